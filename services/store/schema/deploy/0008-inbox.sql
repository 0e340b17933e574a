-- What the clocks of the whole process need, and what each role must do next.
-- requires: 0007-documents

BEGIN;

-- Reviews have clocks too; what suspends a case stops its clocks, and an extension moves
-- their due days. Of the main line's states only the first is kept: clocks do not depend
-- on the others.
ALTER TABLE deadlines.facts
    ADD COLUMN kind smallint NOT NULL DEFAULT 1,
    ADD COLUMN state smallint NOT NULL DEFAULT 1,
    ADD COLUMN state_before smallint,
    ADD COLUMN rapid_review_extended_to date,
    ADD COLUMN lcspr_extended_to date,
    ADD COLUMN review_ref text;
CREATE INDEX facts_of_review ON deadlines.facts (review_ref) WHERE review_ref IS NOT NULL;

-- Only what runs is ever listed by day: what is met stays out of these indexes.
DROP INDEX deadlines.clock_due, deadlines.clock_due_of_authority;
CREATE INDEX clock_running ON deadlines.clock (due_on, case_ref, clock) WHERE state = 1;
CREATE INDEX clock_running_of_authority
    ON deadlines.clock (authority, due_on, case_ref, clock) WHERE state = 1;

-- What somebody must do that no item of the case file says: an officer of the Panel sees a
-- new case (17), two cases may be one (10, label is the other); and deaths that only the
-- Department and Ofsted handle (103), shown until due_on. `no` is the position in the
-- journal that asked for it.
CREATE TABLE deadlines.task (
    case_ref text NOT NULL,
    kind smallint NOT NULL,
    no bigint NOT NULL,
    owner text NOT NULL,
    label text NOT NULL,
    due_on date,
    since timestamptz NOT NULL,
    PRIMARY KEY (case_ref, kind, no)
);
CREATE INDEX task_of_owner ON deadlines.task (owner, due_on, case_ref, kind, no);
GRANT SELECT, INSERT, DELETE ON deadlines.task TO vigil_deadlines;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 8';

COMMIT;
