-- The rules (which clocks there are, how long, who is told) as versions beside the calendars.
-- requires: 0015-reserved

BEGIN;

-- A version of the law: of the bank holidays (1), or of the rules (2). Whatever its kind,
-- it is proposed, approved and applied alike, and no two have one name.
ALTER TABLE law.calendar RENAME TO version;
ALTER TABLE law.version
    ADD COLUMN kind smallint NOT NULL DEFAULT 1,
    ALTER COLUMN division DROP NOT NULL,
    ALTER COLUMN from_on DROP NOT NULL,
    ALTER COLUMN until_on DROP NOT NULL,
    DROP CONSTRAINT calendar_in_force_from_key,
    ADD CONSTRAINT version_in_force_from UNIQUE (kind, in_force_from),
    ADD CONSTRAINT version_kind CHECK (
        kind = 2 OR kind = 1 AND division IS NOT NULL AND from_on IS NOT NULL
                             AND until_on IS NOT NULL);
ALTER TABLE law.version ALTER COLUMN kind DROP DEFAULT;

-- The texts of clocks.csv and ladder.csv, as they were imported. (The table had been made
-- before anything was written into it.)
DROP TABLE law.rules;
CREATE TABLE law.rules (
    version text PRIMARY KEY REFERENCES law.version,
    clocks text NOT NULL,
    ladder text NOT NULL
);
GRANT SELECT ON law.rules
    TO vigil_intake, vigil_decisions, vigil_deadlines, vigil_reporting, vigil_dispatch;
GRANT INSERT ON law.rules TO vigil_deadlines;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 16';

COMMIT;
