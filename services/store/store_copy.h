/*
 * Filling an empty case file: its rows by COPY, within a transaction. For making it again
 * from the journal, on the host, with nobody else at work; see store.h for what queues.
 *
 * Promises: what is written is what the daemons' own statements would have left there,
 * column for column.
 */
#ifndef STORE_COPY_H
#define STORE_COPY_H

#include "store/store.h"
#include "vigil/records.h"

/* Queued: this transaction may take as long as it needs. */
void store_copy_unhurried(struct store *store);

/* Queued: whether there is neither a case nor an item. */
void store_copy_look(struct store *store, bool *ret_empty);

/* Queued: moves the sequence of references on by `count` numbers. */
void store_copy_serials(struct store *store, int64_t count);

/* The next row, or NULL at the end. */
typedef const struct vigil_case *store_next_case(void *from);
typedef const struct vigil_item *store_next_item(void *from);

/* Writes all rows that `next` gives, at once: the queue must be empty. The cases first,
 * since items refer to them. */
enum base_class store_copy_cases(struct store *store,
                                 store_next_case *next,
                                 void *from,
                                 struct base_error *ret_error) BASE_MUST_CHECK;
enum base_class store_copy_items(struct store *store,
                                 store_next_item *next,
                                 void *from,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

#endif
