/* Every version of what was told: see cli_versions.h. */
#include "cli/cli_versions.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "files/files_form.h"

enum { PATH_SIZE = sizeof(((struct cli_version_row *)NULL)->path) };

void
cli_versions_init(struct cli_versions *ret_versions)
{
    memset(ret_versions, 0, sizeof(*ret_versions));
}

void
cli_versions_done(struct cli_versions *versions)
{
    files_arena_done(&versions->arena);
    free(versions->rows);
    cli_versions_init(versions);
}

/* The row of a path, made if it is new; NULL without memory. */
static struct cli_version_row *
row_of(struct cli_versions *versions, const char *path)
{
    for (size_t i = 0; i < versions->rows_count; i++) {
        if (strcmp(versions->rows[i].path, path) == 0) {
            return &versions->rows[i];
        }
    }
    if (versions->rows_count == versions->rows_capacity) {
        size_t capacity =
            versions->rows_capacity == 0 ? 128 : versions->rows_capacity * 2;
        struct cli_version_row *grown =
            realloc(versions->rows, capacity * sizeof(*grown));
        if (grown == NULL) {
            return NULL;
        }
        versions->rows = grown;
        versions->rows_capacity = capacity;
    }
    struct cli_version_row *row = &versions->rows[versions->rows_count++];
    memset(row, 0, sizeof(*row));
    (void)base_text_copy(row->path, sizeof(row->path), path);
    return row;
}

/* Puts a text into the newest version; "" is not stated. */
static bool
set(struct cli_versions *versions, const char *path, const char *text)
{
    struct cli_version_row *row = row_of(versions, path);
    const char *copy = text[0] == '\0'
                           ? NULL
                           : files_arena_copy(&versions->arena, text, strlen(text) + 1);
    if (row == NULL || (copy == NULL && text[0] != '\0')) {
        return false;
    }
    row->texts[versions->count - 1] = copy;
    return true;
}

/* One more version, which is as the one before or blank. */
static void
begin(struct cli_versions *versions, bool blank)
{
    bool full = versions->count == CLI_VERSIONS_MAX;
    versions->count += full ? 0 : 1;
    size_t now = versions->count - 1;
    for (size_t i = 0; i < versions->rows_count; i++) {
        const char **texts = versions->rows[i].texts;
        if (blank || now == 0) {
            texts[now] = NULL;
        } else if (!full) {
            texts[now] = texts[now - 1];
        }
    }
}

static bool
take_form(struct cli_versions *versions, const struct vigil_form *form)
{
    static char text[FILES_FORM_TEXT_SIZE];
    bool taken = true;
    for (size_t i = 0; i < form->count && taken; i++) {
        const struct vigil_value *value = &form->at[i];
        const struct vigil_field *field = &form->type->fields[value->field];
        char path[PATH_SIZE];
        if (field->list[0] == '\0') {
            (void)base_text_copy(path, sizeof(path), field->name);
        } else {
            (void)base_text_print(path,
                                  sizeof(path),
                                  "%s[%u].%s",
                                  field->list,
                                  (unsigned)value->row,
                                  field->name);
        }
        files_form_value_print(field, value, text);
        taken = set(versions, path, text);
    }
    return taken;
}

/* "cannot_be_known: the records are lost", or the value. */
static bool
take_change(struct cli_versions *versions, const struct vigil_form *form, size_t row)
{
    char path[PATH_SIZE], value[512], note[256], text[sizeof(value) + sizeof(note) + 32];
    int64_t unknown = vigil_form_number(form, "changes", row, "unknown");
    vigil_form_text(form, "changes", row, "path", path, sizeof(path));
    vigil_form_text(form, "changes", row, "value", value, sizeof(value));
    vigil_form_text(form, "changes", row, "note", note, sizeof(note));
    const char *name = vigil_code_name(VIGIL_LIST_UNKNOWN, (int)unknown);
    if (unknown == 0 || name == NULL) {
        return set(versions, path, value);
    }
    (void)base_text_print(
        text, sizeof(text), "%s%s%s", name, note[0] == '\0' ? "" : ": ", note);
    return set(versions, path, text);
}

static bool
take_amendment(struct cli_versions *versions, const struct vigil_form *form)
{
    static char reason[4001];
    vigil_form_text(form, "", 0, "reason", reason, sizeof(reason));
    bool taken = set(versions, "reason", reason);
    for (size_t row = 0; row < vigil_form_rows(form, "changes") && taken; row++) {
        taken = take_change(versions, form, row);
    }
    return taken;
}

bool
cli_versions_add(struct cli_versions *versions,
                 const struct vigil_form *form,
                 const char *position,
                 const char *recorded_at,
                 const char *by)
{
    bool whole = form->type->type == VIGIL_MESSAGE_NOTIFICATION ||
                 form->type->type == VIGIL_MESSAGE_LCSPR ||
                 form->type->type == VIGIL_MESSAGE_CONSIDERATION;
    if (!whole && form->type->type != VIGIL_MESSAGE_AMENDMENT) {
        return true;
    }
    begin(versions, whole);
    return set(versions, "position", position) &&
           set(versions, "recorded_at", recorded_at) && set(versions, "by", by) &&
           set(versions, "reason", "") &&
           (whole ? take_form(versions, form) : take_amendment(versions, form));
}
