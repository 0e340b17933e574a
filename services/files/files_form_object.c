/* From a JSON object to a form: see files_form_object.h. An object holds fields and lists
 * of objects, which hold fields only; so nothing here calls itself. */
#include "files/files_form_object.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "files/files_name.h"

enum {
    FIELDS_MAX = 96, /* of one object */
    PREFIX_SIZE = 64
};

/* What is being read, and where what is wrong goes. */
struct reading {
    struct files_form *form;
    struct vigil_faults *faults;
    char prefix[PREFIX_SIZE]; /* "" or "children[1]." */
};

static void
fault(const struct reading *reading,
      const char *name,
      const char *code,
      const char *wrong,
      const char *right)
{
    char path[sizeof(reading->faults->at[0].path)];
    (void)base_text_print(path, sizeof(path), "%s%s", reading->prefix, name);
    base_faults_add(reading->faults, path, code, wrong, right);
}

static void
unknown_field(const struct reading *reading, const char *list, const char *name)
{
    const struct vigil_form_type *type = reading->form->form.type;
    const char *names[FIELDS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < type->count && count < FIELDS_MAX; i++) {
        if (strcmp(type->fields[i].list, list) == 0) {
            names[count++] = type->fields[i].name;
        }
    }
    char right[sizeof(reading->faults->at[0].right)];
    files_name_advise(name, names, count, right, sizeof(right));
    fault(reading,
          files_name_is_plain(name) ? name : "?",
          "unknown_field",
          "no field of this name",
          right);
}

/* Tells the members that are no fields; a name with // before it is a note. */
static void
check_names(const struct reading *reading, json_t *object, const char *list)
{
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value)
    {
        if (strncmp(name, "//", 2) != 0 &&
            vigil_form_field(reading->form->form.type, list, name) == SIZE_MAX) {
            unknown_field(reading, list, name);
        }
    }
}

/* The value of a member; false if it is none, which has been told. */
static bool
value_of(const struct reading *reading,
         const json_t *json,
         const struct vigil_field *field,
         struct vigil_value *ret_value)
{
    struct vigil_fault found;
    bool number = field->kind == VIGIL_FIELD_NUMBER, read;
    if (json_is_string(json)) {
        read = files_form_value_read(field, json_string_value(json), ret_value, &found);
    } else if (number && json_is_integer(json)) {
        read =
            files_form_value_number(field, json_integer_value(json), ret_value, &found);
    } else {
        fault(reading,
              field->name,
              "wrong_type",
              number ? "no whole number" : "no text",
              number ? "a whole number" : "a text in quotation marks");
        return false;
    }
    if (!read) {
        fault(reading, field->name, found.code, found.wrong, found.right);
    }
    return read;
}

static bool
is_stated(const json_t *json)
{
    bool blank = json_is_string(json) && json_string_value(json)[0] == '\0';
    bool zero = json_is_integer(json) && json_integer_value(json) == 0;
    return json != NULL && !json_is_null(json) && !blank && !zero;
}

static void
read_member(const struct reading *reading, json_t *object, size_t field, size_t row)
{
    struct files_form *form = reading->form;
    const struct vigil_field *of = &form->form.type->fields[field];
    const json_t *json = json_object_get(object, of->name);
    struct vigil_value value = {.field = (uint16_t)field, .row = (uint16_t)row};
    if (!is_stated(json) || !value_of(reading, json, of, &value)) {
        return;
    }
    if (value.text != NULL) {
        value.text = files_arena_copy(&form->texts, value.text, value.size);
    } else if (of->kind == VIGIL_FIELD_NUMBER && value.number == 0) {
        return; /* "0" */
    }
    if (form->texts.exhausted || !vigil_form_add(&form->form, &value)) {
        fault(reading,
              of->name,
              "too_many",
              "more values than a submission has room for",
              "fewer");
    }
}

/* The rows of a list, NULL if it is none. */
static json_t *
rows_of(const struct reading *reading, json_t *root, const char *list)
{
    json_t *rows = json_object_get(root, list);
    const struct vigil_form_type *type = reading->form->form.type;
    size_t field = vigil_form_field(type, "", list);
    bool right = json_is_array(rows) && json_array_size(rows) <= type->fields[field].most;
    return right ? rows : NULL;
}

static bool
is_blank(json_t *row)
{
    const char *name;
    json_t *value;
    if (!json_is_object(row)) {
        return false;
    }
    json_object_foreach(row, name, value)
    {
        if (strncmp(name, "//", 2) != 0 && is_stated(value)) {
            return false;
        }
    }
    return true;
}

/* What is wrong with one row of a list; `last`: only blank ones come behind it, which
 * count as not there. */
static void
check_row(struct reading *reading, json_t *row, const char *list, size_t i, bool last)
{
    char path[PREFIX_SIZE];
    (void)base_text_print(path, sizeof(path), "%s[%zu]", list, i);
    if (!json_is_object(row)) {
        fault(reading, path, "wrong_type", "no object", "an object in braces");
    } else if (is_blank(row) && !last) {
        fault(reading, path, "blank_row", "nothing in it", "fill it in, or take it out");
    } else {
        (void)base_text_print(reading->prefix, sizeof(reading->prefix), "%s.", path);
        check_names(reading, row, list);
        reading->prefix[0] = '\0';
    }
}

/* What is wrong with a list as such, and with its rows. */
static void
check_list(struct reading *reading, json_t *root, const struct vigil_field *field)
{
    json_t *rows = json_object_get(root, field->name);
    if (rows == NULL || json_is_null(rows)) {
        return;
    }
    if (!json_is_array(rows)) {
        fault(reading, field->name, "wrong_type", "no list", "a list of objects");
        return;
    }
    if (json_array_size(rows) > field->most) {
        char right[48];
        (void)base_text_print(right, sizeof(right), "at most %u", field->most);
        fault(reading, field->name, "too_many", "the list is too long", right);
        return;
    }
    size_t stated = json_array_size(rows);
    while (stated > 0 && is_blank(json_array_get(rows, stated - 1))) {
        stated--;
    }
    for (size_t i = 0; i < json_array_size(rows); i++) {
        check_row(reading, json_array_get(rows, i), field->name, i, i >= stated);
    }
}

/* One field in all rows of its list. */
static void
read_column(struct reading *reading, json_t *root, size_t field)
{
    const struct vigil_field *of = &reading->form->form.type->fields[field];
    json_t *rows = rows_of(reading, root, of->list);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        (void)base_text_print(
            reading->prefix, sizeof(reading->prefix), "%s[%zu].", of->list, i);
        read_member(reading, json_array_get(rows, i), field, i);
        reading->prefix[0] = '\0';
    }
}

void
files_form_object_read(json_t *root, struct files_form *form, struct vigil_faults *faults)
{
    struct reading reading = {.form = form, .faults = faults};
    const struct vigil_form_type *type = form->form.type;
    if (!json_is_object(root)) {
        fault(&reading, "", "wrong_type", "no object", "an object in braces");
        return;
    }
    check_names(&reading, root, "");
    for (size_t i = 0; i < type->count; i++) {
        if (type->fields[i].kind == VIGIL_FIELD_LIST) {
            check_list(&reading, root, &type->fields[i]);
        } else if (type->fields[i].list[0] == '\0') {
            read_member(&reading, root, i, 0);
        } else {
            read_column(&reading, root, i);
        }
    }
}
