BEGIN;
ALTER TABLE reporting.consideration DROP COLUMN authority;
ALTER TABLE reporting.lcspr_link ALTER COLUMN authority TYPE text;
ALTER TABLE reporting.lcspr ALTER COLUMN authority TYPE text;
ALTER TABLE reporting.notification
    ALTER COLUMN authority TYPE text, ALTER COLUMN lead TYPE text;
DROP DOMAIN reporting.counted_authority;
DROP FUNCTION casefile.is_reserved(text);
CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 14';
COMMIT;
