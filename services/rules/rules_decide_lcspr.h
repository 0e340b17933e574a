/*
 * A local child safeguarding practice review (Children Act 2004 s.16F): commissioned,
 * received, published. The same record comes again, fuller each time. Pure.
 *
 * A live record states no received_at: a review counts as received when its publication
 * is first told as something other than in_progress, and then now. Only a thematic
 * review may be older than the rapid reviews of the cases that join it.
 */
#ifndef RULES_DECIDE_LCSPR_H
#define RULES_DECIDE_LCSPR_H

#include "base/base_error.h"
#include "rules/rules_context.h"

/* Adds what is wrong with the record by itself: what the decision below would find too,
 * but for what it finds in the cases. */
void rules_decide_lcspr_alone(const struct vigil_lcspr *lcspr,
                              const struct rules_context *context,
                              struct vigil_faults *faults);

/* found[i] is the case that lcspr->links[i] names, or NULL if there is none; there are
 * lcspr->links_count of them, 0 for a review without a notification. They are changed
 * only with BASE_OK, all together (state, version + 1, lcspr_ref, lcspr_commissioned_on,
 * lcspr_received_at). BASE_DENIED: the role may not send it. BASE_REFUSE: faults has
 * everything. */
enum base_class rules_decide_lcspr(const struct vigil_lcspr *lcspr,
                                   const struct rules_context *context,
                                   struct vigil_case *const *found,
                                   struct vigil_faults *faults) BASE_MUST_CHECK;

#endif
