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

/* For each recommendation of the case, the latest three of the same authority and theme
 * that other cases had before: as items of theirs, with the number of the recommendation
 * that they resemble as `parent`. */
void store_item_recurring(struct store *store,
                          const char *case_ref,
                          struct store_items *ret_items);

/* Writes items: new ones are added, those that are there get their new values. */
void
store_item_put(struct store *store, const struct vigil_item *const *items, size_t count);

#endif
