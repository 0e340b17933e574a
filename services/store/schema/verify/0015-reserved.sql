BEGIN;
SELECT 1 / (journal.schema_version() >= 15)::integer;
ROLLBACK;
