BEGIN;
DROP VIEW journal.followers;
DROP SCHEMA reporting CASCADE;
CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 4';
COMMIT;
