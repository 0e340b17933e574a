/* A form from a file, and putting its faults in order: see files_form.h. */
#include "files/files_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_faults.h"
#include "files/files_form_object.h"
#include "files/files_json_load.h"

void
files_form_init(const struct vigil_form_type *type, struct files_form *ret_form)
{
    memset(ret_form, 0, sizeof(*ret_form));
    ret_form->form.type = type;
}

void
files_form_done(struct files_form *form)
{
    files_arena_done(&form->texts);
    form->form.count = 0;
}

static enum base_class
take(json_t *root, struct files_form *form, struct vigil_faults *faults)
{
    if (root != NULL) {
        files_form_object_read(root, form, faults);
        json_decref(root);
    }
    files_form_faults_sort(form->form.type, faults);
    return faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

enum base_class
files_form_read(const char *path,
                const char *const *settings,
                size_t settings_count,
                struct files_form *form,
                struct vigil_faults *ret_faults,
                struct base_error *ret_error)
{
    json_t *root = NULL;
    memset(ret_faults, 0, sizeof(*ret_faults));
    if (path == NULL) {
        root = json_object();
    } else if (files_json_load_file(path, &root, ret_faults, ret_error) == BASE_STOP) {
        return BASE_STOP;
    }
    for (size_t i = 0; i < settings_count && json_is_object(root); i++) {
        files_form_object_set(root, settings[i]);
    }
    return take(root, form, ret_faults);
}

enum base_class
files_form_read_bytes(const char *bytes,
                      size_t size,
                      struct files_form *form,
                      struct vigil_faults *ret_faults)
{
    memset(ret_faults, 0, sizeof(*ret_faults));
    return take(files_json_load(bytes, size, ret_faults), form, ret_faults);
}

/* Where a path lies in a form: children[1].sex is list 12, row 1, field 15. */
struct rank {
    size_t field;
    unsigned long row;
    size_t inner;
};

/* The number of the field whose name this is; behind all for none. */
static size_t
number_of(const struct vigil_form_type *type,
          const char *list,
          size_t list_length,
          const char *name,
          size_t length)
{
    for (size_t i = 0; i < type->count; i++) {
        const struct vigil_field *field = &type->fields[i];
        if (strlen(field->name) == length && strncmp(field->name, name, length) == 0 &&
            strlen(field->list) == list_length &&
            strncmp(field->list, list, list_length) == 0) {
            return i;
        }
    }
    return type->count;
}

static struct rank
rank_of(const struct vigil_form_type *type, const char *path)
{
    size_t length = strcspn(path, "[.");
    struct rank rank = {.field = number_of(type, "", 0, path, length)};
    if (path[length] == '[' && rank.field < type->count) {
        char *end;
        rank.row = strtoul(path + length + 1, &end, 10);
        if (strncmp(end, "].", 2) == 0) {
            rank.inner = 1 + number_of(type, path, length, end + 2, strlen(end + 2));
        }
    }
    return rank;
}

static bool
is_before(const struct rank *a, const struct rank *b)
{
    if (a->field != b->field) {
        return a->field < b->field;
    }
    return a->row != b->row ? a->row < b->row : a->inner < b->inner;
}

/* By insertion: few, nearly in order, and equals stay as they are. */
void
files_form_faults_sort(const struct vigil_form_type *type, struct vigil_faults *faults)
{
    for (size_t i = 1; i < faults->count; i++) {
        const struct vigil_fault moved = faults->at[i];
        const struct rank rank = rank_of(type, moved.path);
        size_t k = i;
        for (; k > 0; k--) {
            const struct rank before = rank_of(type, faults->at[k - 1].path);
            if (!is_before(&rank, &before)) {
                break;
            }
            faults->at[k] = faults->at[k - 1];
        }
        faults->at[k] = moved;
    }
}
