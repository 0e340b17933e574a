-- What proves an answer, kept once for those signed together.
-- requires: 0013-delivery

BEGIN;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 14';

COMMIT;
