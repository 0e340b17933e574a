/* What a review takes over from the cases that it covers: see rules_carry.h. */
#include "rules/rules_carry.h"

#include "base/base_text.h"
#include "rules/rules_narrowing.h"

static bool
is_carried(const struct vigil_item *item)
{
    return item->state == VIGIL_ITEM_STATE_OPEN &&
           (item->kind == VIGIL_ITEM_KIND_KEY_LINE ||
            item->kind == VIGIL_ITEM_KIND_NARROWING);
}

void
rules_carry(struct rules_file *review,
            struct vigil_item *theirs,
            size_t count,
            const struct rules_context *context)
{
    for (size_t i = 0; i < count; i++) {
        struct vigil_item *item = &theirs[i];
        if (!is_carried(item)) {
            continue;
        }
        if (item->kind == VIGIL_ITEM_KIND_KEY_LINE ||
            rules_narrowing_open(review) == NULL) {
            struct vigil_item *added =
                rules_item_add(review, item->kind, review->found->authority, context);
            if (added == NULL) {
                return;
            }
            added->due_on = item->due_on;
            (void)base_text_print(added->label,
                                  sizeof(added->label),
                                  "%s/%d",
                                  item->case_ref,
                                  (int)item->no);
        }
        rules_item_set(item, VIGIL_ITEM_STATE_CARRIED, context);
    }
}
