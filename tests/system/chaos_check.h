/*
 * The checker: given what the clients saw and what is stored, was every promise kept?
 * Pure, but for the lines that it prints. What it looks for is in chaos_check.c (messages
 * and journal) and chaos_check_clocks.c (deadlines and alerts).
 */
#ifndef CHAOS_CHECK_H
#define CHAOS_CHECK_H

#include <stdbool.h>

#include "chaos_history.h"
#include "chaos_oracle.h"
#include "chaos_stored.h"

enum chaos_fault {
    CHAOS_LOST,            /* acknowledged, and not stored */
    CHAOS_DOUBLED,         /* stored, or in effect, twice */
    CHAOS_TORN,            /* a part of what belongs together is missing */
    CHAOS_UNSENT,          /* stored, and nobody sent it */
    CHAOS_ANSWER_DIFFERS,  /* one message, two answers */
    CHAOS_REFUSED_WRONGLY, /* refused, although it was sound or is stored */
    CHAOS_REUSE_TAKEN,     /* another content under an id that was used */
    CHAOS_CHAIN,           /* positions with a gap, or a hash that does not follow */
    CHAOS_CLOCK_WRONG,     /* a due day that is not the law's */
    CHAOS_RUNG_MISSING,    /* reached by now, and not in the ledger */
    CHAOS_RUNG_EARLY,      /* raised before it was reached */
    CHAOS_RUNG_UNKNOWN,    /* in the ledger, and of no ladder, or twice */
    CHAOS_ALERT,           /* what was to be sent is not there exactly once */
    CHAOS_VOID,            /* too little happened for the rest to mean anything */
    CHAOS_FAULTS
};

enum { CHAOS_ACKNOWLEDGED_PERCENT = 95, CHAOS_SAID_MAX = 24 };

struct chaos_verdict {
    size_t faults[CHAOS_FAULTS];
    size_t sent, acknowledged, unknown, repeated, reused; /* messages, by their end */
    size_t unanswered; /* attempts that were not answered */
    size_t rungs;      /* expected and found */
    size_t said;
};

/* One fault more; the first few are printed. */
void chaos_verdict_add(struct chaos_verdict *verdict,
                       enum chaos_fault fault,
                       const char *format,
                       ...) __attribute__((format(printf, 3, 4)));

/* Judges messages, answers, case file and journal. Sorts the history. */
void chaos_check_messages(struct chaos_history *history,
                          const struct chaos_stored *stored,
                          struct chaos_verdict *verdict);

/* Judges the clocks and the ledger of the notifications in the journal: everything due by
 * `until` must be there, nothing that is not due by `now` may be. */
void chaos_check_clocks(const struct chaos_oracle *oracle,
                        const struct chaos_stored *stored,
                        vigil_instant until,
                        vigil_instant now,
                        struct chaos_verdict *verdict);

size_t chaos_verdict_faults(const struct chaos_verdict *verdict);
void chaos_verdict_print(const char *title, const struct chaos_verdict *verdict);

#endif
