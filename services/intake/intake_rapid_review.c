/*
 * The rapid review of a case and the partnership's decision. See
 * rules/rules_decide_rapid_review.h.
 */
#include <assert.h>

#include "base/base_text.h"
#include "intake/intake.h"
#include "rules/rules_access.h"
#include "rules/rules_decide_rapid_review.h"
#include "wire/wire_rapid_review.h"

static_assert(sizeof(struct vigil_rapid_review) <= RUN_RECORD_SIZE, "record too large");

enum base_class
intake_rapid_review_read(const uint8_t *body,
                         size_t size,
                         void *record,
                         struct vigil_faults *faults)
{
    return wire_rapid_review_read(body, size, record, faults);
}

size_t
intake_rapid_review_names(void *record,
                          const struct rules_context *context,
                          struct vigil_case_name *ret_names,
                          struct vigil_faults *faults)
{
    struct vigil_rapid_review *review = record;
    return run_case_name(&review->of, context, "", ret_names, faults) ? 1 : 0;
}

enum base_class
intake_rapid_review_decide(struct run_decision *decision)
{
    return rules_decide_rapid_review(
        decision->record, decision->context, decision->cases[0], decision->faults);
}
