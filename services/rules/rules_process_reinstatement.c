/*
 * A withdrawal is undone: the case is where it was, and what was to be done then is to be
 * done again.
 */
#include <string.h>

#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_REINSTATE;
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)form;
    file->found->withdrawal = VIGIL_WITHDRAWAL_NONE;
    memset(file->found->merged_into, 0, sizeof(file->found->merged_into));
    for (size_t i = 0; i < file->items_count; i++) {
        if (file->items[i].state == VIGIL_ITEM_STATE_WITHDRAWN) {
            rules_item_set(&file->items[i], VIGIL_ITEM_STATE_OPEN, context);
        }
    }
}

const struct rules_process rules_process_reinstatement = {
    .type = VIGIL_MESSAGE_REINSTATEMENT, .event = event, .apply = apply};
