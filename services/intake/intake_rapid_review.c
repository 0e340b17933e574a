/*
 * The rapid review of a case and the partnership's decision. See
 * rules/rules_decide_rapid_review.h.
 */
#include <assert.h>

#include "intake/intake.h"
#include "rules/rules_decide_rapid_review.h"
#include "run/run_form.h"
#include "wire/wire_form.h"
#include "wire/wire_rapid_review.h"

struct record {
    struct vigil_rapid_review review;
    struct vigil_form form;
};
static_assert(sizeof(struct record) <= RUN_RECORD_SIZE, "record too large");

enum base_class
intake_rapid_review_read(const uint8_t *body,
                         size_t size,
                         void *record,
                         struct vigil_faults *faults)
{
    struct record *ret = record;
    enum base_class class = wire_rapid_review_read(body, size, &ret->review, faults);
    return class == BASE_OK
               ? wire_form_read(
                     VIGIL_MESSAGE_RAPID_REVIEW, body, size, &ret->form, faults)
               : class;
}

size_t
intake_rapid_review_names(void *record,
                          const struct rules_context *context,
                          struct vigil_case_name *ret_names,
                          struct vigil_faults *faults)
{
    const struct record *of = record;
    return run_case_name(&of->review.of, context, "", ret_names, faults) ? 1 : 0;
}

enum base_class
intake_rapid_review_decide(struct run_decision *decision)
{
    const struct record *record = decision->record;
    rules_process_check_further(
        &record->form, decision->context, &decision->file, decision->faults);
    enum base_class class = rules_decide_rapid_review(
        &record->review, decision->context, decision->cases[0], decision->faults);
    if (class == BASE_OK) {
        rules_process_apply_further(&record->form, decision->context, &decision->file);
    }
    return class;
}

void
intake_rapid_review_warn(const struct run_decision *decision,
                         struct vigil_faults *ret_warnings)
{
    const struct record *record = decision->record;
    run_form_warn_of(&record->form, decision->context, ret_warnings);
}
