/*
 * When each clock is to be looked at next: rows in order of time, of which those up to a
 * cursor are dealt with. Rows are added and never changed; to claim what is due is to
 * read behind the cursor and to move it. See store.h for how functions queue.
 *
 * Promises: what is due next is found by one descent of an index, however many rows were
 * claimed before. A row never comes to lie before the cursor, if whoever adds or claims
 * holds the row of deadlines.follower (store_follower.h): every function here that writes
 * must be called so. Rows that are no longer true are met where they lie, and are stale.
 */
#ifndef STORE_WAKE_H
#define STORE_WAKE_H

#include "store/store_clock.h"

#define STORE_WAKE_MAX   512  /* rows that one claim gives at most */
#define STORE_WAKE_CLEAN 1000 /* rows that one cleaning removes at most */

struct store_wake {
    struct store_clock clock; /* its rungs up to climbed_to are dealt with */
    vigil_instant wake_at;
    int64_t seq;
    bool stale; /* the clock was written since, or is no more: nothing to do */
};

struct store_wakes {
    struct store_wake *at; /* the caller's, STORE_WAKE_MAX of them */
    size_t count;
};

/* Of each clock, that it is to be looked at at next_rung_at, or now if that is past;
 * NONE: not at all. Its rungs up to climbed_to are dealt with. */
void store_wake_put(struct store *store, const struct store_clock *clocks, size_t count);

/* The same of clocks that are written in this transaction, by store_clock_put alone: one
 * that was there before and has a next_rung_at is looked at now, from the beginning of
 * its ladder: what it passed unseen until now is entered; what is in the ledger is there.
 */
void
store_wake_written(struct store *store, const struct store_clock *clocks, size_t count);

/* The first rows behind the cursor that are due by now. */
void
store_wake_claim(struct store *store, vigil_instant now, struct store_wakes *ret_wakes);

/* Moves the cursor: the rows of a claim, up to and with this one, are dealt with. */
void store_wake_pass(struct store *store, const struct store_wake *last, size_t count);

struct store_wake_state {
    vigil_instant next_at;   /* of the first row behind the cursor; NONE: there is none */
    vigil_instant cursor_at; /* of the last row dealt with */
    int64_t passed;          /* rows dealt with and not yet removed */
};
void store_wake_state(struct store *store, struct store_wake_state *ret_state);

/* Removes the oldest of the rows that are dealt with. */
void store_wake_clean(struct store *store);

/* Takes the cursor back to now, after the time has been set back: what lay between is
 * dealt with and removed, and what was added meanwhile is due now. */
void store_wake_back(struct store *store, vigil_instant now);

#endif
