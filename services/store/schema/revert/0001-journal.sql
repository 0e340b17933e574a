-- The roles stay: they belong to the cluster, not to this database.
BEGIN;
DROP SCHEMA journal CASCADE;
COMMIT;
