BEGIN;
DROP TABLE law.rules;
DELETE FROM law.applying USING law.version v WHERE v.version = applying.version AND v.kind = 2;
DELETE FROM law.notice USING law.version v WHERE v.version = notice.version AND v.kind = 2;
DELETE FROM law.version WHERE kind = 2;
ALTER TABLE law.version
    DROP CONSTRAINT version_kind,
    DROP CONSTRAINT version_in_force_from,
    DROP COLUMN kind,
    ALTER COLUMN division SET NOT NULL,
    ALTER COLUMN from_on SET NOT NULL,
    ALTER COLUMN until_on SET NOT NULL;
ALTER TABLE law.version RENAME TO calendar;
ALTER TABLE law.calendar ADD UNIQUE (in_force_from);
CREATE TABLE law.rules (
    version text PRIMARY KEY,
    clocks bytea NOT NULL,
    ladder bytea NOT NULL,
    imported_at timestamptz NOT NULL,
    imported_by text NOT NULL,
    in_force_from bigint UNIQUE
);
GRANT SELECT ON law.rules
    TO vigil_intake, vigil_decisions, vigil_deadlines, vigil_reporting, vigil_dispatch;
GRANT INSERT, UPDATE (in_force_from) ON law.rules TO vigil_deadlines;
CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 15';
COMMIT;
