/* From a JSON value to a plain record: see files_json_object.h. An object holds fields
 * and lists of objects, which hold fields only; so nothing here calls itself. */
#include "files/files_json_object.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "files/files_name.h"

enum { FIELDS_MAX = 32 };

/* Where in the submission a fault is, and where it goes. */
struct place {
    const char *prefix; /* "" or "children[1]." */
    struct vigil_faults *faults;
};

static void
fault(const struct place *place,
      const char *name,
      const char *code,
      const char *wrong,
      const char *right)
{
    char path[sizeof(place->faults->at[0].path)];
    (void)base_text_print(path, sizeof(path), "%s%s", place->prefix, name);
    base_faults_add(place->faults, path, code, wrong, right);
}

static const struct files_field *
field_of(const struct files_record *record, const char *name)
{
    for (size_t i = 0; i < record->fields_count; i++) {
        const struct files_field *field = &record->fields[i];
        if ((field->where & FILES_IN_JSON) != 0 && strcmp(field->name, name) == 0) {
            return field;
        }
    }
    return NULL;
}

static void
unknown_field(const struct place *place,
              const struct files_record *record,
              const char *name)
{
    const char *names[FIELDS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < record->fields_count && count < FIELDS_MAX; i++) {
        if ((record->fields[i].where & FILES_IN_JSON) != 0) {
            names[count++] = record->fields[i].name;
        }
    }
    char right[sizeof(place->faults->at[0].right)];
    files_name_advise(name, names, count, right, sizeof(right));
    fault(place,
          files_name_is_plain(name) ? name : "?",
          "unknown_field",
          "no field of this name",
          right);
}

/* Sets one field that is no list. */
static void
read_field(const json_t *value,
           const struct files_field *field,
           void *ret_record,
           const struct place *place)
{
    struct vigil_fault found;
    bool set = true;
    if (json_is_null(value)) {
        return; /* not stated */
    }
    if (field->kind == FILES_NUMBER) {
        if (!json_is_integer(value)) {
            fault(place, field->name, "wrong_type", "no whole number", "a whole number");
            return;
        }
        set =
            files_field_set_number(field, json_integer_value(value), ret_record, &found);
    } else if (!json_is_string(value)) {
        fault(place, field->name, "wrong_type", "no text", "a text in quotation marks");
    } else {
        set = files_field_set(field, json_string_value(value), ret_record, &found);
    }
    if (!set) {
        fault(place, field->name, found.code, found.wrong, found.right);
    }
}

/* Reads the fields of an object that are no lists, and tells the unknown ones. */
static void
read_fields(json_t *object,
            const struct files_record *record,
            void *ret_record,
            const struct place *place)
{
    if (!json_is_object(object)) {
        char path[sizeof(place->faults->at[0].path)];
        (void)base_text_copy(path, sizeof(path), place->prefix);
        size_t length = strlen(path);
        path[length > 0 ? length - 1 : 0] = '\0'; /* without the dot */
        base_faults_add(
            place->faults, path, "wrong_type", "no object", "an object in braces");
        return;
    }
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value)
    {
        const struct files_field *field = field_of(record, name);
        if (field == NULL) {
            unknown_field(place, record, name);
        } else if (field->kind != FILES_LIST) {
            read_field(value, field, ret_record, place);
        }
    }
}

static void
read_list(const json_t *value,
          const struct files_field *field,
          void *ret_record,
          const struct place *place)
{
    if (value == NULL || json_is_null(value)) {
        return;
    }
    if (!json_is_array(value)) {
        fault(place, field->name, "wrong_type", "no list", "a list of objects");
        return;
    }
    size_t count = json_array_size(value);
    if (count > (size_t)field->most) {
        char right[48];
        (void)base_text_print(right, sizeof(right), "at most %d", field->most);
        fault(place, field->name, "too_many", "the list is too long", right);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        char prefix[64];
        (void)base_text_print(prefix, sizeof(prefix), "%s[%zu].", field->name, i);
        struct place within = {prefix, place->faults};
        void *element = (char *)ret_record + field->offset + i * field->size;
        files_record_clear(field->of, element);
        read_fields(json_array_get(value, i), field->of, element, &within);
    }
    memcpy((char *)ret_record + field->count_offset, &count, sizeof(count));
}

void
files_json_object_read(json_t *value,
                       const struct files_record *record,
                       void *ret_record,
                       struct vigil_faults *faults)
{
    struct place place = {"", faults};
    read_fields(value, record, ret_record, &place);
    for (size_t i = 0; i < record->fields_count; i++) {
        const struct files_field *field = &record->fields[i];
        if (field->kind == FILES_LIST) {
            read_list(json_object_get(value, field->name), field, ret_record, &place);
        }
    }
}
