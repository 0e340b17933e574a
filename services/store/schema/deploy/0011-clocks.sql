-- Every clock of the process: facts, pauses, who must act, which law gave the day.
-- requires: 0010-law

BEGIN;

-- Facts (nine bytes each: number, instant) and pauses (ten: clock, from, until, whether an
-- extension moves) of a case: store_pack.h. What was recorded before is a fact, too.
ALTER TABLE casefile.cases
    ADD COLUMN facts bytea NOT NULL DEFAULT '',
    ADD COLUMN pauses bytea NOT NULL DEFAULT '';
UPDATE casefile.cases SET facts =
    CASE WHEN responded_at IS NULL THEN ''::bytea
         ELSE '\x06'::bytea || int8send((extract(epoch FROM responded_at) * 1000000)::bigint)
    END ||
    CASE WHEN published_on IS NULL THEN ''::bytea
         ELSE '\x09'::bytea || int8send((extract(epoch FROM
              published_on::timestamp AT TIME ZONE 'Europe/London') * 1000000)::bigint)
    END
    WHERE responded_at IS NOT NULL OR published_on IS NOT NULL;
GRANT UPDATE (facts, pauses) ON casefile.cases TO vigil_intake, vigil_decisions;

-- The same for the clocks' own record; `stated` is the position of the entry that stated
-- each fact last (nine bytes each: number, position).
ALTER TABLE deadlines.facts
    ADD COLUMN historic boolean NOT NULL DEFAULT false,
    ADD COLUMN incident_type smallint,
    ADD COLUMN period smallint,
    ADD COLUMN facts bytea NOT NULL DEFAULT '',
    ADD COLUMN pauses bytea NOT NULL DEFAULT '',
    ADD COLUMN stated bytea NOT NULL DEFAULT '';

-- due_at: the first instant that is too late. asked: it stands in the inbox of its owner.
ALTER TABLE deadlines.clock
    ADD COLUMN due_at timestamptz,
    ADD COLUMN sense smallint NOT NULL DEFAULT 1,
    ADD COLUMN status smallint NOT NULL DEFAULT 1,
    ADD COLUMN owner text,
    ADD COLUMN asked boolean NOT NULL DEFAULT true,
    ADD COLUMN calendar text NOT NULL DEFAULT 'config';
UPDATE deadlines.clock SET owner = authority,
    due_at = (due_on + 1)::timestamp AT TIME ZONE 'Europe/London';
ALTER TABLE deadlines.clock
    ALTER COLUMN due_at SET NOT NULL,
    ALTER COLUMN owner SET NOT NULL;

-- How the due day of each revision came about, as it was when it began; never changed.
-- stated: the position of the entry that stated the fact; days: rules_explain.h.
CREATE TABLE deadlines.explanation (
    case_ref text NOT NULL,
    clock smallint NOT NULL,
    revision integer NOT NULL,
    starts smallint,
    starts_due smallint,
    length integer NOT NULL,
    unit smallint NOT NULL,
    paused integer NOT NULL,
    base_on date NOT NULL,
    stated bigint NOT NULL,
    days text NOT NULL,
    PRIMARY KEY (case_ref, clock, revision)
);
GRANT SELECT, INSERT ON deadlines.explanation TO vigil_deadlines;

-- What runs or is paused is listed by day; what somebody must do, in his inbox.
DROP INDEX deadlines.clock_running, deadlines.clock_running_of_authority;
CREATE INDEX clock_running ON deadlines.clock (due_on, case_ref, clock)
    WHERE state IN (1, 5);
CREATE INDEX clock_running_of_authority
    ON deadlines.clock (authority, due_on, case_ref, clock) WHERE state IN (1, 5);
CREATE INDEX clock_asked ON deadlines.clock (owner, due_on, case_ref, clock)
    WHERE state = 1 AND asked;

-- When what a clock is now was recorded: calendars say it, and an index finds the clocks
-- of an authority whatever became of them.
ALTER TABLE deadlines.clock ADD COLUMN changed_at timestamptz;
CREATE INDEX clock_of_authority ON deadlines.clock (authority, case_ref, clock);

-- The calendar feeds: how often one was renewed, from which its name follows, and whether
-- it was taken away. An authority without a row has its first name.
CREATE TABLE deadlines.feed (
    authority text PRIMARY KEY,
    number integer NOT NULL,
    revoked boolean NOT NULL,
    changed_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON deadlines.feed TO vigil_deadlines;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 11';

COMMIT;
