/*
 * What is looked at before an alert is handed over: how its case and clock stand, whether
 * its recipient put it off, whether anything is to go out at all. See store.h for how
 * functions queue.
 */
#ifndef STORE_STANDING_H
#define STORE_STANDING_H

#include "store/store.h"
#include "vigil/records.h"

struct store_standing {
    enum vigil_case_state case_state;   /* NONE: there is no such case */
    enum vigil_clock_state clock_state; /* NONE: no such clock, of this revision */
    bool superseded;                    /* the clock has a later revision */
    bool unfinished; /* vigil-deadlines has not read all about the case yet; what it
                      * raised itself does not count */
    vigil_date snoozed_until; /* by the recipient's party; VIGIL_DATE_NONE: not */
};
void store_standing_of(struct store *store,
                       const struct vigil_alert *alert,
                       struct store_standing *ret_standing);

void
store_snooze_put(struct store *store, const struct vigil_order *order, const char *party);

enum { STORE_HOLDS_MAX = 8, STORE_HOLD_SIZE = 32 };
struct store_hold {
    char reason[STORE_HOLD_SIZE];
    vigil_instant since;
};
struct store_holds {
    struct store_hold at[STORE_HOLDS_MAX];
    size_t count;
};
void store_hold_set(struct store *store, const char *reason, vigil_instant since);
void store_hold_clear(struct store *store, const char *reason);
void store_hold_all(struct store *store, struct store_holds *ret_holds);
/* The same for those who have no business in dispatch's own tables. */
void store_hold_status(struct store *store, struct store_holds *ret_holds);

/* An entry of the journal that was seen: its position and its hash in hexadecimal. */
struct store_seen {
    int64_t position; /* 0: none */
    char hash[65];
};
/* The last that dispatch has applied. */
void store_seen_last(struct store *store, struct store_seen *ret_seen);

/* The cluster that alerts went out from last beside the one that answers, and whether its
 * journal has an entry that was seen. */
struct store_cluster {
    bool is_known;
    bool is_same; /* identifier and timeline */
    bool has_seen;
};
void store_cluster_look(struct store *store,
                        const struct store_seen *seen,
                        struct store_cluster *ret_cluster);

/* The one that answers is it from now on. */
void store_cluster_take(struct store *store);

#endif
