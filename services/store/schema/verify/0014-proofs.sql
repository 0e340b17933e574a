BEGIN;
SELECT position, signature, leaves FROM casefile.proof WHERE false;
SELECT 1 / (journal.schema_version() >= 14)::integer;
ROLLBACK;
