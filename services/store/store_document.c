/* The bytes of documents: see store_document.h. */
#include "store/store_document.h"

#include <stdlib.h>
#include <string.h>

#include "store/store_connection.h"

static const struct store_statement look_statement = {
    "document_look",
    "SELECT u.size, u.received, h.digest IS NOT NULL, d.media, d.size,"
    " (SELECT count(*) FROM casefile.upload o WHERE o.party = $1::text"
    "  AND o.digest <> $2::text)"
    " FROM (SELECT $1::text, $2::text) k (party, digest)"
    " LEFT JOIN casefile.upload u USING (party, digest)"
    " LEFT JOIN casefile.holding h USING (party, digest)"
    " LEFT JOIN casefile.document d ON d.digest = h.digest",
    2};

static const struct store_statement begin_statement = {
    "document_begin",
    "WITH old AS (DELETE FROM casefile.upload WHERE party = $1::text"
    "  AND begun_at < $5::timestamptz AND digest <> $2::text)"
    " INSERT INTO casefile.upload (party, digest, size, begun_at)"
    " VALUES ($1::text, $2::text, $3::int, $4::timestamptz)"
    " ON CONFLICT (party, digest) DO NOTHING",
    5};

static const struct store_statement add_statement = {
    "document_add",
    "WITH moved AS (UPDATE casefile.upload"
    "  SET received = received + octet_length($4::bytea)"
    "  WHERE party = $1::text AND digest = $2::text AND received = $3::int"
    "  AND received + octet_length($4::bytea) <= size RETURNING 1)"
    " INSERT INTO casefile.upload_piece (party, digest, start, bytes)"
    " SELECT $1::text, $2::text, $3::int, $4::bytea FROM moved",
    4};

static const struct store_statement check_statement = {
    "document_check",
    "SELECT encode(sha256(string_agg(bytes, ''::bytea ORDER BY start)), 'hex') = $2::text"
    " FROM casefile.upload_piece WHERE party = $1::text AND digest = $2::text",
    2};

static const struct store_statement first_statement = {
    "document_first",
    "SELECT bytes, 0 FROM casefile.upload_piece"
    " WHERE party = $1::text AND digest = $2::text AND start = 0",
    2};

static const struct store_statement keep_statement = {
    "document_keep",
    "INSERT INTO casefile.document (digest, size, media, stored_at)"
    " SELECT digest, size, $3::int, $4::timestamptz FROM casefile.upload"
    " WHERE party = $1::text AND digest = $2::text ON CONFLICT (digest) DO NOTHING",
    4};

static const struct store_statement pieces_statement = {
    "document_pieces",
    "INSERT INTO casefile.document_piece (digest, start, bytes)"
    " SELECT digest, start, bytes FROM casefile.upload_piece"
    " WHERE party = $1::text AND digest = $2::text AND NOT EXISTS"
    " (SELECT FROM casefile.document_piece p WHERE p.digest = $2::text)",
    2};

static const struct store_statement hold_statement = {
    "document_hold",
    "INSERT INTO casefile.holding (party, digest) VALUES ($1::text, $2::text)"
    " ON CONFLICT DO NOTHING",
    2};

static const struct store_statement forget_statement = {
    "document_forget",
    "DELETE FROM casefile.upload WHERE party = $1::text AND digest = $2::text",
    2};

static const struct store_statement read_statement = {
    "document_read",
    "SELECT p.bytes, d.size FROM casefile.document_piece p"
    " JOIN casefile.document d USING (digest)"
    " WHERE p.digest = $1::text AND p.start = $2::int",
    2};

static void
read_upload(const PGresult *rows, void *into)
{
    struct store_upload *upload = into;
    if (PQntuples(rows) == 1) {
        upload->found = PQgetisnull(rows, 0, 0) == 0;
        upload->size = upload->found ? store_field_int4(rows, 0, 0) : 0;
        upload->received = upload->found ? store_field_int4(rows, 0, 1) : 0;
        upload->held = store_field_bool(rows, 0, 2);
        upload->media = (enum vigil_media)store_field_int2(rows, 0, 3);
        upload->held_size = upload->held ? store_field_int4(rows, 0, 4) : 0;
        upload->others = store_field_int8(rows, 0, 5);
    }
}

