-- When each clock is to be looked at next, in order.
-- requires: 0011-clocks

BEGIN;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 12';

COMMIT;
