-- What the calendar and the rules were, version by version. All of it follows from the
-- journal but for the version `config`: the host's own files, as they were when the first
-- daemon looked.
-- requires: 0009-figures

BEGIN;

CREATE SCHEMA law;
GRANT USAGE ON SCHEMA law
    TO vigil_intake, vigil_decisions, vigil_deadlines, vigil_reporting, vigil_dispatch;

-- The bank holidays of a division: proposed when imported, approved by a second look, in
-- force from a position of the journal on: the approval's, once all deadlines that run
-- have been worked out anew.
CREATE TABLE law.calendar (
    version text PRIMARY KEY,
    division text NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    imported_at timestamptz NOT NULL,
    imported_by text NOT NULL,
    approved_at timestamptz,
    approved_by text,
    in_force_from bigint UNIQUE,
    no integer UNIQUE, -- of those that were ever in force, which one it is
    moved bigint NOT NULL DEFAULT 0, -- deadlines that got another day
    -- what the operator was told of: 1 that it ends soon, 2 that a deadline lies behind it
    told smallint NOT NULL DEFAULT 0
);
CREATE TABLE law.holiday (
    version text NOT NULL REFERENCES law.calendar,
    on_day date NOT NULL,
    title text NOT NULL,
    PRIMARY KEY (version, on_day)
);

-- The tables of clocks and of rungs, as the files had them; in force from the import on.
CREATE TABLE law.rules (
    version text PRIMARY KEY,
    clocks bytea NOT NULL,
    ladder bytea NOT NULL,
    imported_at timestamptz NOT NULL,
    imported_by text NOT NULL,
    in_force_from bigint UNIQUE
);

-- An approved calendar on its way through the deadlines that run: how far it is, and what
-- each owner is to be told at the end.
CREATE TABLE law.applying (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    version text NOT NULL REFERENCES law.calendar,
    after_due_on date NOT NULL,
    after_case_ref text NOT NULL,
    after_clock smallint NOT NULL
);
CREATE TABLE law.notice (
    version text NOT NULL REFERENCES law.calendar,
    owner text NOT NULL,
    moved bigint NOT NULL,
    missed bigint NOT NULL, -- of these, what had been missed and stays marked so
    PRIMARY KEY (version, owner)
);

GRANT SELECT ON law.calendar, law.holiday, law.rules, law.notice
    TO vigil_intake, vigil_decisions, vigil_reporting, vigil_dispatch;
GRANT SELECT, INSERT ON law.calendar, law.holiday, law.rules, law.notice TO vigil_deadlines;
GRANT UPDATE (approved_at, approved_by, in_force_from, no, moved, told) ON law.calendar
    TO vigil_deadlines;
GRANT UPDATE (in_force_from) ON law.rules TO vigil_deadlines;
GRANT UPDATE (moved, missed), DELETE ON law.notice TO vigil_deadlines;
GRANT SELECT, INSERT, UPDATE, DELETE ON law.applying TO vigil_deadlines;

-- The due day that had passed unmet when a new calendar moved it into the future: a
-- deadline that was missed is never un-missed in silence.
ALTER TABLE deadlines.clock ADD COLUMN missed_on date;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 10';

COMMIT;
