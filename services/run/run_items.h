/*
 * The items of the cases that a group touches: read once, changed in memory by one
 * decision after the other, written once. A decision works on a copy of its case's items;
 * what it changed is kept when it is accepted. Owns its memory.
 */
#ifndef RUN_ITEMS_H
#define RUN_ITEMS_H

#include "base/base_error.h"
#include "run/run_cases.h"
#include "store/store_item.h"

enum {
    RUN_ITEMS_READ = 8192, /* as many are read for a group at most */
    RUN_ITEMS_TABLE = 2 * RUN_ITEMS_READ
};

struct run_items {
    struct vigil_item *at; /* RUN_ITEMS_TABLE */
    size_t *case_at;       /* where each one's case lies in the group's table */
    size_t count;
    struct store_items read; /* what the store fills: the beginning of `at` */
};

enum base_class run_items_init(struct run_items *items,
                               struct base_error *ret_error) BASE_MUST_CHECK;
void run_items_done(struct run_items *items);

/* Forgets all; they may then be read into items->read. */
void run_items_clear(struct run_items *items);

/* Takes what was read, of the cases in this table. */
void run_items_take(struct run_items *items, const struct run_cases *cases);

/* Copies a case's items, at most VIGIL_ITEMS_MAX; gives how many. */
size_t run_items_copy(const struct run_items *items,
                      size_t case_at,
                      struct vigil_item *ret_items);

/* True if a case that has `count` items may get as many more as a case can hold. */
bool run_items_have_room(const struct run_items *items, size_t count);

/* Keeps what is changed in a case's items, the new ones under the case's reference. */
void run_items_keep(struct run_items *items,
                    size_t case_at,
                    const char *case_ref,
                    const struct vigil_item *changed,
                    size_t count);

/* Those to be written: pointers into the table. */
size_t run_items_changed(const struct run_items *items,
                         const struct vigil_item **ret_items);

#endif
