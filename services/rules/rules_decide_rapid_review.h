/*
 * A rapid review of a case: what the partnership found and decided (Working Together
 * 2018, chapter 4; within 15 working days). Pure.
 */
#ifndef RULES_DECIDE_RAPID_REVIEW_H
#define RULES_DECIDE_RAPID_REVIEW_H

#include "base/base_error.h"
#include "rules/rules_context.h"

/* The part that needs no case: adds what is wrong with the record by itself, its case's
 * name under path. Gives when it was received. */
vigil_instant rules_decide_rapid_review_alone(const struct vigil_rapid_review *review,
                                              const struct rules_context *context,
                                              const char *path,
                                              struct vigil_faults *faults);

/* `found` is the case that review->of names, or NULL if there is none; it is changed only
 * with BASE_OK (state, version + 1, rapid_review_at, decision). BASE_DENIED: the role may
 * not send it. BASE_REFUSE: faults has everything. */
enum base_class rules_decide_rapid_review(const struct vigil_rapid_review *review,
                                          const struct rules_context *context,
                                          struct vigil_case *found,
                                          struct vigil_faults *faults) BASE_MUST_CHECK;

/* The change alone, of a review that was accepted before: for replaying the journal. */
enum base_class rules_decide_rapid_review_apply(const struct vigil_rapid_review *review,
                                                const struct rules_context *context,
                                                struct vigil_case *found) BASE_MUST_CHECK;

#endif
