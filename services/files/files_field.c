/* Reading one field of a record: see files_field.h. */
#include "files/files_field.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"

/* every code list's enum is kept as an int */
_Static_assert(sizeof(enum vigil_sex) == sizeof(int), "an enum has an int's size");

static void *
place_of(const struct files_field *field, void *record)
{
    return (char *)record + field->offset;
}

void
files_record_clear(const struct files_record *record, void *ret_record)
{
    memset(ret_record, 0, record->size);
    for (size_t i = 0; i < record->fields_count; i++) {
        const struct files_field *field = &record->fields[i];
        if (field->kind == FILES_DATE) {
            *(vigil_date *)place_of(field, ret_record) = VIGIL_DATE_NONE;
        } else if (field->kind == FILES_INSTANT) {
            *(vigil_instant *)place_of(field, ret_record) = VIGIL_INSTANT_NONE;
        }
    }
}

static bool
wrong(struct vigil_fault *ret_fault,
      const char *code,
      const char *what,
      const char *right)
{
    (void)base_text_copy(ret_fault->code, sizeof(ret_fault->code), code);
    (void)base_text_copy(ret_fault->wrong, sizeof(ret_fault->wrong), what);
    (void)base_text_copy(ret_fault->right, sizeof(ret_fault->right), right);
    return false;
}

/* No control characters; in words also tab and line ends are none. */
static bool
is_printable(const char *text, bool words)
{
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        bool layout = byte == '\t' || byte == '\n' || byte == '\r';
        if (byte == 0x7F || (byte < 0x20 && !(words && layout))) {
            return false;
        }
    }
    return true;
}

static bool
set_text(const struct files_field *field,
         const char *text,
         void *record,
         struct vigil_fault *ret_fault)
{
    size_t length = strlen(text);
    if (length >= field->size) {
        char right[64];
        (void)base_text_print(right, sizeof(right), "at most %zu bytes", field->size - 1);
        return wrong(ret_fault, "too_long", "the text is too long", right);
    }
    if (!is_printable(text, field->kind == FILES_TEXT)) {
        return wrong(ret_fault,
                     "control_character",
                     "a control character in the text",
                     "printable characters");
    }
    if (field->kind == FILES_REF && (text[0] == ' ' || text[length - 1] == ' ')) {
        return wrong(
            ret_fault, "outer_space", "a space before or after", "no space there");
    }
    if (field->kind == FILES_AUTHORITY &&
        (length != 9 || text[0] != 'E' || strspn(text + 1, "0123456789") != 8)) {
        return wrong(
            ret_fault, "no_gss_code", "no GSS code", "E and eight digits: E08000025");
    }
    memcpy(place_of(field, record), text, length + 1);
    return true;
}

static bool
set_date(const struct files_field *field,
         const char *text,
         void *record,
         struct vigil_fault *ret_fault)
{
    if (!base_date_parse(text, place_of(field, record))) {
        return wrong(
            ret_fault, "no_date", "no such day", "YYYY-MM-DD, a day of the calendar");
    }
    return true;
}

static bool
set_instant(const struct files_field *field,
            const char *text,
            void *record,
            struct vigil_fault *ret_fault)
{
    if (!base_instant_parse(text, place_of(field, record))) {
        return wrong(ret_fault,
                     "no_time",
                     "no such time",
                     "ISO 8601 with an offset: 2021-12-31T23:59:00+00:00");
    }
    return true;
}

static bool
set_code(const struct files_field *field,
         const char *text,
         void *record,
         struct vigil_fault *ret_fault)
{
    int code;
    if (!vigil_code_find(field->list, text, &code)) {
        char right[sizeof(ret_fault->right)] = "one of: ";
        vigil_code_names(field->list, right + 8, sizeof(right) - 8);
        return wrong(ret_fault, "unknown_code", "not a code of this list", right);
    }
    memcpy(place_of(field, record), &code, sizeof(code));
    return true;
}

bool
files_field_set_number(const struct files_field *field,
                       int64_t number,
                       void *record,
                       struct vigil_fault *ret_fault)
{
    if (number < field->least || number > field->most) {
        char right[64];
        (void)base_text_print(right,
                              sizeof(right),
                              "a whole number from %d to %d",
                              field->least,
                              field->most);
        return wrong(ret_fault, "no_number", "no such number", right);
    }
    *(int32_t *)place_of(field, record) = (int32_t)number;
    return true;
}

static bool
set_digits(const struct files_field *field,
           const char *text,
           void *record,
           struct vigil_fault *ret_fault)
{
    size_t digits = strspn(text, "0123456789");
    bool number = digits > 0 && digits < 10 && text[digits] == '\0';
    return files_field_set_number(
        field, number ? atol(text) : INT64_MIN, record, ret_fault);
}

bool
files_field_set(const struct files_field *field,
                const char *text,
                void *record,
                struct vigil_fault *ret_fault)
{
    if (text[0] == '\0') {
        return true;
    }
    switch (field->kind) {
    case FILES_TEXT:
    case FILES_REF:
    case FILES_AUTHORITY:
        return set_text(field, text, record, ret_fault);
    case FILES_DATE:
        return set_date(field, text, record, ret_fault);
    case FILES_INSTANT:
        return set_instant(field, text, record, ret_fault);
    case FILES_NUMBER:
        return set_digits(field, text, record, ret_fault);
    case FILES_CODE:
        break;
    }
    return set_code(field, text, record, ret_fault);
}
