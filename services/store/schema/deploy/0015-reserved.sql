-- Reserved authorities, which no statistic may hold.
-- requires: 0014-proofs

BEGIN;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 15';

COMMIT;
