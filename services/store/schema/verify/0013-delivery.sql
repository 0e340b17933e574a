BEGIN;
SELECT 1 / (journal.schema_version() >= 13)::integer;
SELECT hop, round, awaits, hop_until FROM dispatch.alert WHERE false;
SELECT reference, provider_id, confirm_by, ask_at FROM dispatch.delivery WHERE false;
SELECT until FROM dispatch.snooze WHERE false;
SELECT reason FROM dispatch.hold WHERE false;
SELECT timeline FROM dispatch.cluster WHERE false;
SELECT 1 / has_table_privilege('vigil_dispatch', 'deadlines.clock', 'SELECT')::integer;
ROLLBACK;
