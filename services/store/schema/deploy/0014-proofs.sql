-- What proves the receipts that were signed together, kept once for all of them. A message's
-- answer is kept without it from here on (wire/wire_kept.h); answers kept before are whole.
-- requires: 0013-delivery

BEGIN;

-- By the position of the first entry of those signed together: theirs follow each other. The
-- leaves are the hashes of what is said of each, in their order: whoever has the answer makes
-- its path to the signed root again.
CREATE TABLE casefile.proof (
    position bigint PRIMARY KEY,
    signature bytea NOT NULL CHECK (octet_length(signature) = 64),
    leaves bytea NOT NULL
        CHECK (octet_length(leaves) BETWEEN 32 AND 4096 AND octet_length(leaves) % 32 = 0)
);
-- hashes cannot be compressed, and are short enough to lie in the row
ALTER TABLE casefile.proof ALTER COLUMN leaves SET STORAGE PLAIN,
    ALTER COLUMN signature SET STORAGE PLAIN;
GRANT SELECT, INSERT ON casefile.proof TO vigil_intake, vigil_decisions;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 14';

COMMIT;
