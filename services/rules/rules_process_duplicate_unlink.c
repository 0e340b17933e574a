/*
 * A merge is undone: the case goes on where it was, and whether it is a duplicate is an
 * open question again, if it was one before.
 */
#include <string.h>

#include "rules/rules_duplicate.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_UNMERGE;
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)form;
    char *other = file->found->merged_into;
    struct vigil_item *item = rules_duplicate_find(file, other, VIGIL_ITEM_STATE_MERGED);
    if (item != NULL) {
        rules_item_set(item, VIGIL_ITEM_STATE_OPEN, context);
    }
    memset(other, 0, VIGIL_REF_SIZE);
}

const struct rules_process rules_process_duplicate_unlink = {
    .type = VIGIL_MESSAGE_DUPLICATE_UNLINK, .event = event, .apply = apply};
