BEGIN;
SELECT version, kind, in_force_from, told FROM law.version WHERE false;
SELECT version, clocks, ladder FROM law.rules WHERE false;
SELECT 1 / (journal.schema_version() >= 16)::integer;
ROLLBACK;
