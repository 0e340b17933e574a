/* Narrower key lines of enquiry: see rules_narrowing.h. */
#include "rules/rules_narrowing.h"

struct vigil_item *
rules_narrowing_open(const struct rules_file *file)
{
    for (size_t i = 0; i < file->items_count; i++) {
        struct vigil_item *item = &file->items[i];
        if (item->kind == VIGIL_ITEM_KIND_NARROWING &&
            item->state == VIGIL_ITEM_STATE_OPEN) {
            return item;
        }
    }
    return NULL;
}

void
rules_narrowing_end(struct rules_file *file, const struct rules_context *context)
{
    struct vigil_item *item = rules_narrowing_open(file);
    if (item != NULL) {
        rules_item_set(item, VIGIL_ITEM_STATE_DONE, context);
    }
}
