BEGIN;
SELECT 1 / (journal.schema_version() >= 14)::integer;
ROLLBACK;
