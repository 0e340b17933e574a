BEGIN;
DROP TABLE casefile.upload_piece, casefile.upload, casefile.holding, casefile.document_piece,
    casefile.document;
CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 6';
COMMIT;
