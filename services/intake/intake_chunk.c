/*
 * The pieces of documents (document_chunk), which may be stopped and resumed: what is
 * whole is checked against its digest and its type (libmagic looks at the first piece,
 * nothing else does) and kept once. No entry of the journal: that is the attachment's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_faults.h"
#include "base/base_time.h"
#include "files/files_type.h"
#include "intake/intake.h"
#include "store/store_document.h"

enum { DOCUMENT_MAX = 25 * 1024 * 1024, FORGET_DAYS = 7 };

#define DAY_US ((vigil_instant)86400 * 1000000)

static struct files_type *types; /* libmagic's table, once in the daemon */

enum base_class
intake_chunk_start(struct run *run, struct base_error *ret_error)
{
    (void)run;
    return files_type_new(&types, ret_error);
}

bool
intake_digest(const char *digest, struct vigil_faults *faults)
{
    if (strlen(digest) == VIGIL_DIGEST_SIZE - 1 &&
        strspn(digest, "0123456789abcdef") == VIGIL_DIGEST_SIZE - 1) {
        return true;
    }
    base_faults_add(faults,
                    "digest",
                    "not_a_digest",
                    "not a SHA-256",
                    "64 hexadecimal digits, in small letters");
    return false;
}

/* Whether this piece can be taken, as far as the upload is. */
static bool
check_chunk(const struct vigil_chunk *chunk,
            const struct store_upload *upload,
            struct vigil_faults *faults)
{
    if (chunk->size < 1 || chunk->size > DOCUMENT_MAX) {
        base_faults_add(faults,
                        "size",
                        "out_of_range",
                        "not a size that a document may have",
                        "1 to 26214400 bytes (25 MiB)");
    } else if (upload->found && upload->size != chunk->size) {
        base_faults_add(faults,
                        "size",
                        "size_differs",
                        "not the size that the upload began with",
                        "the same size in every piece");
    } else if (!upload->found && upload->others >= STORE_UPLOADS_MAX) {
        base_faults_add(faults,
                        "digest",
                        "too_many_uploads",
                        "too many documents are on their way",
                        "at most 20 at once: finish one of them first");
    }
    if (chunk->data_size > VIGIL_CHUNK_MAX ||
        chunk->offset + (int64_t)chunk->data_size > chunk->size) {
        base_faults_add(faults,
                        "data",
                        "too_long",
                        "the piece is too long, or goes beyond the end",
                        "at most 49152 bytes, up to the size stated");
    }
    return faults->count == 0;
}

/* All of it is there: it becomes a document, or is forgotten. */
static enum base_class
finish(struct run *run,
       const char *party,
       const char *digest,
       struct vigil_faults *faults,
       struct base_error *ret_error)
{
    struct store_piece first = {0};
    bool is_right = false;
    store_document_check(run->store, party, digest, &is_right, &first);
    enum base_class class = store_run(run->store, ret_error);
    enum vigil_media media =
        first.found ? files_type_of(types, first.bytes, first.size) : VIGIL_MEDIA_NONE;
    free(first.bytes);
    if (class != BASE_OK) {
        return class;
    }
    if (is_right && media != VIGIL_MEDIA_NONE) {
        store_document_keep(run->store, party, digest, media, base_time_now());
        return BASE_OK;
    }
    store_document_forget(run->store, party, digest);
    if (!is_right) {
        base_faults_add(faults,
                        "digest",
                        "digest_differs",
                        "the bytes that came have another SHA-256",
                        "the digest of exactly these bytes; send it again");
    } else {
        base_faults_add_code(faults, "media", VIGIL_LIST_MEDIA);
    }
    return BASE_OK;
}

static void
tell(struct wire_result *result, const struct store_upload *upload)
{
    wire_result_listing(result, "upload");
    wire_result_column(result, "received", VIGIL_CELL_NUMBER);
    wire_result_column(result, "size", VIGIL_CELL_NUMBER);
    wire_result_column(result, "media", VIGIL_CELL_TEXT);
    wire_result_cell(result, "%d", upload->held ? upload->held_size : upload->received);
    wire_result_cell(result, "%d", upload->held ? upload->held_size : upload->size);
    wire_result_cell(result, "%s", vigil_code_name(VIGIL_LIST_MEDIA, (int)upload->media));
}

/* Adds the piece in the transaction that is open; *ret_upload is how far it then is. */
static enum base_class
take_chunk(struct run *run,
           const char *party,
           const struct vigil_chunk *chunk,
           struct store_upload *ret_upload,
           struct vigil_faults *faults,
           struct base_error *ret_error)
{
    store_document_look(run->store, party, chunk->digest, ret_upload);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK || ret_upload->held || !check_chunk(chunk, ret_upload, faults)) {
        return class;
    }
    vigil_instant now = base_time_now();
    store_document_begin(run->store,
                         party,
                         chunk->digest,
                         (int32_t)chunk->size,
                         now,
                         now - FORGET_DAYS * DAY_US);
    if (chunk->data_size > 0) {
        store_document_add(run->store,
                           party,
                           chunk->digest,
                           (int32_t)chunk->offset,
                           chunk->data,
                           chunk->data_size);
    }
    store_document_look(run->store, party, chunk->digest, ret_upload);
    class = store_run(run->store, ret_error);
    if (class == BASE_OK && ret_upload->found &&
        ret_upload->received == ret_upload->size) {
        class = finish(run, party, chunk->digest, faults, ret_error);
        store_document_look(run->store, party, chunk->digest, ret_upload);
        class = class == BASE_OK ? store_run(run->store, ret_error) : class;
    }
    return class;
}

enum base_class
intake_chunk_answer(struct run *run,
                    const struct vigil_key *caller,
                    const struct vigil_query *query,
                    struct wire_result *result,
                    struct vigil_faults *faults,
                    struct base_error *ret_error)
{
    struct store_upload upload;
    if (!intake_digest(query->chunk->digest, faults)) {
        return BASE_REFUSE;
    }
    enum base_class class = store_begin(run->store, ret_error);
    if (class == BASE_OK) {
        class = take_chunk(run, caller->party, query->chunk, &upload, faults, ret_error);
    }
    if (class == BASE_OK) { /* with faults too: a wrong upload is forgotten */
        class = store_commit(run->store, ret_error);
    }
    if (class != BASE_OK) {
        store_abandon(run->store);
        return class;
    }
    if (faults->count > 0) {
        return BASE_REFUSE;
    }
    tell(result, &upload);
    return BASE_OK;
}
