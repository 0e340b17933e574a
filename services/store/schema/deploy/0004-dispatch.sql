-- Alerts on their way out: what is planned, handed over, delivered or failed.
-- requires: 0003-deadlines

BEGIN;

CREATE SCHEMA dispatch;
GRANT USAGE ON SCHEMA dispatch TO vigil_dispatch;

CREATE TABLE dispatch.follower (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL
);
INSERT INTO dispatch.follower VALUES (true, 0);
GRANT SELECT, UPDATE ON dispatch.follower TO vigil_dispatch;

-- The key is the ledger's, so that an alert is on its way once.
CREATE TABLE dispatch.alert (
    case_ref text NOT NULL,
    clock smallint NOT NULL,
    revision integer NOT NULL,
    rung text NOT NULL,
    recipient text NOT NULL,
    due_on date NOT NULL,
    raised_position bigint NOT NULL,
    state smallint NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamptz, -- null: nothing more is to be done
    outcome text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (case_ref, clock, revision, rung, recipient)
);
CREATE INDEX alert_next_attempt ON dispatch.alert (next_attempt_at)
    WHERE next_attempt_at IS NOT NULL;
CREATE INDEX alert_raised ON dispatch.alert (raised_position);
GRANT SELECT, INSERT, UPDATE ON dispatch.alert TO vigil_dispatch;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 4';

COMMIT;
