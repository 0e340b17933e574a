-- The whole of the process: what a case, a review or a decision not to notify holds beside
-- its main line, and the items that have a life of their own within it.
-- requires: 0005-reporting

BEGIN;

-- 1 incident, 2 lcspr, 3 consideration: a reference stands for one of the three, and each
-- has own references of its own.
ALTER TABLE casefile.cases
    ADD COLUMN kind smallint NOT NULL DEFAULT 1,
    ADD COLUMN incident_type smallint,
    ADD COLUMN state_before smallint,
    ADD COLUMN died_on date,
    ADD COLUMN seen_at timestamptz,
    ADD COLUMN also text[],
    ADD COLUMN withdrawal smallint,
    ADD COLUMN merged_into text,
    ADD COLUMN stand smallint,
    ADD COLUMN rapid_review_extended_to date,
    ADD COLUMN lcspr_extended_to date,
    ADD COLUMN national smallint,
    ADD COLUMN review_ref text,
    ADD COLUMN publication smallint,
    ADD COLUMN published_on date,
    ADD COLUMN forecast_on date,
    -- what the latest versions did, a byte each, the newest last
    ADD COLUMN trail bytea NOT NULL DEFAULT '',
    DROP CONSTRAINT cases_authority_notification_ref_key,
    ADD CONSTRAINT cases_own_ref UNIQUE (authority, notification_ref, kind);

-- A review is a file of its own now, known by its authority's own reference like the others.
-- Those from before get theirs with their next record.
DROP TABLE casefile.lcspr;

-- The cases that a review covers, and those that an authority shares.
CREATE INDEX cases_of_review ON casefile.cases (review_ref) WHERE review_ref IS NOT NULL;
CREATE INDEX cases_shared ON casefile.cases USING gin (also) WHERE also IS NOT NULL;

-- The partners' part is intake's to change, the Panel's part is decisions'. A decision of
-- either may suspend a case, or bring it back.
GRANT UPDATE (state_before, incident_on, became_aware_on, died_on, also, authority,
              notification_ref, withdrawal, merged_into, stand, review_ref, publication,
              published_on, forecast_on, trail)
    ON casefile.cases TO vigil_intake;
GRANT UPDATE (state_before, seen_at, merged_into, rapid_review_extended_to, lcspr_extended_to,
              national, trail)
    ON casefile.cases TO vigil_decisions;

-- Something of a case that somebody must do, answer or decide; its words are in the journal.
-- Without a foreign key: who writes it holds its case's row, and the key's trigger would cost
-- a notification twice as much as the item itself.
CREATE TABLE casefile.item (
    case_ref text NOT NULL,
    kind smallint NOT NULL,
    no integer NOT NULL CHECK (no > 0),
    state smallint NOT NULL,
    owner text NOT NULL,
    due_on date,
    code integer NOT NULL,
    level integer NOT NULL,
    parent integer NOT NULL,
    label text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (case_ref, kind, no)
) WITH (fillfactor = 80);
-- What is open (state 1), by who must act: the inbox.
CREATE INDEX item_open ON casefile.item (owner, due_on, case_ref, kind, no) WHERE state = 1;
-- Recommendations (kind 4) of an authority by theme, so that one that comes again is told.
CREATE INDEX item_recommendation ON casefile.item (owner, code, opened_at) WHERE kind = 4;
GRANT SELECT, INSERT, UPDATE (state, owner, due_on, code, level, parent, label, changed_at)
    ON casefile.item TO vigil_intake, vigil_decisions;
GRANT SELECT ON casefile.item TO vigil_deadlines;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 6';

COMMIT;
