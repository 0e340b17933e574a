BEGIN;
SELECT 1 / (journal.schema_version() >= 10)::integer;
ROLLBACK;
