/*
 * Evidence for the inventory about the fields of forms: see tests/inventory/covers.h.
 */
#ifndef FORM_COVERS_H
#define FORM_COVERS_H

#include "../inventory/covers.h"
#include "vigil/forms.h"

/* One field, by its name in the inventory: form.list.name. */
static inline void
form_covers_field(const char *kind,
                  const struct vigil_form_type *type,
                  const struct vigil_field *field)
{
    char name[160];
    (void)snprintf(name,
                   sizeof(name),
                   "%s.%s%s%s",
                   type->name,
                   field->list,
                   field->list[0] == '\0' ? "" : ".",
                   field->name);
    covers(kind, name);
}

/* What a form holds: its values, and the lists that have rows. */
static inline void
form_covers(const char *kind, const struct vigil_form *form)
{
    for (size_t i = 0; i < form->type->count; i++) {
        const struct vigil_field *field = &form->type->fields[i];
        if (field->kind == VIGIL_FIELD_LIST
                ? vigil_form_rows(form, field->name) > 0
                : vigil_form_value(form, field->list, 0, field->name) != NULL) {
            form_covers_field(kind, form->type, field);
        }
    }
}

#endif
