BEGIN;
REVOKE SELECT ON deadlines.clock, deadlines.follower FROM vigil_dispatch;
REVOKE USAGE ON SCHEMA deadlines FROM vigil_dispatch;
DROP VIEW journal.holds;
DROP TABLE dispatch.cluster, dispatch.hold, dispatch.snooze, dispatch.delivery;
DROP INDEX dispatch.alert_failed;
ALTER TABLE dispatch.alert
    DROP COLUMN hop, DROP COLUMN round, DROP COLUMN awaits, DROP COLUMN hop_until;
CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 12';
COMMIT;
