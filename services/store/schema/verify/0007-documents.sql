BEGIN;
SELECT digest, size, media, stored_at FROM casefile.document WHERE false;
SELECT digest, start, bytes FROM casefile.document_piece WHERE false;
SELECT party, digest FROM casefile.holding WHERE false;
SELECT party, digest, size, received, begun_at FROM casefile.upload WHERE false;
SELECT party, digest, start, bytes FROM casefile.upload_piece WHERE false;
ROLLBACK;
