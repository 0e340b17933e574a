/*
 * Two cases that looked like one are two: said once, and the suspicion is not shown
 * again. It may be said before Vigil suspects anything.
 */
#include "rules/rules_admission.h"
#include "rules/rules_duplicate.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_DISMISS_DUPLICATE;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    rules_duplicate_not_itself(form, "other", file, faults);
    char other[VIGIL_REF_SIZE];
    vigil_form_text(form, "", 0, "other", other, sizeof(other));
    const struct vigil_item *latest =
        rules_duplicate_find(file, other, VIGIL_ITEM_STATE_NONE);
    if (latest == NULL) {
        rules_item_room(file, 1, faults);
    } else if (latest->state == VIGIL_ITEM_STATE_DISMISSED) {
        rules_admission_fault(faults,
                              "other",
                              "dismissed_already",
                              "that they are two was told already",
                              "nothing more");
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    char other[VIGIL_REF_SIZE];
    vigil_form_text(form, "", 0, "other", other, sizeof(other));
    struct vigil_item *item = rules_duplicate_find(file, other, VIGIL_ITEM_STATE_NONE);
    if (item == NULL) {
        item = rules_item_add(file, VIGIL_ITEM_KIND_DUPLICATE, "panel", context);
        if (item != NULL) {
            vigil_form_text(form, "", 0, "other", item->label, sizeof(item->label));
        }
    }
    if (item != NULL) {
        rules_item_set(item, VIGIL_ITEM_STATE_DISMISSED, context);
    }
}

const struct rules_process rules_process_duplicate_dismissal = {
    .type = VIGIL_MESSAGE_DUPLICATE_DISMISSAL,
    .event = event,
    .check = check,
    .apply = apply};
