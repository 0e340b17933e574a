/*
 * What a record of an LCSPR does to its review and to each case, for the
 * rules_decide_lcspr*.c files alone: asked by the check and by the change alike.
 */
#ifndef RULES_DECIDE_LCSPR_PARTS_H
#define RULES_DECIDE_LCSPR_PARTS_H

#include <stdbool.h>

#include "rules/rules_context.h"
#include "rules/rules_lifecycle.h"

/* a record under judgement */
struct rules_lcspr_record {
    const struct vigil_lcspr *lcspr;
    const struct rules_context *context;
    const struct vigil_case *review; /* before the record; NULL: it opens one */
    vigil_instant received;          /* VIGIL_INSTANT_NONE: in progress */
};

enum { RULES_LCSPR_EVENTS_MAX = 3 };

/* The record with the instant at which the review counts as received: as stated in
 * history; of a live one when its file, or a case that it covers, first had it; else
 * now. */
struct rules_lcspr_record rules_lcspr_record_of(const struct vigil_lcspr *lcspr,
                                                const struct rules_context *context,
                                                const struct vigil_case *review,
                                                struct vigil_case *const *found);

/* True if this review covers the case already. */
bool rules_lcspr_covers(const struct vigil_lcspr *lcspr, const struct vigil_case *found);

/* A casebook may lack the rapid review: the LCSPR is then noted, and the case goes on
 * awaiting it. */
bool rules_lcspr_noted_only(const struct rules_context *context,
                            const struct vigil_case *c);

/* What happens to a case; how many events. */
size_t rules_lcspr_events(const struct rules_lcspr_record *record,
                          const struct vigil_case *found,
                          enum rules_event ret_events[RULES_LCSPR_EVENTS_MAX]);

/* What happens to the review's own file. */
size_t rules_lcspr_review_events(const struct rules_lcspr_record *record,
                                 enum rules_event ret_events[RULES_LCSPR_EVENTS_MAX]);

/* Adds what the review's file has against the record. */
void rules_lcspr_judge_review(const struct rules_lcspr_record *record,
                              struct vigil_faults *faults);

#endif
