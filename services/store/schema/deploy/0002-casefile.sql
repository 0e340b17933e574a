-- The case file: each case's present state, the roster of keys, and the answers given.
-- requires: 0001-journal

BEGIN;

CREATE SCHEMA casefile;
GRANT USAGE ON SCHEMA casefile TO vigil_intake, vigil_decisions, vigil_deadlines,
    vigil_reporting, vigil_dispatch;

-- Whom a key speaks for. Keys are never deleted, so that history keeps its actors.
CREATE TABLE casefile.roster (
    public_key text PRIMARY KEY CHECK (length(public_key) = 40),
    party text NOT NULL,
    role smallint NOT NULL,
    revoked boolean NOT NULL DEFAULT false
);
GRANT SELECT, INSERT, UPDATE (revoked) ON casefile.roster TO vigil_intake;
GRANT SELECT ON casefile.roster TO vigil_decisions, vigil_deadlines, vigil_reporting,
    vigil_dispatch;

-- The answer that a message got, for ever: the same message again gets the same bytes. The
-- key begins with the sender, so that nobody learns of another's ids.
CREATE TABLE casefile.message (
    sender text NOT NULL,
    message_id uuid NOT NULL,
    digest bytea NOT NULL,
    answer bytea NOT NULL,
    PRIMARY KEY (sender, message_id)
);
GRANT SELECT, INSERT ON casefile.message TO vigil_intake, vigil_decisions;

-- Numbers for case references. Not an order: the journal has that.
CREATE SEQUENCE casefile.serial;
GRANT USAGE ON SEQUENCE casefile.serial TO vigil_intake;

CREATE TABLE casefile.cases (
    case_ref text PRIMARY KEY,
    authority text NOT NULL,
    notification_ref text,
    historic boolean NOT NULL,
    incident_on date,
    became_aware_on date,
    notified_at timestamptz NOT NULL,
    state smallint NOT NULL,
    version integer NOT NULL,
    rapid_review_at timestamptz,
    decision smallint,
    lcspr_ref text,
    lcspr_commissioned_on date,
    lcspr_received_at timestamptz,
    responded_at timestamptz,
    response smallint,
    reason smallint,
    UNIQUE (authority, notification_ref)
) WITH (fillfactor = 80);
-- The partners' part is intake's to change, the Panel's part is decisions'.
GRANT SELECT, INSERT,
    UPDATE (state, version, rapid_review_at, decision, lcspr_ref, lcspr_commissioned_on,
            lcspr_received_at)
    ON casefile.cases TO vigil_intake;
GRANT SELECT, UPDATE (state, version, responded_at, response, reason)
    ON casefile.cases TO vigil_decisions;
GRANT SELECT ON casefile.cases TO vigil_deadlines, vigil_dispatch;

-- A review by its authority's own reference, so that it is recorded once.
CREATE TABLE casefile.lcspr (
    authority text NOT NULL,
    lcspr_ref text NOT NULL,
    received_at timestamptz,
    PRIMARY KEY (authority, lcspr_ref)
);
GRANT SELECT, INSERT, UPDATE (received_at) ON casefile.lcspr TO vigil_intake;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 2';

COMMIT;
