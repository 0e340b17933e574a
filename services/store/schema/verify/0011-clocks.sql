BEGIN;
SELECT facts, pauses FROM casefile.cases WHERE false;
SELECT historic, incident_type, period, facts, pauses, stated FROM deadlines.facts WHERE false;
SELECT due_at, sense, status, owner, asked, calendar FROM deadlines.clock WHERE false;
SELECT changed_at FROM deadlines.clock WHERE false;
SELECT number FROM deadlines.feed WHERE false;
ROLLBACK;
