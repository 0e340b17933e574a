BEGIN;
SELECT 1 / (journal.schema_version() >= 11)::integer;
ROLLBACK;
