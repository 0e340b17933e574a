-- When each clock is to be looked at next, in order. Rows are only added, and read from
-- behind a cursor: no row of a clock is touched when a rung of it is reached, and no dead
-- entry ever lies between the cursor and what is due next.
-- requires: 0011-clocks

BEGIN;

-- Of a clock there remains from when its ladder is climbed; and its turn, which grows each
-- time that the clock is written, so that what was added before is no longer true.
DROP INDEX deadlines.clock_next_rung;
ALTER TABLE deadlines.clock ADD COLUMN turn integer NOT NULL DEFAULT 0;

-- One row for the next rung of each running clock, and one for each clock that was written
-- again. Rows are in the order of their key; `seq` only grows, so that a row which is
-- added at the cursor's own instant lies behind the cursor. Whoever adds holds the row of
-- deadlines.follower.
CREATE SEQUENCE deadlines.wake_seq;
CREATE TABLE deadlines.wake (
    wake_at timestamptz NOT NULL,
    seq bigint NOT NULL DEFAULT nextval('deadlines.wake_seq'),
    -- rungs up to this instant are dealt with; null: all that it passed are looked at again
    climbed_to timestamptz,
    case_ref text NOT NULL,
    clock smallint NOT NULL,
    revision integer NOT NULL,
    turn integer NOT NULL DEFAULT 0, -- the clock's, when this was added
    PRIMARY KEY (wake_at, seq)
);
GRANT SELECT, INSERT, DELETE ON deadlines.wake TO vigil_deadlines;
GRANT USAGE ON SEQUENCE deadlines.wake_seq TO vigil_deadlines;

INSERT INTO deadlines.wake (wake_at, climbed_to, case_ref, clock, revision)
    SELECT next_rung_at, CASE WHEN state = 1 THEN climbed_to END, case_ref, clock, revision
    FROM deadlines.clock WHERE next_rung_at IS NOT NULL
    ORDER BY next_rung_at, case_ref, clock, revision;

-- Rows up to (wake_at, seq) are dealt with; those up to (cleaned_at, cleaned_seq) are
-- removed; `passed` is how many lie between.
CREATE TABLE deadlines.wake_cursor (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    wake_at timestamptz NOT NULL,
    seq bigint NOT NULL,
    cleaned_at timestamptz NOT NULL,
    cleaned_seq bigint NOT NULL,
    passed bigint NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);
INSERT INTO deadlines.wake_cursor
    VALUES (true, 'epoch', 0, 'epoch', 0, 0);
GRANT SELECT, UPDATE ON deadlines.wake_cursor TO vigil_deadlines;

ALTER TABLE deadlines.clock DROP COLUMN next_rung_at;

-- A statement that is thought to be large is not compiled first: it would come too late.
ALTER ROLE vigil_deadlines SET jit = off;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 12';

COMMIT;
