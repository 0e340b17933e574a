/* What is wrong with one value of a form by itself: see rules_form.h. */
#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_admission.h"
#include "rules/rules_form.h"
#include "rules/rules_london.h"
#include "rules/rules_reference.h"

static void
judge_length(const struct vigil_field *field,
             size_t size,
             const char *path,
             struct vigil_faults *faults)
{
    if (size > field->most) {
        char right[48];
        (void)base_text_print(right, sizeof(right), "at most %u bytes", field->most);
        rules_admission_fault(faults, path, "too_long", "too long", right);
    }
}

/* Paragraphs may have line ends and tabs, a line no control characters at all. */
static void
judge_characters(const struct vigil_field *field,
                 const char *text,
                 size_t size,
                 const char *path,
                 struct vigil_faults *faults)
{
    bool words = field->kind == VIGIL_FIELD_WORDS;
    for (size_t i = 0; i < size; i++) {
        unsigned char at = (unsigned char)text[i];
        bool layout = words && (at == '\n' || at == '\r' || at == '\t');
        if ((at < ' ' && !layout) || at == 0x7F) {
            rules_admission_fault(faults,
                                  path,
                                  "not_printable",
                                  "control characters in it",
                                  words ? "plain text" : "one line of plain text");
            return;
        }
    }
}

static void
judge_reference(const char *text,
                size_t size,
                const char *path,
                struct vigil_faults *faults)
{
    char reference[VIGIL_REF_SIZE];
    bool fits = base_text_copy_bytes(reference, sizeof(reference), text, size);
    enum rules_reference_fault fault =
        fits ? rules_reference_check(reference) : RULES_REFERENCE_SHAPE;
    if (fault == RULES_REFERENCE_SHAPE) {
        rules_admission_fault(faults,
                              path,
                              "not_a_reference",
                              "not of the form of a case reference",
                              "a reference such as CSP-2026-000123-3, in capitals");
    } else if (fault == RULES_REFERENCE_MISTYPED) {
        rules_admission_fault(faults,
                              path,
                              "mistyped_reference",
                              "mistyped: its check character does not fit",
                              "the reference exactly as the receipt gave it");
    }
}

static void
judge_authority(const char *text,
                size_t size,
                const char *path,
                const struct rules_context *context,
                struct vigil_faults *faults)
{
    char code[VIGIL_PARTY_SIZE];
    bool fits = base_text_copy_bytes(code, sizeof(code), text, size);
    if (context->authorities != NULL &&
        (!fits || !rules_authorities_has(context->authorities, code))) {
        rules_admission_fault(faults,
                              path,
                              "unknown_authority",
                              "not a local authority of England",
                              "a GSS code of the list of authorities, such as E08000025");
    }
}

static void
judge_number(const struct vigil_field *field,
             int64_t number,
             const char *path,
             struct vigil_faults *faults)
{
    if (number < 0 || number > field->most) {
        char right[48];
        (void)base_text_print(right, sizeof(right), "a number up to %u", field->most);
        rules_admission_fault(faults, path, "out_of_range", "too large", right);
    }
}

static void
judge(const struct vigil_field *field,
      const struct vigil_value *value,
      const char *path,
      const struct rules_context *context,
      struct vigil_faults *faults)
{
    switch (field->kind) {
    case VIGIL_FIELD_TEXT:
    case VIGIL_FIELD_WORDS:
        judge_length(field, value->size, path, faults);
        judge_characters(field, value->text, value->size, path, faults);
        break;
    case VIGIL_FIELD_CODE:
        /* a code is an int on the wire */
        rules_admission_code(path, field->codes, (int)value->number, false, faults);
        break;
    case VIGIL_FIELD_NUMBER:
        judge_number(field, value->number, path, faults);
        break;
    case VIGIL_FIELD_REFERENCE:
        judge_reference(value->text, value->size, path, faults);
        break;
    case VIGIL_FIELD_AUTHORITY:
        judge_authority(value->text, value->size, path, context, faults);
        break;
    case VIGIL_FIELD_DATE:
    case VIGIL_FIELD_TIME:
    case VIGIL_FIELD_LIST:
        break;
    }
}

void
rules_form_value_check(const struct vigil_form *form,
                       const struct vigil_value *value,
                       const struct rules_context *context,
                       struct vigil_faults *faults)
{
    const struct vigil_field *field = &form->type->fields[value->field];
    char path[RULES_FORM_PATH_SIZE];
    rules_form_path(field->list, value->row, field->name, path);
    judge(field, value, path, context, faults);
}

/* Digits and nothing else; -1 if it is no number, or a very large one. */
static int64_t
number_of(const char *text)
{
    int64_t number = 0;
    size_t length = strlen(text);
    if (length == 0 || length > 10 || strspn(text, "0123456789") != length) {
        return -1;
    }
    for (const char *at = text; *at != '\0'; at++) {
        number = number * 10 + (*at - '0');
    }
    return number;
}

bool
rules_form_parse(const struct vigil_field *field,
                 const char *text,
                 const char *path,
                 const struct rules_context *context,
                 struct vigil_faults *faults,
                 int64_t *ret_number)
{
    size_t before = faults->count + faults->more;
    struct vigil_value value = {.text = text, .size = (uint32_t)strlen(text)};
    int code = 0;
    vigil_date date = VIGIL_DATE_NONE;
    switch (field->kind) {
    case VIGIL_FIELD_CODE:
        if (!vigil_code_find(field->codes, text, &code)) {
            base_faults_add_code(faults, path, field->codes);
        }
        value.number = code;
        break;
    case VIGIL_FIELD_DATE:
        if (!base_date_parse(text, &date)) {
            rules_admission_fault(
                faults, path, "not_a_date", "not a day", "a day such as 2021-06-30");
        }
        value.number = date;
        break;
    case VIGIL_FIELD_NUMBER:
        value.number = number_of(text);
        if (value.number < 0) {
            rules_admission_fault(
                faults, path, "not_a_number", "not a number", "digits alone");
            return false;
        }
        break;
    default:
        break;
    }
    judge(field, &value, path, context, faults);
    *ret_number = value.number;
    return faults->count + faults->more == before;
}

/* True if both days are known; gives the day of the field behind today, in days. */
static bool
ahead(const struct vigil_form *form,
      const char *list,
      size_t row,
      const char *name,
      const struct rules_context *context,
      int64_t *ret_days)
{
    int64_t day = vigil_form_number(form, list, row, name);
    if (day == VIGIL_DATE_NONE || context->now == VIGIL_INSTANT_NONE) {
        return false;
    }
    *ret_days = day - rules_london_date(context->now);
    return true;
}

void
rules_form_not_future(const struct vigil_form *form,
                      const char *list,
                      size_t row,
                      const char *name,
                      const struct rules_context *context,
                      struct vigil_faults *faults)
{
    int64_t days;
    if (ahead(form, list, row, name, context, &days) && days > 0) {
        rules_form_fault(list,
                         row,
                         name,
                         "in_future",
                         "in the future",
                         "today in London, or before",
                         faults);
    }
}

void
rules_form_not_past(const struct vigil_form *form,
                    const char *list,
                    size_t row,
                    const char *name,
                    const struct rules_context *context,
                    struct vigil_faults *faults)
{
    int64_t days;
    if (ahead(form, list, row, name, context, &days) && days < 0) {
        rules_form_fault(list,
                         row,
                         name,
                         "in_past",
                         "a day that has passed",
                         "today in London, or later",
                         faults);
    }
}
