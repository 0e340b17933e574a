-- What the figures are made of: one row a case, one a review, without free text. All of it
-- can be rebuilt from the journal.
-- requires: 0004-dispatch

BEGIN;

CREATE SCHEMA reporting;
GRANT USAGE ON SCHEMA reporting TO vigil_reporting;

-- How far this follower has applied the journal; its row is the lock between copies.
CREATE TABLE reporting.follower (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL
);
INSERT INTO reporting.follower VALUES (true, 0);
GRANT SELECT, UPDATE ON reporting.follower TO vigil_reporting;

-- A case: its notification, its index child, its rapid review and the Panel's response, so
-- far as they have come. A birth date is here since ages are counted from it; it leaves
-- the table in an age band only.
CREATE TABLE reporting.notification (
    case_ref text PRIMARY KEY,
    authority text NOT NULL,
    notification_ref text,
    incident_on date,
    became_aware_on date,
    notified_at timestamptz NOT NULL,
    incident_type smallint,
    death_category smallint,
    harm_category smallint,
    neglect smallint,
    domestic_abuse smallint,
    social_care smallint,
    timing_excluded boolean NOT NULL,
    child_present boolean NOT NULL,
    child_born_on date,
    child_sex smallint,
    child_ethnicity smallint,
    child_disability smallint,
    child_cp_plan smallint,
    child_looked_after smallint,
    rapid_review_at timestamptz,
    decision smallint,
    response smallint,
    UNIQUE (authority, notification_ref)
) WITH (fillfactor = 80);
CREATE INDEX notification_notified ON reporting.notification (notified_at, case_ref);
CREATE INDEX notification_reviewed ON reporting.notification (rapid_review_at, case_ref)
    WHERE rapid_review_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (rapid_review_at, decision, response)
    ON reporting.notification TO vigil_reporting;

-- A review, as its last record tells it.
CREATE TABLE reporting.lcspr (
    authority text NOT NULL,
    lcspr_ref text NOT NULL,
    commissioned_on date,
    received_at timestamptz,
    published_on date,
    shape smallint,
    children integer NOT NULL,
    methodology smallint,
    publication smallint,
    timing_excluded boolean NOT NULL,
    incident_type smallint,
    death_category smallint,
    harm_category smallint,
    child_present boolean NOT NULL,
    child_born_on date,
    child_sex smallint,
    child_ethnicity smallint,
    child_disability smallint,
    child_cp_plan smallint,
    child_looked_after smallint,
    PRIMARY KEY (authority, lcspr_ref)
);
GRANT SELECT, INSERT, UPDATE ON reporting.lcspr TO vigil_reporting;

-- The cases that a review covers.
CREATE TABLE reporting.lcspr_link (
    authority text NOT NULL,
    lcspr_ref text NOT NULL,
    case_ref text NOT NULL,
    PRIMARY KEY (authority, lcspr_ref, case_ref)
);
GRANT SELECT, INSERT ON reporting.lcspr_link TO vigil_reporting;

-- How far every follower is, for the answer to a question of status. The view reads with
-- its owner's rights, so who asks it needs none on the schemas below.
CREATE VIEW journal.followers (name, position) AS
    SELECT 'deadlines', position FROM deadlines.follower
    UNION ALL
    SELECT 'reporting', position FROM reporting.follower
    UNION ALL
    SELECT 'dispatch', position FROM dispatch.follower;
GRANT SELECT ON journal.followers TO vigil_intake;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 5';

COMMIT;
