-- Alerts by every channel, until they are delivered or listed as failed.
-- requires: 0012-wake

BEGIN;

-- An alert goes by one of its recipient's ways after the other, from 1: `hop`. `round`
-- counts how often it was sent anew by order. awaits: a peer took it, and next_attempt_at
-- is when that must be confirmed. hop_until: when this way's time is up; null: not begun.
ALTER TABLE dispatch.alert
    ADD COLUMN hop integer NOT NULL DEFAULT 1,
    ADD COLUMN round integer NOT NULL DEFAULT 0,
    ADD COLUMN awaits boolean NOT NULL DEFAULT false,
    ADD COLUMN hop_until timestamptz;
CREATE INDEX alert_failed ON dispatch.alert (raised_position) WHERE state = 4;

-- What each way came to. The reference is what a confirmation names; several alerts that
-- went in one message share it.
CREATE TABLE dispatch.delivery (
    case_ref text NOT NULL,
    clock smallint NOT NULL,
    revision integer NOT NULL,
    rung text NOT NULL,
    recipient text NOT NULL,
    round integer NOT NULL,
    hop integer NOT NULL,
    reference uuid NOT NULL,
    channel smallint NOT NULL,
    state smallint NOT NULL,
    attempts integer NOT NULL,
    provider_id text NOT NULL,
    confirm_by timestamptz, -- null: no peer has taken it
    ask_at timestamptz,     -- null: the peer is not asked (any more)
    outcome text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (case_ref, clock, revision, rung, recipient, round, hop),
    FOREIGN KEY (case_ref, clock, revision, rung, recipient) REFERENCES dispatch.alert
);
CREATE INDEX delivery_reference ON dispatch.delivery (reference);
CREATE INDEX delivery_ask ON dispatch.delivery (ask_at) WHERE ask_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON dispatch.delivery TO vigil_dispatch;

-- A party's own reminders of a clock wait until a day.
CREATE TABLE dispatch.snooze (
    case_ref text NOT NULL,
    clock smallint NOT NULL,
    party text NOT NULL,
    until date NOT NULL,
    PRIMARY KEY (case_ref, clock, party)
);
GRANT SELECT, INSERT, UPDATE ON dispatch.snooze TO vigil_dispatch;

-- Why nothing goes out; no row: it does.
CREATE TABLE dispatch.hold (
    reason text PRIMARY KEY,
    since timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON dispatch.hold TO vigil_dispatch;

-- References of hand-overs are made with it, so that who knows an alert cannot say in the
-- name of a mail server that it arrived. 244 bits by chance.
CREATE TABLE dispatch.secret (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    bytes bytea NOT NULL CHECK (octet_length(bytes) = 32)
);
INSERT INTO dispatch.secret (bytes)
    SELECT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
GRANT SELECT ON dispatch.secret TO vigil_dispatch;

-- For the answer to a question of status, as journal.followers is.
CREATE VIEW journal.holds AS SELECT reason, since FROM dispatch.hold;
GRANT SELECT ON journal.holds TO vigil_intake;

-- The cluster that alerts went out from last: another one is a restored copy.
CREATE TABLE dispatch.cluster (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    system_identifier bigint NOT NULL,
    timeline integer NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON dispatch.cluster TO vigil_dispatch;

-- Looked at in the transaction that marks an alert as handed over.
GRANT USAGE ON SCHEMA deadlines TO vigil_dispatch;
GRANT SELECT ON deadlines.clock, deadlines.follower TO vigil_dispatch;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 13';

COMMIT;
