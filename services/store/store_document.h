/*
 * The bytes of documents: pieces on their way, and documents that are whole, each once by
 * its SHA-256 (64 hexadecimal digits). See store.h for how functions queue.
 */
#ifndef STORE_DOCUMENT_H
#define STORE_DOCUMENT_H

#include "store/store.h"
#include "vigil/records.h"

enum {
    STORE_DIGEST_SIZE = 65,
    STORE_UPLOADS_MAX = 20 /* that one sender may have on the way at once */
};

/* How far a sender's upload is, as the database has it. */
struct store_upload {
    bool found;
    int32_t size, received;
    int64_t others;         /* how many more this sender has on the way */
    bool held;              /* this sender has sent all of it already */
    enum vigil_media media; /* of one that is held */
    int32_t held_size;
};

/* A piece, or the first one (for its type). Bytes are malloc'ed, the caller frees. */
struct store_piece {
    bool found;
    uint8_t *bytes;
    size_t size;
    int32_t document_size; /* of all of it, where a document is read */
};

void store_document_look(struct store *store,
                         const char *party,
                         const char *digest,
                         struct store_upload *ret_upload);

/* Begins an upload unless it is there; forgets this sender's that began before
 * `forget_before`. */
void store_document_begin(struct store *store,
                          const char *party,
                          const char *digest,
                          int32_t size,
                          vigil_instant now,
                          vigil_instant forget_before);

/* Adds the piece that begins where the upload stands; any other is let be. */
void store_document_add(struct store *store,
                        const char *party,
                        const char *digest,
                        int32_t start,
                        const void *bytes,
                        size_t size);

/* Whether the pieces together have the digest; and the first of them. */
void store_document_check(struct store *store,
                          const char *party,
                          const char *digest,
                          bool *ret_is_right,
                          struct store_piece *ret_first);

/* Makes an upload a document (unless it is one already), held by the sender. */
void store_document_keep(struct store *store,
                         const char *party,
                         const char *digest,
                         enum vigil_media media,
                         vigil_instant now);

/* Forgets an upload and its pieces. */
void store_document_forget(struct store *store, const char *party, const char *digest);

/* The piece of a document that begins at `start`. */
void store_document_read(struct store *store,
                         const char *digest,
                         int32_t start,
                         struct store_piece *ret_piece);

#endif
