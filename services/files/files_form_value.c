/* A value of a form as text: see files_form.h. The texts are those of the casebook's
 * fields (files_field.h), read by the same functions. */
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "files/files_field.h"
#include "files/files_form.h"

/* Where a field's reader puts what it reads. */
union place {
    char text[FILES_FORM_TEXT_SIZE];
    vigil_date date;
    vigil_instant instant;
    int32_t number;
    int code;
};

/* The casebook's kind of field. */
static struct files_field
as_field(const struct vigil_field *field)
{
    struct files_field as = {.name = field->name, .size = field->most + (size_t)1};
    switch (field->kind) {
    case VIGIL_FIELD_TEXT:
        as.kind = FILES_REF;
        break;
    case VIGIL_FIELD_WORDS:
        as.kind = FILES_TEXT;
        break;
    case VIGIL_FIELD_REFERENCE:
        as.kind = FILES_REF;
        as.size = VIGIL_REF_SIZE;
        break;
    case VIGIL_FIELD_AUTHORITY:
        as.kind = FILES_AUTHORITY;
        as.size = VIGIL_PARTY_SIZE;
        break;
    case VIGIL_FIELD_CODE:
        as.kind = FILES_CODE;
        as.list = field->codes;
        break;
    case VIGIL_FIELD_DATE:
        as.kind = FILES_DATE;
        break;
    case VIGIL_FIELD_TIME:
        as.kind = FILES_INSTANT;
        break;
    case VIGIL_FIELD_NUMBER:
        as.kind = FILES_NUMBER;
        as.most = (int32_t)field->most;
        break;
    case VIGIL_FIELD_LIST:
        break; /* has no value of its own */
    }
    if (as.size > FILES_FORM_TEXT_SIZE) {
        as.size = FILES_FORM_TEXT_SIZE;
    }
    return as;
}

static void
take(enum files_kind kind, const union place *place, struct vigil_value *ret_value)
{
    switch (kind) {
    case FILES_DATE:
        ret_value->number = place->date;
        break;
    case FILES_INSTANT:
        ret_value->number = place->instant;
        break;
    case FILES_NUMBER:
        ret_value->number = place->number;
        break;
    case FILES_CODE:
        ret_value->number = place->code;
        break;
    case FILES_TEXT:
    case FILES_REF:
    case FILES_AUTHORITY:
        break;
    }
}

static bool
is_text(enum files_kind kind)
{
    return kind == FILES_TEXT || kind == FILES_REF || kind == FILES_AUTHORITY;
}

bool
files_form_value_read(const struct vigil_field *field,
                      const char *text,
                      struct vigil_value *ret_value,
                      struct vigil_fault *ret_fault)
{
    static _Thread_local union place place; /* large */
    const struct files_field as = as_field(field);
    if (!files_field_set(&as, text, &place, ret_fault)) {
        return false;
    }
    if (is_text(as.kind)) {
        ret_value->text = text;
        ret_value->size = (uint32_t)strlen(text);
    }
    take(as.kind, &place, ret_value);
    return true;
}

bool
files_form_value_number(const struct vigil_field *field,
                        int64_t number,
                        struct vigil_value *ret_value,
                        struct vigil_fault *ret_fault)
{
    int32_t read;
    const struct files_field as = as_field(field);
    if (!files_field_set_number(&as, number, &read, ret_fault)) {
        return false;
    }
    ret_value->number = read;
    return true;
}

void
files_form_value_print(const struct vigil_field *field,
                       const struct vigil_value *value,
                       char ret_text[FILES_FORM_TEXT_SIZE])
{
    const char *name;
    ret_text[0] = '\0';
    switch (field->kind) {
    case VIGIL_FIELD_TEXT:
    case VIGIL_FIELD_WORDS:
    case VIGIL_FIELD_REFERENCE:
    case VIGIL_FIELD_AUTHORITY:
        if (value->text != NULL) {
            (void)base_text_copy_bytes(
                ret_text, FILES_FORM_TEXT_SIZE, value->text, value->size);
        }
        break;
    case VIGIL_FIELD_CODE:
        name = vigil_code_name(field->codes, (int)value->number);
        (void)base_text_copy(ret_text, FILES_FORM_TEXT_SIZE, name == NULL ? "" : name);
        break;
    case VIGIL_FIELD_DATE:
        base_date_print((vigil_date)value->number, ret_text);
        break;
    case VIGIL_FIELD_TIME:
        base_instant_print(value->number, ret_text);
        break;
    case VIGIL_FIELD_NUMBER:
        (void)base_text_print(
            ret_text, FILES_FORM_TEXT_SIZE, "%lld", (long long)value->number);
        break;
    case VIGIL_FIELD_LIST:
        break;
    }
}

void
files_form_value_says(const struct vigil_field *field, char *ret_text, size_t size)
{
    switch (field->kind) {
    case VIGIL_FIELD_TEXT:
        (void)base_text_print(ret_text, size, "a line, at most %u bytes", field->most);
        break;
    case VIGIL_FIELD_WORDS:
        (void)base_text_print(ret_text, size, "words, at most %u bytes", field->most);
        break;
    case VIGIL_FIELD_REFERENCE:
        (void)base_text_copy(ret_text, size, "a reference such as CSP-2026-000123-3");
        break;
    case VIGIL_FIELD_AUTHORITY:
        (void)base_text_copy(ret_text, size, "a GSS code such as E08000025");
        break;
    case VIGIL_FIELD_CODE:
        (void)base_text_copy(ret_text, size, "one of: ");
        vigil_code_names(
            field->codes, ret_text + strlen(ret_text), size - strlen(ret_text));
        break;
    case VIGIL_FIELD_DATE:
        (void)base_text_copy(ret_text, size, "a day, YYYY-MM-DD");
        break;
    case VIGIL_FIELD_TIME:
        (void)base_text_copy(
            ret_text, size, "a time with its offset, 2026-03-24T10:00:00+00:00");
        break;
    case VIGIL_FIELD_NUMBER:
        (void)base_text_print(ret_text, size, "a number, 1 to %u", field->most);
        break;
    case VIGIL_FIELD_LIST:
        (void)base_text_print(ret_text, size, "a list of at most %u", field->most);
        break;
    }
}
