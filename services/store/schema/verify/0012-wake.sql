BEGIN;
SELECT 1 / (journal.schema_version() >= 12)::integer;
ROLLBACK;
