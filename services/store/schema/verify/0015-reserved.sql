BEGIN;
SELECT 1 / (journal.schema_version() >= 15)::integer;
SELECT 1 / (casefile.is_reserved('E99000001') AND NOT casefile.is_reserved('E08000025'))::integer;
SELECT 1 / (count(*) = 5)::integer FROM information_schema.columns
    WHERE table_schema = 'reporting' AND domain_name = 'counted_authority';
ROLLBACK;
