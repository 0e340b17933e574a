/* The items that a group touches: see run_items.h. */
#include "run/run_items.h"

#include <stdlib.h>
#include <string.h>

enum base_class
run_items_init(struct run_items *items, struct base_error *ret_error)
{
    items->at = calloc(RUN_ITEMS_TABLE, sizeof(*items->at));
    items->case_at = calloc(RUN_ITEMS_TABLE, sizeof(*items->case_at));
    if (items->at == NULL || items->case_at == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "no memory for items");
    }
    run_items_clear(items);
    return BASE_OK;
}

void
run_items_done(struct run_items *items)
{
    free(items->at);
    free(items->case_at);
    memset(items, 0, sizeof(*items));
}

void
run_items_clear(struct run_items *items)
{
    items->count = 0;
    items->read = (struct store_items){.at = items->at, .capacity = RUN_ITEMS_READ};
}

void
run_items_take(struct run_items *items, const struct run_cases *cases)
{
    size_t at = 0; /* both are in the order of the references */
    for (size_t i = 0; i < items->read.count; i++) {
        while (at < cases->count &&
               strcmp(cases->at[at].case_ref, items->at[i].case_ref) != 0) {
            at++;
        }
        items->case_at[i] = at;
    }
    items->count = items->read.count;
}

size_t
run_items_copy(const struct run_items *items,
               size_t case_at,
               struct vigil_item *ret_items)
{
    size_t count = 0;
    for (size_t i = 0; i < items->count && count < VIGIL_ITEMS_MAX; i++) {
        if (items->case_at[i] == case_at) {
            ret_items[count++] = items->at[i];
        }
    }
    return count;
}

bool
run_items_have_room(const struct run_items *items, size_t count)
{
    return items->count - count + VIGIL_ITEMS_MAX <= RUN_ITEMS_TABLE;
}

/* Where this item lies, behind the others if it is new. */
static size_t
place_of(const struct run_items *items, size_t case_at, const struct vigil_item *item)
{
    for (size_t i = 0; i < items->count; i++) {
        if (items->case_at[i] == case_at && items->at[i].kind == item->kind &&
            items->at[i].no == item->no) {
            return i;
        }
    }
    return items->count;
}

void
run_items_keep(struct run_items *items,
               size_t case_at,
               const char *case_ref,
               const struct vigil_item *changed,
               size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!changed[i].changed) {
            continue;
        }
        size_t at = place_of(items, case_at, &changed[i]);
        if (at == RUN_ITEMS_TABLE) {
            abort(); /* run_items_have_room was not asked */
        }
        items->count += at == items->count ? 1 : 0;
        items->case_at[at] = case_at;
        items->at[at] = changed[i];
        memcpy(items->at[at].case_ref, case_ref, VIGIL_REF_SIZE);
    }
}

size_t
run_items_changed(const struct run_items *items, const struct vigil_item **ret_items)
{
    size_t count = 0;
    for (size_t i = 0; i < items->count; i++) {
        if (items->at[i].changed) {
            ret_items[count++] = &items->at[i];
        }
    }
    return count;
}
