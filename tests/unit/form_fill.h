/*
 * Filling in a form from lines of text, for tests: "reason=why", "changes[0].path=sex".
 * The lines must come in the order of the form's fields and rows; the texts are borrowed.
 */
#ifndef FORM_FILL_H
#define FORM_FILL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "vigil/forms.h"

/* One value from its text, by the field's kind. */
static inline void
form_fill_value(const struct vigil_field *field,
                const char *text,
                struct vigil_value *ret)
{
    int code = 0;
    vigil_date date = VIGIL_DATE_NONE;
    vigil_instant instant = VIGIL_INSTANT_NONE;
    ret->text = text;
    ret->size = (uint32_t)strlen(text);
    switch (field->kind) {
    case VIGIL_FIELD_CODE:
        assert_true(vigil_code_find(field->codes, text, &code));
        ret->number = code;
        break;
    case VIGIL_FIELD_DATE:
        assert_true(base_date_parse(text, &date));
        ret->number = date;
        break;
    case VIGIL_FIELD_TIME:
        assert_true(base_instant_parse(text, &instant));
        ret->number = instant;
        break;
    case VIGIL_FIELD_NUMBER:
        ret->number = strtoll(text, NULL, 10);
        break;
    default:
        break;
    }
}

/* Adds one line; "name=" is left blank. */
static inline void
form_fill_line(struct vigil_form *form, const char *line)
{
    char list[48] = "", name[64];
    unsigned long row = 0;
    const char *equals = strchr(line, '=');
    assert_non_null(equals);
    const char *bracket = memchr(line, '[', (size_t)(equals - line));
    const char *from = line;
    if (bracket != NULL) {
        memcpy(list, line, (size_t)(bracket - line));
        list[bracket - line] = '\0';
        char *behind;
        row = strtoul(bracket + 1, &behind, 10);
        from = behind + 2; /* "]." */
    }
    memcpy(name, from, (size_t)(equals - from));
    name[equals - from] = '\0';
    size_t field = vigil_form_field(form->type, list, name);
    if (field == SIZE_MAX) {
        fail_msg("%s has no field %s", form->type->name, line);
    }
    if (equals[1] == '\0') {
        return;
    }
    struct vigil_value value = {.field = (uint16_t)field, .row = (uint16_t)row};
    form_fill_value(&form->type->fields[field], equals + 1, &value);
    assert_true(vigil_form_add(form, &value));
}

/* Fills a form of this message; the last line is NULL. */
static inline void
form_fill(struct vigil_form *form, enum vigil_message type, const char *const *lines)
{
    memset(form, 0, sizeof(*form));
    form->type = vigil_form_of(type);
    assert_non_null(form->type);
    for (size_t i = 0; lines[i] != NULL; i++) {
        form_fill_line(form, lines[i]);
    }
}

#endif
