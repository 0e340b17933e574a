/* A filled form in words: see intake_words.h. */
#include "intake/intake_words.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"
#include "rules/rules_london.h"

/* A text that grows; what does not fit is left out. */
struct words {
    char *text;
    size_t size;
};

static void
put(struct words *words, const char *bytes, size_t size)
{
    if (words->size + size < INTAKE_WORDS_SIZE) {
        memcpy(words->text + words->size, bytes, size);
        words->size += size;
        words->text[words->size] = '\0';
    }
}

static void
put_text(struct words *words, const char *text)
{
    put(words, text, strlen(text));
}

static bool
is_left_out(const struct vigil_field *field)
{
    static const char *const names[] = {"case_ref",
                                        "authority",
                                        "notification_ref",
                                        "lcspr_ref",
                                        "expected_version",
                                        "date_of_birth"};
    for (size_t i = 0; i < BASE_COUNT(names); i++) {
        if (strcmp(field->name, names[i]) == 0) {
            /* of a row they say something: which authority has which part */
            return field->list[0] == '\0' || i + 1 == BASE_COUNT(names);
        }
    }
    return false;
}

/* A field's or a list's name as people say it: due_on as "due on". */
static void
put_name(struct words *words, const char *name)
{
    for (; *name != '\0'; name++) {
        put(words, *name == '_' ? " " : name, 1);
    }
}

/* Free text; a line behind the first stands further in, so that it is not taken for
 * another field. */
static void
put_lines(struct words *words, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        put(words, text + i, 1);
        put_text(words, text[i] == '\n' ? "    " : "");
    }
}

static void
put_value(struct words *words,
          const struct vigil_field *field,
          const struct vigil_value *value)
{
    char text[RULES_LONDON_SIZE + BASE_DATE_SIZE] = "";
    const char *name;
    switch (field->kind) {
    case VIGIL_FIELD_CODE:
        name = vigil_code_name(field->codes, (int)value->number);
        put_text(words, name == NULL ? "" : name);
        break;
    case VIGIL_FIELD_NUMBER:
        (void)base_text_print(text, sizeof(text), "%lld", (long long)value->number);
        put_text(words, text);
        break;
    case VIGIL_FIELD_DATE:
        base_date_print((vigil_date)value->number, text);
        put_text(words, text);
        break;
    case VIGIL_FIELD_TIME:
        rules_london_print(value->number, text);
        put_text(words, text);
        break;
    default:
        put_lines(words, value->text, value->size);
        break;
    }
}

static void
put_plain(struct words *words,
          const struct vigil_field *field,
          const struct vigil_value *value)
{
    put_text(words, words->size == 0 ? "" : "\n");
    put_name(words, field->name);
    put_text(words, ": ");
    put_value(words, field, value);
}

/* One row: all its values, which lie apart, since a form is ordered by its fields. */
static void
put_row(struct words *words, const struct vigil_form *form, const char *list, size_t row)
{
    char head[16];
    (void)base_text_print(head, sizeof(head), "\n  %zu. ", row + 1);
    put_text(words, head);
    bool first = true;
    for (size_t i = 0; i < form->count; i++) {
        const struct vigil_field *field = &form->type->fields[form->at[i].field];
        if (form->at[i].row != row || strcmp(field->list, list) != 0 ||
            is_left_out(field)) {
            continue;
        }
        put_text(words, first ? "" : "; ");
        put_name(words, field->name);
        put_text(words, ": ");
        put_value(words, field, &form->at[i]);
        first = false;
    }
}

void
intake_words_of(const struct vigil_form *form, char ret_text[INTAKE_WORDS_SIZE])
{
    struct words words = {.text = ret_text};
    ret_text[0] = '\0';
    for (size_t i = 0; i < form->count; i++) {
        const struct vigil_field *field = &form->type->fields[form->at[i].field];
        if (field->list[0] == '\0' && !is_left_out(field)) {
            put_plain(&words, field, &form->at[i]);
        }
    }
    for (size_t f = 0; f < form->type->count; f++) {
        const struct vigil_field *field = &form->type->fields[f];
        if (field->kind != VIGIL_FIELD_LIST) {
            continue;
        }
        size_t rows = vigil_form_rows(form, field->name);
        if (rows > 0) {
            put_text(&words, words.size == 0 ? "" : "\n");
            put_name(&words, field->name);
            put_text(&words, ":");
        }
        for (size_t row = 0; row < rows; row++) {
            put_row(&words, form, field->name, row);
        }
    }
}
