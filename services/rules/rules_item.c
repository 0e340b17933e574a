/* The items of a case for the rules of single messages: see rules_process.h. */
#include <string.h>

#include "base/base_text.h"
#include "rules/rules_admission.h"
#include "rules/rules_process.h"

struct vigil_item *
rules_item_find(const struct rules_file *file, enum vigil_item_kind kind, int64_t no)
{
    for (size_t i = 0; i < file->items_count; i++) {
        if (file->items[i].kind == kind && file->items[i].no == no) {
            return &file->items[i];
        }
    }
    return NULL;
}

struct vigil_item *
rules_item_open(const struct rules_file *file,
                enum vigil_item_kind kind,
                int64_t no,
                const char *path,
                struct vigil_faults *faults)
{
    struct vigil_item *item = rules_item_find(file, kind, no);
    const char *name = vigil_code_name(VIGIL_LIST_ITEM_KIND, (int)kind);
    char wrong[sizeof(faults->at[0].wrong)];
    if (item == NULL) {
        (void)base_text_print(
            wrong, sizeof(wrong), "the case has no %s of this number", name);
        rules_admission_fault(
            faults, path, "no_such_item", wrong, "a number that the case shows as open");
        return NULL;
    }
    if (item->state != VIGIL_ITEM_STATE_OPEN) {
        const char *state = vigil_code_name(VIGIL_LIST_ITEM_STATE, (int)item->state);
        (void)base_text_print(
            wrong, sizeof(wrong), "this %s is not open: it is %s", name, state);
        rules_admission_fault(
            faults, path, "not_open", wrong, "a number that the case shows as open");
        return NULL;
    }
    return item;
}

struct vigil_item *
rules_item_add(struct rules_file *file,
               enum vigil_item_kind kind,
               const char *owner,
               const struct rules_context *context)
{
    if (file->items_count >= file->items_capacity ||
        file->items_count >= VIGIL_ITEMS_MAX) {
        return NULL;
    }
    int32_t last = 0;
    for (size_t i = 0; i < file->items_count; i++) {
        if (file->items[i].kind == kind && file->items[i].no > last) {
            last = file->items[i].no;
        }
    }
    struct vigil_item *item = &file->items[file->items_count++];
    *item = (struct vigil_item){.kind = kind,
                                .no = last + 1,
                                .state = VIGIL_ITEM_STATE_OPEN,
                                .due_on = VIGIL_DATE_NONE,
                                .opened_at = context->now,
                                .changed_at = context->now,
                                .changed = true};
    (void)base_text_copy(item->case_ref, sizeof(item->case_ref), file->found->case_ref);
    (void)base_text_copy(item->owner, sizeof(item->owner), owner);
    return item;
}

void
rules_item_set(struct vigil_item *item,
               enum vigil_item_state state,
               const struct rules_context *context)
{
    item->state = state;
    item->changed_at = context->now;
    item->changed = true;
}

void
rules_item_room(const struct rules_file *file, size_t more, struct vigil_faults *faults)
{
    size_t most =
        file->items_capacity < VIGIL_ITEMS_MAX ? file->items_capacity : VIGIL_ITEMS_MAX;
    if (file->found != NULL && file->items_count + more > most) {
        rules_admission_fault(faults,
                              "",
                              "too_many_items",
                              "the case cannot hold so many questions, recommendations "
                              "and actions",
                              "fewer and larger ones: a case holds 512");
    }
}

size_t
rules_item_count(const struct rules_file *file,
                 enum vigil_item_kind kind,
                 enum vigil_item_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < file->items_count; i++) {
        if (file->items[i].kind == kind && file->items[i].state == state) {
            count++;
        }
    }
    return count;
}
