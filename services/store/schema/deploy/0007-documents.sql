-- The bytes of documents, by their digest: each stored once, whoever sends it. Beside the
-- journal, which has the digest: what is here can be checked against it, and is the one
-- thing that the journal cannot rebuild.
-- requires: 0006-process

BEGIN;

CREATE TABLE casefile.document (
    digest text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
    size integer NOT NULL CHECK (size BETWEEN 1 AND 26214400),
    media smallint NOT NULL,
    stored_at timestamptz NOT NULL
);
CREATE TABLE casefile.document_piece (
    digest text NOT NULL REFERENCES casefile.document,
    start integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (digest, start)
);
ALTER TABLE casefile.document_piece ALTER COLUMN bytes SET STORAGE EXTERNAL; -- packed already

-- Who has sent all of it. Only they may attach it: a digest that one has heard of is not
-- the document, and asking for one tells nobody whether it is here.
CREATE TABLE casefile.holding (
    party text NOT NULL,
    digest text NOT NULL REFERENCES casefile.document,
    PRIMARY KEY (party, digest)
);

-- What is on its way, by sender, so that it can be resumed where it stopped.
CREATE TABLE casefile.upload (
    party text NOT NULL,
    digest text NOT NULL,
    size integer NOT NULL CHECK (size BETWEEN 1 AND 26214400),
    received integer NOT NULL DEFAULT 0,
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (party, digest)
);
CREATE TABLE casefile.upload_piece (
    party text NOT NULL,
    digest text NOT NULL,
    start integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (party, digest, start),
    FOREIGN KEY (party, digest) REFERENCES casefile.upload ON DELETE CASCADE
);
ALTER TABLE casefile.upload_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;

GRANT SELECT, INSERT ON casefile.document, casefile.document_piece, casefile.holding
    TO vigil_intake;
GRANT SELECT, INSERT, DELETE, UPDATE (received) ON casefile.upload TO vigil_intake;
GRANT SELECT, INSERT, DELETE ON casefile.upload_piece TO vigil_intake;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 7';

COMMIT;
