BEGIN;
DROP TABLE casefile.item;
DROP INDEX casefile.cases_of_review, casefile.cases_shared;
CREATE TABLE casefile.lcspr (
    authority text NOT NULL,
    lcspr_ref text NOT NULL,
    received_at timestamptz,
    PRIMARY KEY (authority, lcspr_ref)
);
GRANT SELECT, INSERT, UPDATE (received_at) ON casefile.lcspr TO vigil_intake;
INSERT INTO casefile.lcspr
    SELECT authority, notification_ref, lcspr_received_at FROM casefile.cases WHERE kind = 2;
DELETE FROM casefile.cases WHERE kind <> 1;
ALTER TABLE casefile.cases
    DROP CONSTRAINT cases_own_ref,
    ADD CONSTRAINT cases_authority_notification_ref_key UNIQUE (authority, notification_ref),
    DROP COLUMN kind, DROP COLUMN incident_type, DROP COLUMN state_before,
    DROP COLUMN died_on, DROP COLUMN seen_at, DROP COLUMN also, DROP COLUMN withdrawal,
    DROP COLUMN merged_into, DROP COLUMN stand, DROP COLUMN rapid_review_extended_to,
    DROP COLUMN lcspr_extended_to, DROP COLUMN national, DROP COLUMN review_ref,
    DROP COLUMN publication, DROP COLUMN published_on, DROP COLUMN forecast_on,
    DROP COLUMN trail;
CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 5';
COMMIT;
