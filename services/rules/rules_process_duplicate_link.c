/*
 * A case is merged into another that is about the same incident. It stops, and all of it
 * stays: where it was is kept, so that the merge can be undone without loss.
 */
#include "rules/rules_duplicate.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_MERGE;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    rules_duplicate_not_itself(form, "duplicate_of", file, faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    char *other = file->found->merged_into;
    vigil_form_text(form, "", 0, "duplicate_of", other, VIGIL_REF_SIZE);
    struct vigil_item *item = rules_duplicate_find(file, other, VIGIL_ITEM_STATE_OPEN);
    if (item != NULL) {
        rules_item_set(item, VIGIL_ITEM_STATE_MERGED, context);
    }
}

const struct rules_process rules_process_duplicate_link = {
    .type = VIGIL_MESSAGE_DUPLICATE_LINK, .event = event, .check = check, .apply = apply};
