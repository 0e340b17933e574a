BEGIN;
SELECT wake_at, seq, climbed_to, case_ref, clock, revision, turn FROM deadlines.wake WHERE false;
SELECT wake_at, seq, cleaned_at, cleaned_seq, passed FROM deadlines.wake_cursor;
SELECT 1 / (journal.schema_version() >= 12)::integer;
ROLLBACK;
