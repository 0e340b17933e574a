-- The whole process in the figures: amended, withdrawn and merged cases, considerations,
-- deaths that are only noted; and the notifications that look like one incident.
-- requires: 0008-inbox

BEGIN;

-- What is there does not say all of this, but the journal does: the daemon makes the rows
-- again from its first entry.
TRUNCATE reporting.notification, reporting.lcspr, reporting.lcspr_link;
UPDATE reporting.follower SET position = 0;

-- A withdrawn or merged case stays, and is left out of what was notified. The
-- *_unobtainable say that a blank is final; without them it is not known yet. The lead is
-- who the case's own reference is unique with; the authority is who notified, by the entry
-- of the journal at that position.
ALTER TABLE reporting.notification
    ADD COLUMN position bigint NOT NULL,
    ADD COLUMN historic boolean NOT NULL,
    ADD COLUMN left_out boolean NOT NULL DEFAULT false,
    ADD COLUMN lead text NOT NULL,
    ADD COLUMN child_ethnicity_unobtainable boolean NOT NULL,
    ADD COLUMN child_sex_unobtainable boolean NOT NULL,
    ADD COLUMN child_disability_unobtainable boolean NOT NULL,
    DROP CONSTRAINT notification_authority_notification_ref_key;
CREATE INDEX notification_own_ref ON reporting.notification (lead, notification_ref);
-- Where a new notification's likes are looked for: by the days around it, then by birth.
CREATE INDEX notification_alike ON reporting.notification (incident_on, child_born_on)
    WHERE NOT historic AND NOT left_out AND child_born_on IS NOT NULL;
GRANT UPDATE ON reporting.notification TO vigil_reporting;

-- The review by Vigil's reference.
ALTER TABLE reporting.lcspr ADD COLUMN case_ref text;
CREATE INDEX lcspr_case_ref ON reporting.lcspr (case_ref);

-- An incident that was considered and not notified.
CREATE TABLE reporting.consideration (
    case_ref text PRIMARY KEY,
    considered_on date,
    incident_type smallint,
    left_out boolean NOT NULL DEFAULT false
);
CREATE INDEX consideration_considered ON reporting.consideration (considered_on);
GRANT SELECT, INSERT, UPDATE ON reporting.consideration TO vigil_reporting;

-- Every pair that was said to look like one incident, once: the key is the effect. What
-- was said is in the journal, so this is not emptied when the figures are made again.
CREATE TABLE reporting.suspicion (
    case_ref text NOT NULL,
    other_ref text NOT NULL,
    PRIMARY KEY (case_ref, other_ref)
);
GRANT SELECT, INSERT ON reporting.suspicion TO vigil_reporting;
GRANT UPDATE ON journal.head TO vigil_reporting;
GRANT INSERT ON journal.entry TO vigil_reporting;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 9';

COMMIT;
