-- The statutory clocks of each case, and the ledger of alerts. All of it can be rebuilt
-- from the journal.
-- requires: 0002-casefile

BEGIN;

CREATE SCHEMA deadlines;
GRANT USAGE ON SCHEMA deadlines TO vigil_deadlines;

-- How far this follower has applied the journal; its row is the lock between copies.
CREATE TABLE deadlines.follower (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL
);
INSERT INTO deadlines.follower VALUES (true, 0);
GRANT SELECT, UPDATE ON deadlines.follower TO vigil_deadlines;

-- The facts that clocks start and stop on, as of the position applied.
CREATE TABLE deadlines.facts (
    case_ref text PRIMARY KEY,
    authority text NOT NULL,
    became_aware_on date,
    notified_at timestamptz NOT NULL,
    rapid_review_at timestamptz,
    decision smallint,
    lcspr_commissioned_on date,
    lcspr_received_at timestamptz
);
GRANT SELECT, INSERT, UPDATE ON deadlines.facts TO vigil_deadlines;

CREATE TABLE deadlines.clock (
    case_ref text NOT NULL,
    clock smallint NOT NULL,
    revision integer NOT NULL,
    authority text NOT NULL,
    rule text NOT NULL,
    started_on date NOT NULL,
    due_on date NOT NULL,
    provisional boolean NOT NULL,
    state smallint NOT NULL,
    met_at timestamptz,
    -- rungs up to this instant are dealt with; the next one is reached at the other
    climbed_to timestamptz NOT NULL,
    next_rung_at timestamptz,
    PRIMARY KEY (case_ref, clock, revision)
);
CREATE INDEX clock_next_rung ON deadlines.clock (next_rung_at)
    WHERE next_rung_at IS NOT NULL;
CREATE INDEX clock_due ON deadlines.clock (due_on, case_ref, clock);
CREATE INDEX clock_due_of_authority ON deadlines.clock (authority, due_on, case_ref, clock);
GRANT SELECT, INSERT, UPDATE ON deadlines.clock TO vigil_deadlines;

-- Every rung that was reached, once: the key is the effect. `sent` is false for a rung
-- that was passed over, since a higher one was reached while nobody looked.
CREATE TABLE deadlines.ledger (
    case_ref text NOT NULL,
    clock smallint NOT NULL,
    revision integer NOT NULL,
    rung text NOT NULL,
    recipient text NOT NULL,
    due_on date NOT NULL,
    reached_at timestamptz NOT NULL,
    raised_at timestamptz NOT NULL,
    sent boolean NOT NULL,
    PRIMARY KEY (case_ref, clock, revision, rung, recipient)
);
GRANT SELECT, INSERT ON deadlines.ledger TO vigil_deadlines;

-- Moving a sandbox's time is a message like others: answered once.
GRANT SELECT, INSERT ON casefile.message TO vigil_deadlines;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 3';

COMMIT;
