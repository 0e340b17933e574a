/*
 * A notification is withdrawn: the criteria turn out not to be met, it was entered in
 * error, or it is a duplicate. All of it stays readable; what was to be done rests, and
 * is open again if it is reinstated.
 */
#include <string.h>

#include "rules/rules_form.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_WITHDRAW;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    int64_t why = vigil_form_number(form, "", 0, "why");
    char other[VIGIL_REF_SIZE];
    vigil_form_text(form, "", 0, "duplicate_of", other, sizeof(other));
    if (why == VIGIL_WITHDRAWAL_DUPLICATE && other[0] == '\0') {
        rules_form_fault("",
                         0,
                         "duplicate_of",
                         "required",
                         "a duplicate, but not of which case",
                         "the reference of the case that goes on",
                         faults);
    } else if (why != VIGIL_WITHDRAWAL_DUPLICATE && other[0] != '\0') {
        rules_form_fault("",
                         0,
                         "duplicate_of",
                         "not_a_duplicate",
                         "another case, but not why duplicate",
                         "nothing, or why duplicate",
                         faults);
    } else if (other[0] != '\0' && strcmp(other, file->found->case_ref) == 0) {
        rules_form_fault("",
                         0,
                         "duplicate_of",
                         "itself",
                         "the case that is withdrawn",
                         "the case that goes on",
                         faults);
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    struct vigil_case *c = file->found;
    c->withdrawal = (enum vigil_withdrawal)vigil_form_number(form, "", 0, "why");
    vigil_form_text(form, "", 0, "duplicate_of", c->merged_into, sizeof(c->merged_into));
    for (size_t i = 0; i < file->items_count; i++) {
        if (file->items[i].state == VIGIL_ITEM_STATE_OPEN) {
            rules_item_set(&file->items[i], VIGIL_ITEM_STATE_WITHDRAWN, context);
        }
    }
}

const struct rules_process rules_process_withdrawal = {
    .type = VIGIL_MESSAGE_WITHDRAWAL, .event = event, .check = check, .apply = apply};
