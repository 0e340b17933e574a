BEGIN;
DROP TABLE deadlines.task;
DROP INDEX deadlines.clock_running, deadlines.clock_running_of_authority;
CREATE INDEX clock_due ON deadlines.clock (due_on, case_ref, clock);
CREATE INDEX clock_due_of_authority ON deadlines.clock (authority, due_on, case_ref, clock);
ALTER TABLE deadlines.facts
    DROP COLUMN kind,
    DROP COLUMN state,
    DROP COLUMN state_before,
    DROP COLUMN rapid_review_extended_to,
    DROP COLUMN lcspr_extended_to,
    DROP COLUMN review_ref;
CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 7';
COMMIT;
