-- Reserved authorities, which no statistic may hold.
-- requires: 0014-proofs

BEGIN;

-- VIGIL_RESERVED_CODES of include/vigil/units.h.
CREATE FUNCTION casefile.is_reserved(party text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT left(party, 6) = 'E99000' $$;

-- An authority that is counted. Every table that figures are made of names its authority
-- by this type, so that nothing of a reserved one can be written into it, by whatever
-- statement; no daemon owns the type, the function or the tables, so none can change them.
-- (Suspected duplicates are no figure, and are found among these rows alone.)
CREATE DOMAIN reporting.counted_authority AS text
    CONSTRAINT reserved_authorities_are_not_counted CHECK (NOT casefile.is_reserved(VALUE));

ALTER TABLE reporting.notification
    ALTER COLUMN authority TYPE reporting.counted_authority,
    ALTER COLUMN lead TYPE reporting.counted_authority;
ALTER TABLE reporting.lcspr ALTER COLUMN authority TYPE reporting.counted_authority;
ALTER TABLE reporting.lcspr_link ALTER COLUMN authority TYPE reporting.counted_authority;

-- Whose consideration it was had not been kept.
ALTER TABLE reporting.consideration ADD COLUMN authority reporting.counted_authority;
UPDATE reporting.consideration o SET authority = c.authority
    FROM casefile.cases c WHERE c.case_ref = o.case_ref;
ALTER TABLE reporting.consideration ALTER COLUMN authority SET NOT NULL;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 15';

COMMIT;
