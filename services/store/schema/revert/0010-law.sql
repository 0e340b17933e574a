BEGIN;
ALTER TABLE deadlines.clock DROP COLUMN missed_on;
DROP SCHEMA law CASCADE;
CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 9';
COMMIT;
