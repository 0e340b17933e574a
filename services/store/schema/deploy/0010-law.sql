-- What the calendar and the rules were, version by version.
-- requires: 0009-figures

BEGIN;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 10';

COMMIT;
