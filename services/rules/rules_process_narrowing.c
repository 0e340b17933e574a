/*
 * The Panel asks for narrower key lines of enquiry: an LCSPR shall stay focused. Once at
 * a time; rules_narrowing.h says what ends it.
 */
#include "rules/rules_admission.h"
#include "rules/rules_narrowing.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_NARROW;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)form;
    (void)context;
    if (rules_narrowing_open(file) != NULL) {
        rules_admission_fault(faults,
                              "case_ref",
                              "narrowing_already",
                              "narrower key lines were asked for already",
                              "wait for the partnership, or ask a question");
    }
    rules_item_room(file, 1, faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)form;
    (void)rules_item_add(
        file, VIGIL_ITEM_KIND_NARROWING, file->found->authority, context);
}

const struct rules_process rules_process_narrowing = {
    .type = VIGIL_MESSAGE_NARROWING, .event = event, .check = check, .apply = apply};
