/* The values of a filled form: see vigil/forms.h. */
#include <string.h>

#include "vigil/forms.h"

/* Most names differ in their first letter: a form is asked for fields all the time. */
static bool
is_same(const char *a, const char *b)
{
    return a[0] == b[0] && strcmp(a, b) == 0;
}

size_t
vigil_form_field(const struct vigil_form_type *type, const char *list, const char *name)
{
    for (size_t i = 0; i < type->count; i++) {
        if (is_same(type->fields[i].name, name) && is_same(type->fields[i].list, list)) {
            return i;
        }
    }
    return SIZE_MAX;
}

const struct vigil_value *
vigil_form_value(const struct vigil_form *form,
                 const char *list,
                 size_t row,
                 const char *name)
{
    size_t field = vigil_form_field(form->type, list, name);
    for (size_t i = 0; field != SIZE_MAX && i < form->count; i++) {
        if (form->at[i].field == field && form->at[i].row == row) {
            return &form->at[i];
        }
    }
    return NULL;
}

int64_t
vigil_form_number(const struct vigil_form *form,
                  const char *list,
                  size_t row,
                  const char *name)
{
    const struct vigil_value *value = vigil_form_value(form, list, row, name);
    if (value != NULL) {
        return value->number;
    }
    size_t field = vigil_form_field(form->type, list, name);
    if (field == SIZE_MAX) {
        return 0;
    }
    switch (form->type->fields[field].kind) {
    case VIGIL_FIELD_DATE:
        return VIGIL_DATE_NONE;
    case VIGIL_FIELD_TIME:
        return VIGIL_INSTANT_NONE;
    default:
        return 0;
    }
}

void
vigil_form_text(const struct vigil_form *form,
                const char *list,
                size_t row,
                const char *name,
                char *ret_text,
                size_t size)
{
    const struct vigil_value *value = vigil_form_value(form, list, row, name);
    size_t length = value == NULL || value->text == NULL ? 0 : value->size;
    if (length >= size) {
        length = size - 1;
        while (length > 0 && ((unsigned char)value->text[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    if (length > 0) {
        memcpy(ret_text, value->text, length);
    }
    ret_text[length] = '\0';
}

size_t
vigil_form_rows(const struct vigil_form *form, const char *list)
{
    size_t rows = 0;
    for (size_t i = 0; i < form->count; i++) {
        if (form->at[i].row >= rows &&
            is_same(form->type->fields[form->at[i].field].list, list)) {
            rows = form->at[i].row + (size_t)1;
        }
    }
    return rows;
}

bool
vigil_form_add(struct vigil_form *form, const struct vigil_value *value)
{
    if (form->count == VIGIL_VALUES_MAX) {
        return false;
    }
    form->at[form->count++] = *value;
    return true;
}
