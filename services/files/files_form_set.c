/* Putting a typed setting into a JSON object: see files_form_object.h. */
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "files/files_form_object.h"

enum {
    PATH_SIZE = 128,
    ROWS_MAX = 999 /* that a setting may ask for; the form's own limit is told later */
};

/* The object of a list's row, made if it is not there; NULL if the list is none. */
static json_t *
row_of(json_t *root, const char *list, unsigned long row)
{
    json_t *rows = json_object_get(root, list);
    if (rows == NULL || json_is_null(rows)) {
        rows = json_array();
        (void)json_object_set_new(root, list, rows);
    }
    while (json_is_array(rows) && json_array_size(rows) <= row) {
        (void)json_array_append_new(rows, json_object());
    }
    json_t *object = json_array_get(rows, row);
    return json_is_object(object) ? object : NULL;
}

void
files_form_object_set(json_t *root, const char *setting)
{
    char path[PATH_SIZE];
    size_t length = strcspn(setting, "=");
    const char *value = setting[length] == '=' ? setting + length + 1 : "";
    (void)base_text_copy_bytes(path, sizeof(path), setting, length);
    char *bracket = strchr(path, '[');
    json_t *object = root;
    const char *name = path;
    if (bracket != NULL) {
        char *end;
        unsigned long row = strtoul(bracket + 1, &end, 10);
        if (end != bracket + 1 && strncmp(end, "].", 2) == 0 && row <= ROWS_MAX) {
            *bracket = '\0';
            object = row_of(root, path, row);
            name = end + 2;
        }
    }
    if (object != NULL) {
        (void)json_object_set_new(object, name, json_string(value));
    }
}
