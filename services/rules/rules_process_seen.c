/*
 * An officer of the Panel has seen a case: the last level of its receipt. It is told
 * once; who looks again later is no business of the partnership's.
 */
#include "rules/rules_admission.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_SEE;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)form;
    (void)context;
    if (file->found->seen_at != VIGIL_INSTANT_NONE) {
        rules_admission_fault(faults,
                              "case_ref",
                              "seen_already",
                              "an officer has seen the case already",
                              "nothing: the partnership was told then");
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)form;
    file->found->seen_at = context->now;
}

const struct rules_process rules_process_seen = {
    .type = VIGIL_MESSAGE_SEEN, .event = event, .check = check, .apply = apply};