static void
read_piece(const PGresult *rows, void *into)
{
    struct store_piece *piece = into;
    if (PQntuples(rows) == 1) {
        size_t size;
        const uint8_t *bytes = store_field_bytes(rows, 0, 0, &size);
        free(piece->bytes);
        piece->bytes = malloc(size + 1);
        if (piece->bytes == NULL) {
            abort(); /* out of memory: restart, nothing was answered */
        }
        memcpy(piece->bytes, bytes, size);
        piece->size = size;
        piece->document_size = store_field_int4(rows, 0, 1);
        piece->found = true;
    }
}

static void
read_is_right(const PGresult *rows, void *into)
{
    bool *is_right = into;
    *is_right = PQntuples(rows) == 1 && PQgetisnull(rows, 0, 0) == 0 &&
                store_field_bool(rows, 0, 0);
}

/* Queues a statement about one sender's document. */
static void
queue(struct store *store,
      const struct store_statement *statement,
      const char *party,
      const char *digest,
      store_read *read,
      void *into)
{
    struct store_value values[2];
    store_value_text(&values[0], party);
    store_value_text(&values[1], digest);
    store_queue(store, statement, values, read, into);
}

void
store_document_look(struct store *store,
                    const char *party,
                    const char *digest,
                    struct store_upload *ret_upload)
{
    memset(ret_upload, 0, sizeof(*ret_upload));
    queue(store, &look_statement, party, digest, read_upload, ret_upload);
}

void
store_document_begin(struct store *store,
                     const char *party,
                     const char *digest,
                     int32_t size,
                     vigil_instant now,
                     vigil_instant forget_before)
{
    struct store_value values[5];
    store_value_text(&values[0], party);
    store_value_text(&values[1], digest);
    store_value_int4(&values[2], size);
    store_value_instant(&values[3], now);
    store_value_instant(&values[4], forget_before);
    store_queue(store, &begin_statement, values, NULL, NULL);
}

void
store_document_add(struct store *store,
                   const char *party,
                   const char *digest,
                   int32_t start,
                   const void *bytes,
                   size_t size)
{
    struct store_value values[4];
    store_value_text(&values[0], party);
    store_value_text(&values[1], digest);
    store_value_int4(&values[2], start);
    store_value_bytes(&values[3], bytes, size);
    store_queue(store, &add_statement, values, NULL, NULL);
}

void
store_document_check(struct store *store,
                     const char *party,
                     const char *digest,
                     bool *ret_is_right,
                     struct store_piece *ret_first)
{
    *ret_is_right = false;
    queue(store, &check_statement, party, digest, read_is_right, ret_is_right);
    queue(store, &first_statement, party, digest, read_piece, ret_first);
}

void
store_document_keep(struct store *store,
                    const char *party,
                    const char *digest,
                    enum vigil_media media,
                    vigil_instant now)
{
    struct store_value values[4];
    store_value_text(&values[0], party);
    store_value_text(&values[1], digest);
    store_value_int4(&values[2], (int32_t)media);
    store_value_instant(&values[3], now);
    store_queue(store, &keep_statement, values, NULL, NULL);
    queue(store, &pieces_statement, party, digest, NULL, NULL);
    queue(store, &hold_statement, party, digest, NULL, NULL);
    queue(store, &forget_statement, party, digest, NULL, NULL);
}

void
store_document_forget(struct store *store, const char *party, const char *digest)
{
    queue(store, &forget_statement, party, digest, NULL, NULL);
}

void
store_document_read(struct store *store,
                    const char *digest,
                    int32_t start,
                    struct store_piece *ret_piece)
{
    struct store_value values[2];
    memset(ret_piece, 0, sizeof(*ret_piece));
    store_value_text(&values[0], digest);
    store_value_int4(&values[1], start);
    store_queue(store, &read_statement, values, read_piece, ret_piece);
}
