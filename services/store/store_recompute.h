/*
 * A new calendar on its way through the clocks that run: which are to be looked at, how
 * far it is, and what each owner is to be told. See store.h for how functions queue.
 */
#ifndef STORE_RECOMPUTE_H
#define STORE_RECOMPUTE_H

#include "store/store_clock.h"
#include "store/store_law.h"

/* A place in the order in which the clocks are looked at: that of store_clock_list. */
struct store_place {
    vigil_date due_on;
    char case_ref[VIGIL_REF_SIZE];
    enum vigil_clock clock;
};

/* How far the version is; *ret_begun false: not begun. */
void store_recompute_find(struct store *store,
                          const char *version,
                          struct store_place *ret_behind,
                          bool *ret_begun);
void store_recompute_keep(struct store *store,
                          const char *version,
                          const struct store_place *behind);
void store_recompute_end(struct store *store, const char *version);

/* Writes missed_on of these clocks. */
void store_recompute_missed(struct store *store,
                            const struct store_clock *clocks,
                            size_t count);

/* What an owner is to be told of a version. */
struct store_notice {
    char owner[VIGIL_PARTY_SIZE];
    int64_t moved, missed;
};

struct store_notices {
    size_t count;
    struct store_notice at[STORE_LAW_NOTICES_MAX];
};

void store_notice_clear(struct store *store, const char *version);

/* Adds to what is there already. */
void store_notice_add(struct store *store,
                      const char *version,
                      const struct store_notices *notices);
void
store_notice_all(struct store *store, const char *version, struct store_notices *ret);

#endif
