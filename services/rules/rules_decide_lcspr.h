/*
 * A local child safeguarding practice review (Children Act 2004 s.16F): commissioned,
 * received, published. The same record comes again, fuller each time. It opens or brings
 * forward a file of its own, the review, and the cases that it covers. Pure.
 *
 * A live record states no received_at: a review counts as received when its publication
 * is first told as something other than in_progress, and then now. It is published no
 * sooner than seven working days later; a record that tells both at once is refused.
 * Only a thematic review may be older than the rapid reviews of the cases that join it.
 */
#ifndef RULES_DECIDE_LCSPR_H
#define RULES_DECIDE_LCSPR_H

#include "base/base_error.h"
#include "rules/rules_context.h"

/* Adds what is wrong with the record by itself: what the decision below would find too,
 * but for what it finds in the review's file and in the cases. */
void rules_decide_lcspr_alone(const struct vigil_lcspr *lcspr,
                              const struct rules_context *context,
                              struct vigil_faults *faults);

/* `review` is the file of this authority (the one stated, or the sender) and lcspr_ref,
 * NULL if there is none: then *opened becomes it (its case_ref is left as it is: the
 * caller's to make, before or after). found[i] is the
 * case that lcspr->links[i] names, or NULL if there is none; there are
 * lcspr->links_count of them, 0 for a review without a notification.
 *
 * Files and cases are changed only with BASE_OK, all together; the cases get the review's
 * case_ref as review_ref: if it was not made before, the caller does it when it is.
 * BASE_DENIED: the role may not send it. BASE_REFUSE: faults has everything. */
enum base_class rules_decide_lcspr(const struct vigil_lcspr *lcspr,
                                   const struct rules_context *context,
                                   struct vigil_case *review,
                                   struct vigil_case *const *found,
                                   struct vigil_case *opened,
                                   struct vigil_faults *faults) BASE_MUST_CHECK;

/* The change alone, of a record that was accepted before: not BASE_OK if the files do not
 * take it, which are then changed in part. context->now is when it was received. */
enum base_class rules_decide_lcspr_apply(const struct vigil_lcspr *lcspr,
                                         const struct rules_context *context,
                                         struct vigil_case *review,
                                         struct vigil_case *const *found,
                                         struct vigil_case *opened) BASE_MUST_CHECK;

#endif
