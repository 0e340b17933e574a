BEGIN;
SELECT 1 / (journal.schema_version() >= 13)::integer;
ROLLBACK;
