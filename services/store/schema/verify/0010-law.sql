BEGIN;
SELECT version, in_force_from, told FROM law.calendar WHERE false;
SELECT version, on_day, title FROM law.holiday WHERE false;
SELECT version, clocks, ladder, in_force_from FROM law.rules WHERE false;
SELECT version, after_due_on FROM law.applying WHERE false;
SELECT version, owner, moved, missed FROM law.notice WHERE false;
SELECT missed_on FROM deadlines.clock WHERE false;
SELECT 1 / (journal.schema_version() >= 10)::integer;
ROLLBACK;
