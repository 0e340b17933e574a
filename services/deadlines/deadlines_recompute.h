/*
 * What another calendar, or other rules, do to the deadlines that run: which it would
 * move, asked before anything is changed; and moving them when it was approved.
 *
 * Each deadline is worked out anew from the facts of its case. One that falls on another
 * day, or by another line, gets a new revision, and the old one is kept. One that was
 * only provisional and is exact now loses the mark. One that had been missed and is moved
 * into the future stays marked as missed. Nobody is told more than once.
 */
#ifndef DEADLINES_RECOMPUTE_H
#define DEADLINES_RECOMPUTE_H

#include "run/run_service.h"
#include "store/store_recompute.h"

enum { DEADLINES_MOVES_MAX = 1024, DEADLINES_CURSOR_SIZE = 64 };

/* of the notices, in the place of a rung; the other if a missed day stays marked */
#define DEADLINES_CALENDAR_RUNG "calendar"
#define DEADLINES_MISSED_RUNG   "calendar_missed"
#define DEADLINES_RULES_RUNG    "rules"
#define DEADLINES_RULES_MISSED  "rules_missed"

struct deadlines_move {
    struct store_clock before;
    struct vigil_deadline now;
    bool moved;        /* by another day or line; else it is exact now, or a rung of it is
                        * reached at another time */
    bool stays_missed; /* it was overdue, and by the new day would not be */
    const struct store_facts *facts; /* of its case; until the next are looked at */
};

/* A part of them: those of the clocks looked at since `behind`. */
struct deadlines_moves {
    struct store_place behind; /* in: where to begin; out: how far it came */
    bool more;                 /* there are clocks behind */
    size_t count;
    struct deadlines_move at[DEADLINES_MOVES_MAX];
};

/* What this law would change among the next clocks (at most DEADLINES_MOVES_MAX) behind
 * moves->behind, as of this instant; due_on VIGIL_DATE_NONE: from the beginning. Changes
 * nothing. */
enum base_class deadlines_recompute_look(struct run *run,
                                         const struct rules_law *law,
                                         vigil_instant now,
                                         struct deadlines_moves *moves,
                                         struct base_error *ret_error) BASE_MUST_CHECK;

/* Within the follower's transaction, at the approval's entry: moves the next part.
 * *ret_done: it was the last, and the calendar is in force from this entry on. A part
 * that was not committed is done again; one that was is not. */
enum base_class deadlines_recompute_step(struct run *run,
                                         const struct vigil_event *approval,
                                         bool *ret_done,
                                         struct base_error *ret_error) BASE_MUST_CHECK;

/* A place as the cursor of a listing, and back; false if it is none. */
void deadlines_cursor_print(const struct store_place *place,
                            char ret_text[DEADLINES_CURSOR_SIZE]);
bool deadlines_cursor_read(const char *text, struct store_place *ret_place);

#endif
