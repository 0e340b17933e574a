/*
 * What the Panel makes of a report, feature by feature: yes, partly, no or not
 * applicable. There is no total: it should not become a checklist.
 */
#include "rules/rules_admission.h"
#include "rules/rules_form_once.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_ASSESS;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    if (rules_item_count(file, VIGIL_ITEM_KIND_ASSESSMENT, VIGIL_ITEM_STATE_OPEN) == 0) {
        rules_admission_fault(faults,
                              "case_ref",
                              "assessed_already",
                              "the report was assessed already",
                              "nothing, until a new report comes");
    }
    rules_form_once(form, "features", "feature", faults);
}

/* A report that came again is assessed with the one before. */
static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)form;
    for (size_t i = 0; i < file->items_count; i++) {
        struct vigil_item *item = &file->items[i];
        if (item->kind == VIGIL_ITEM_KIND_ASSESSMENT &&
            item->state == VIGIL_ITEM_STATE_OPEN) {
            rules_item_set(item, VIGIL_ITEM_STATE_DONE, context);
        }
    }
}

const struct rules_process rules_process_quality_assessment = {
    .type = VIGIL_MESSAGE_QUALITY_ASSESSMENT,
    .event = event,
    .check = check,
    .apply = apply};
