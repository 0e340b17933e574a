/*
 * The items of cases: what has a life of its own within a case. See store.h for how
 * functions queue. An item is known by (case_ref, kind, no).
 */
#ifndef STORE_ITEM_H
#define STORE_ITEM_H

#include "store/store.h"
#include "vigil/records.h"

/* Items as read; `at` is the caller's. More than fit sets `truncated`. */
struct store_items {
    struct vigil_item *at;
    size_t capacity;
    size_t count;
    bool truncated;
};

/* All items of these cases, by case, kind and number. The cases' rows are locked by the
 * caller, which locks their items too: nobody else writes them. */
void store_item_read(struct store *store,
                     const char *const *case_refs,
                     size_t count,
                     struct store_items *ret_items);

/* Writes items: new ones are added, those that are there get their new values. */
void
store_item_put(struct store *store, const struct vigil_item *const *items, size_t count);

/* One page of open items of an owner, the earliest due first (those without a day last),
 * behind the cursor (due_on, case_ref, kind, no) of *after (due_on VIGIL_DATE_NONE and an
 * empty case_ref: from the start). */
void store_item_open(struct store *store,
                     const char *owner,
                     const struct vigil_item *after,
                     int32_t limit,
                     struct store_items *ret_items);

#endif
