-- Every clock of the process: facts, pauses, extensions, explanations.
-- requires: 0010-law

BEGIN;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 11';

COMMIT;
