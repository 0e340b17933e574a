/*
 * The journal: taking the head, appending, reading. See store.h for how functions queue.
 */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include <stdint.h>

#include "base/base_id.h"
#include "store/store.h"
#include "vigil/records.h"

struct store_head {
    int64_t position; /* of the last entry */
    uint8_t hash[BASE_HASH_SIZE];
};

struct store_entry {
    int64_t position;
    char case_ref[VIGIL_REF_SIZE];
    const uint8_t *event;
    size_t event_size;
    uint8_t hash[BASE_HASH_SIZE];
};

/* Entries as read, with their bytes; store_entries_done frees. Start with zeroes. */
struct store_entries {
    struct store_entry *at;
    size_t count;
    uint8_t *bytes;
};

/* Takes the head: locked until the transaction ends, so take it last. */
void store_journal_take(struct store *store, struct store_head *ret_head);

/* Reads the head without taking it. */
void store_journal_head(struct store *store, struct store_head *ret_head);

/* Appends entries, which follow the head taken, and moves the head to the last of them.
 */
void store_journal_append(struct store *store,
                          const struct store_entry *entries,
                          size_t count);

/* At most limit entries behind a position, in order. */
void store_journal_read(struct store *store,
                        int64_t after,
                        int32_t limit,
                        struct store_entries *ret_entries);

/* At most limit entries of a case behind a position, in order; without their hashes. */
void store_journal_of_case(struct store *store,
                           const char *case_ref,
                           int64_t after,
                           int32_t limit,
                           struct store_entries *ret_entries);

void store_entries_done(struct store_entries *entries);

#endif
