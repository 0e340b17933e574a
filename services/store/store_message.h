/*
 * The answers given to messages, by sender and message id: what makes a repeated message
 * harmless. See store.h for how functions queue.
 */
#ifndef STORE_MESSAGE_H
#define STORE_MESSAGE_H

#include <stdint.h>

#include "base/base_id.h"
#include "store/store.h"
#include "vigil/records.h"

struct store_message {
    const char *sender; /* in: the party */
    struct vigil_id id; /* in */
    uint8_t
        digest[BASE_HASH_SIZE]; /* in for add, out for find: of the envelope's bytes */
    uint8_t *answer; /* what is kept of it; in for add; out for find: malloc'ed, the
                      * caller frees */
    size_t answer_size;
    bool found; /* out */
};

/* Looks for count messages; fills those that are found. The array must live until
 * store_run has returned. */
void
store_message_find(struct store *store, struct store_message *messages, size_t count);

/* Adds answers. A key that is there already fails the transaction with 23505. */
void store_message_add(struct store *store,
                       const struct store_message *messages,
                       size_t count);

#endif
