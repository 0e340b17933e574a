BEGIN;
REVOKE UPDATE ON journal.head FROM vigil_reporting;
REVOKE INSERT ON journal.entry FROM vigil_reporting;
DROP TABLE reporting.suspicion, reporting.consideration;
-- the rows are made again from the journal
TRUNCATE reporting.notification, reporting.lcspr, reporting.lcspr_link;
UPDATE reporting.follower SET position = 0;
REVOKE UPDATE ON reporting.notification FROM vigil_reporting;
GRANT UPDATE (rapid_review_at, decision, response) ON reporting.notification TO vigil_reporting;
ALTER TABLE reporting.lcspr DROP COLUMN case_ref;
DROP INDEX reporting.notification_own_ref, reporting.notification_alike;
ALTER TABLE reporting.notification
    DROP COLUMN position, DROP COLUMN historic, DROP COLUMN left_out, DROP COLUMN lead,
    DROP COLUMN child_ethnicity_unobtainable, DROP COLUMN child_sex_unobtainable,
    DROP COLUMN child_disability_unobtainable,
    ADD UNIQUE (authority, notification_ref);
CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 8';
COMMIT;
