/*
 * The field that a path names, and the nearest one where there is none: a mistyped path
 * is told with what was meant.
 */
#include <string.h>

#include "base/base_text.h"
#include "rules/rules_form.h"

/* children[1].sex in its parts; false if it is not of this form. A row of up to three
 * digits. */
static bool
split(const char *path,
      char ret_list[RULES_FORM_PATH_SIZE],
      size_t *ret_row,
      const char **ret_name)
{
    const char *bracket = strchr(path, '[');
    *ret_row = 0;
    *ret_name = path;
    ret_list[0] = '\0';
    if (bracket == NULL) {
        return true;
    }
    (void)base_text_copy_bytes(
        ret_list, RULES_FORM_PATH_SIZE, path, (size_t)(bracket - path));
    size_t digits = strspn(bracket + 1, "0123456789");
    for (size_t i = 0; i < digits && digits <= 3; i++) {
        *ret_row = *ret_row * 10 + (size_t)(bracket[1 + i] - '0');
    }
    const char *behind = bracket + 1 + digits;
    if (digits == 0 || digits > 3 || strncmp(behind, "].", 2) != 0) {
        *ret_name = bracket + 1;
        return false;
    }
    *ret_name = behind + 2;
    return true;
}

/* How many letters differ (Levenshtein), of texts shorter than a path. */
static size_t
distance(const char *a, const char *b)
{
    size_t row[RULES_FORM_PATH_SIZE + 1];
    size_t width = strlen(b);
    if (width > RULES_FORM_PATH_SIZE) {
        return SIZE_MAX;
    }
    for (size_t k = 0; k <= width; k++) {
        row[k] = k;
    }
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t k = 1; k <= width; k++) {
            size_t change = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
            size_t shorter = (row[k] < row[k - 1] ? row[k] : row[k - 1]) + 1;
            diagonal = row[k];
            row[k] = change < shorter ? change : shorter;
        }
    }
    return row[width];
}

static void
find_nearest(const struct vigil_form_type *type,
             const char *path,
             size_t row,
             char ret_nearest[RULES_FORM_PATH_SIZE])
{
    size_t best = strlen(path) / 2 + 1; /* anything less like it was not meant */
    ret_nearest[0] = '\0';
    for (size_t i = 0; i < type->count; i++) {
        const struct vigil_field *field = &type->fields[i];
        char candidate[RULES_FORM_PATH_SIZE];
        rules_form_path(field->list, row, field->name, candidate);
        size_t far = distance(path, candidate);
        if (field->kind != VIGIL_FIELD_LIST && far < best) {
            best = far;
            (void)base_text_copy(ret_nearest, RULES_FORM_PATH_SIZE, candidate);
        }
    }
}

size_t
rules_form_find(const struct vigil_form_type *type,
                const char *path,
                size_t *ret_row,
                char ret_nearest[RULES_FORM_PATH_SIZE])
{
    char list[RULES_FORM_PATH_SIZE];
    const char *name;
    bool good = split(path, list, ret_row, &name);
    size_t found = good ? vigil_form_field(type, list, name) : SIZE_MAX;
    size_t rows = list[0] == '\0' ? SIZE_MAX : vigil_form_field(type, "", list);
    bool is_row = rows == SIZE_MAX || *ret_row < type->fields[rows].most;
    ret_nearest[0] = '\0';
    if (found != SIZE_MAX && type->fields[found].kind != VIGIL_FIELD_LIST && is_row) {
        return found;
    }
    find_nearest(type, path, is_row ? *ret_row : 0, ret_nearest);
    return SIZE_MAX;
}
