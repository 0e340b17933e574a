/*
 * What lasts of a recommendation that was accepted, 3, 6 and 12 months later. It may be
 * told before its day.
 */
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_ACT;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    (void)rules_item_open(file,
                          VIGIL_ITEM_KIND_FOLLOW_UP,
                          vigil_form_number(form, "", 0, "follow_up_no"),
                          "follow_up_no",
                          faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    struct vigil_item *item = rules_item_find(
        file, VIGIL_ITEM_KIND_FOLLOW_UP, vigil_form_number(form, "", 0, "follow_up_no"));
    if (item != NULL) {
        item->code = (int32_t)vigil_form_number(form, "", 0, "rag");
        rules_item_set(item, VIGIL_ITEM_STATE_DONE, context);
    }
}

const struct rules_process rules_process_follow_up = {
    .type = VIGIL_MESSAGE_FOLLOW_UP, .event = event, .check = check, .apply = apply};
