/* A form, and its template, as JSON: see files_form.h. */
#include <jansson.h>
#include <string.h>

#include "base/base_text.h"
#include "files/files_form.h"

enum { NOTE_SIZE = 2048 };

static void
print(json_t *object, FILE *to)
{
    (void)json_dumpf(object, to, JSON_INDENT(2));
    (void)fputc('\n', to);
    json_decref(object);
}

static void
set_value(json_t *object,
          const struct vigil_field *field,
          const struct vigil_value *value)
{
    static char text[FILES_FORM_TEXT_SIZE]; /* large */
    if (value == NULL) {
        return;
    }
    files_form_value_print(field, value, text);
    (void)json_object_set_new(object,
                              field->name,
                              field->kind == VIGIL_FIELD_NUMBER
                                  ? json_integer(value->number)
                                  : json_string(text));
}

static void
set_rows(json_t *root, const struct vigil_form *form, const char *list)
{
    size_t count = vigil_form_rows(form, list);
    json_t *rows = json_array();
    for (size_t row = 0; row < count; row++) {
        json_t *object = json_object();
        for (size_t i = 0; i < form->type->count; i++) {
            const struct vigil_field *field = &form->type->fields[i];
            if (strcmp(field->list, list) == 0) {
                set_value(object, field, vigil_form_value(form, list, row, field->name));
            }
        }
        (void)json_array_append_new(rows, object);
    }
    if (count > 0) {
        (void)json_object_set(root, list, rows);
    }
    json_decref(rows);
}

void
files_form_print(const struct vigil_form *form, FILE *to)
{
    json_t *root = json_object();
    for (size_t i = 0; i < form->type->count; i++) {
        const struct vigil_field *field = &form->type->fields[i];
        if (field->kind == VIGIL_FIELD_LIST) {
            set_rows(root, form, field->name);
        } else if (field->list[0] == '\0') {
            set_value(root, field, vigil_form_value(form, "", 0, field->name));
        }
    }
    print(root, to);
}

/* ---- The template ---- */

/* "needed; a day, YYYY-MM-DD: the day it happened" */
static void
set_note(json_t *object, const struct vigil_field *field)
{
    static const char *const needs[] = {[VIGIL_MAY_BE] = "optional",
                                        [VIGIL_NEEDED] = "needed",
                                        [VIGIL_LATER] = "needed, may come later",
                                        [VIGIL_HISTORIC] = ""};
    char name[VIGIL_LABEL_SIZE], what[NOTE_SIZE], note[NOTE_SIZE + 512];
    files_form_value_says(field, what, sizeof(what));
    (void)base_text_print(name, sizeof(name), "//%s", field->name);
    (void)base_text_print(
        note,
        sizeof(note),
        "%s%s; %s: %s",
        needs[field->need],
        field->list[0] != '\0' && field->need == VIGIL_NEEDED ? " in each row" : "",
        what,
        field->says);
    (void)json_object_set_new(object, name, json_string(note));
}

static json_t *
blank_row(const struct vigil_form_type *type, const char *list)
{
    json_t *object = json_object();
    for (size_t i = 0; i < type->count; i++) {
        const struct vigil_field *field = &type->fields[i];
        if (strcmp(field->list, list) != 0 || field->need == VIGIL_HISTORIC) {
            continue;
        }
        set_note(object, field);
        if (field->kind == VIGIL_FIELD_LIST) {
            (void)json_object_set_new(object, field->name, json_array());
        } else if (field->kind == VIGIL_FIELD_NUMBER) {
            (void)json_object_set_new(object, field->name, json_integer(0));
        } else {
            (void)json_object_set_new(object, field->name, json_string(""));
        }
    }
    return object;
}

void
files_form_template(const struct vigil_form_type *type, FILE *to)
{
    char title[VIGIL_LABEL_SIZE * 3];
    json_t *root = json_object();
    (void)base_text_print(title,
                          sizeof(title),
                          "%s. Fill in behind the notes, which are not read; \"\" and 0 "
                          "mean: not stated.",
                          type->title);
    (void)json_object_set_new(root, "//", json_string(title));
    json_t *fields = blank_row(type, "");
    (void)json_object_update(root, fields);
    json_decref(fields);
    for (size_t i = 0; i < type->count; i++) {
        if (type->fields[i].kind == VIGIL_FIELD_LIST) {
            json_t *rows = json_object_get(root, type->fields[i].name);
            (void)json_array_append_new(rows, blank_row(type, type->fields[i].name));
        }
    }
    print(root, to);
}
