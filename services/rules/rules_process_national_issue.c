/*
 * What cannot be mended locally: it waits for the Panel, and its answer comes back.
 */
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_RAISE_ISSUE;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    rules_review_one_body(form, "", 0, "asked_of", faults);
    rules_item_room(file, 1, faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    struct vigil_item *item =
        rules_item_add(file, VIGIL_ITEM_KIND_NATIONAL_ISSUE, "panel", context);
    if (item != NULL) {
        item->code = (int32_t)vigil_form_number(form, "", 0, "theme");
        vigil_form_text(form, "", 0, "asked_of", item->label, sizeof(item->label));
    }
}

const struct rules_process rules_process_national_issue = {
    .type = VIGIL_MESSAGE_NATIONAL_ISSUE, .event = event, .check = check, .apply = apply};
