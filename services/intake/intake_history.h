/*
 * The history of a case as a timeline: an entry of the journal a row, of the case and of
 * the review that covers it, in their order; who did what, and what they said in full.
 */
#ifndef INTAKE_INTAKE_HISTORY_H
#define INTAKE_INTAKE_HISTORY_H

#include "store/store_journal.h"
#include "wire/wire_result.h"

/* The entries of a history: those of the case, and of its review (may have none). */
struct intake_history {
    struct store_entries own;
    struct store_entries review;
    int64_t until; /* the position as of which it is told; 0: now */
    size_t limit;  /* as many of each were asked for: if all came, there may be more */
};

/* Adds the listing "history", and the cursor (a position) if it does not fit one answer.
 */
void intake_history_list(struct wire_result *result,
                         const struct intake_history *history);

/* The next entry of both in their order, up to `until`; NULL at the end. Both counters
 * start at 0. */
const struct store_entry *
intake_history_next(const struct intake_history *history, size_t *own, size_t *review);

void intake_history_done(struct intake_history *history);

#endif
