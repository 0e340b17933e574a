BEGIN;
DROP TABLE deadlines.feed;
DROP INDEX deadlines.clock_of_authority;
ALTER TABLE deadlines.clock DROP COLUMN changed_at;
DROP INDEX deadlines.clock_asked, deadlines.clock_running, deadlines.clock_running_of_authority;
-- clocks that earlier versions do not know
DELETE FROM deadlines.clock WHERE clock > 3;
UPDATE deadlines.clock SET state = 1 WHERE state = 5;
ALTER TABLE deadlines.clock
    DROP COLUMN due_at, DROP COLUMN sense, DROP COLUMN status, DROP COLUMN owner,
    DROP COLUMN asked, DROP COLUMN calendar;
CREATE INDEX clock_running ON deadlines.clock (due_on, case_ref, clock) WHERE state = 1;
CREATE INDEX clock_running_of_authority
    ON deadlines.clock (authority, due_on, case_ref, clock) WHERE state = 1;
ALTER TABLE deadlines.facts
    DROP COLUMN historic, DROP COLUMN incident_type, DROP COLUMN period,
    DROP COLUMN facts, DROP COLUMN pauses, DROP COLUMN stated;
ALTER TABLE casefile.cases DROP COLUMN facts, DROP COLUMN pauses;
CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 10';
COMMIT;
