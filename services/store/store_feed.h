/*
 * What calendars show: the present revision of each clock, as long as it is of interest.
 * See store.h for how functions queue.
 */
#ifndef STORE_FEED_H
#define STORE_FEED_H

#include "store/store.h"
#include "vigil/records.h"

struct store_feed_clock {
    struct vigil_deadline deadline;
    char authority[VIGIL_PARTY_SIZE];
    vigil_instant changed_at; /* when what it is now was recorded */
};

struct store_feed_clocks {
    struct store_feed_clock *at; /* the caller's */
    size_t capacity;
    size_t count;
};

/* Which clocks: of a case, or (case_ref "") by case behind the cursor; of one authority,
 * or (authority "") of all. Those that run, and those that ended since. */
struct store_feed_page {
    const char *authority;
    const char *case_ref;
    const char *after_case_ref; /* "": the first page */
    enum vigil_clock after_clock;
    vigil_instant met_since, stopped_since;
};

/* As many as there is room for, by case and clock. */
void store_feed_read(struct store *store,
                     const struct store_feed_page *page,
                     struct store_feed_clocks *ret_clocks);

/* A feed, as far as it was ever changed. */
struct store_feed_name {
    char authority[VIGIL_PARTY_SIZE];
    int32_t number; /* which of its names it has, from 1 */
    bool revoked;
    vigil_instant changed_at; /* VIGIL_INSTANT_NONE: never */
};

struct store_feed_names {
    struct store_feed_name *at; /* the caller's */
    size_t capacity;
    size_t count;
};

/* All of them, by authority. */
void store_feed_names_read(struct store *store, struct store_feed_names *ret_names);

/* What happened to feeds, in order: revoked, or (not revoked) given another name. */
void store_feed_names_change(struct store *store,
                             const struct store_feed_name *changes,
                             size_t count);

#endif
