/*
 * The position that a follower has applied, in its own schema. Its row is the lock that
 * makes a second copy of the daemon stand by. See store.h for how functions queue.
 */
#ifndef STORE_FOLLOWER_H
#define STORE_FOLLOWER_H

#include <stdint.h>

#include "store/store.h"
#include "vigil/records.h"

enum store_follower { STORE_DEADLINES, STORE_REPORTING, STORE_DISPATCH };

struct store_position {
    bool held; /* false: another copy has it */
    int64_t position;
    char calendar[VIGIL_CALENDAR_SIZE]; /* in force at this position; "": none recorded */
    int32_t calendar_no;                /* which one it is of those ever in force */
    char rules[VIGIL_CALENDAR_SIZE];    /* the same, of the rules */
};

/* Locks the row until the end of the transaction, without waiting for another's lock. */
void store_follower_hold(struct store *store,
                         enum store_follower follower,
                         struct store_position *ret_position);

void
store_follower_move(struct store *store, enum store_follower follower, int64_t position);

/* Whether there are entries about the case that vigil-deadlines has not applied yet, and
 * the case is this authority's ("": anyone's). */
void store_follower_lags(struct store *store,
                         const char *case_ref,
                         const char *authority,
                         bool *ret_lags);

/* Every follower's position, for status. */
struct store_follower_status {
    char name[16];
    int64_t position;
};
struct store_follower_list {
    struct store_follower_status at[8];
    size_t count;
};
void store_follower_all(struct store *store, struct store_follower_list *ret_list);

#endif
