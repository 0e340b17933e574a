/* Cases that may be one: see rules_duplicate.h. */
#include "rules/rules_duplicate.h"

#include <string.h>

#include "rules/rules_admission.h"

struct vigil_item *
rules_duplicate_find(const struct rules_file *file,
                     const char *other,
                     enum vigil_item_state state)
{
    struct vigil_item *found = NULL;
    for (size_t i = 0; i < file->items_count; i++) {
        struct vigil_item *item = &file->items[i];
        if (item->kind == VIGIL_ITEM_KIND_DUPLICATE &&
            (state == VIGIL_ITEM_STATE_NONE || item->state == state) &&
            strcmp(item->label, other) == 0) {
            found = item;
        }
    }
    return found;
}

void
rules_duplicate_not_itself(const struct vigil_form *form,
                           const char *field,
                           const struct rules_file *file,
                           struct vigil_faults *faults)
{
    char other[VIGIL_REF_SIZE];
    vigil_form_text(form, "", 0, field, other, sizeof(other));
    if (other[0] != '\0' && strcmp(other, file->found->case_ref) == 0) {
        rules_admission_fault(faults,
                              field,
                              "itself",
                              "the case itself",
                              "the reference of the other case");
    }
}
