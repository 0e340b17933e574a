/*
 * A form with every field filled, for the tests of services/wire and the seeds of the
 * fuzzers: invented values that the kind allows, and short texts.
 */
#ifndef FORM_SAMPLE_H
#define FORM_SAMPLE_H

#include <string.h>

#include "base/base_date.h"
#include "vigil/forms.h"

/* Some value that differs from row to row. */
static inline struct vigil_value
form_sample_value(const struct vigil_form_type *type, size_t field, size_t row)
{
    const struct vigil_field *what = &type->fields[field];
    struct vigil_value value = {.field = (uint16_t)field, .row = (uint16_t)row};
    switch (what->kind) {
    case VIGIL_FIELD_CODE:
        value.number = 1;
        break;
    case VIGIL_FIELD_DATE:
        value.number = base_date_of(2024, 2, 1) + (int)row;
        break;
    case VIGIL_FIELD_TIME:
        value.number = (vigil_instant)base_date_of(2024, 5, 17) * BASE_DAY + 250000;
        break;
    case VIGIL_FIELD_NUMBER:
        value.number = what->most;
        break;
    default:
        value.text = &"abcdefghijklmnopqrstuvwxyzABCDEFGHIJK\xC3\xA9"[row % 38];
        value.size = (uint32_t)strlen(value.text);
        break;
    }
    return value;
}

/* Every field, and `rows` rows of each list, or as many as it takes. False if the form
 * has no room. */
static inline bool
form_sample(struct vigil_form *form, const struct vigil_form_type *type, size_t rows)
{
    form->type = type;
    form->count = 0;
    for (size_t i = 0; i < type->count; i++) {
        const struct vigil_field *field = &type->fields[i];
        size_t count = field->kind == VIGIL_FIELD_LIST ? 0 : 1;
        if (field->list[0] != '\0') {
            size_t list = vigil_form_field(type, "", field->list);
            count = type->fields[list].most < rows ? type->fields[list].most : rows;
        }
        for (size_t row = 0; row < count; row++) {
            struct vigil_value value = form_sample_value(type, i, row);
            if (!vigil_form_add(form, &value)) {
                return false;
            }
        }
    }
    return true;
}

#endif
