/* Configuration as a table: see base_config.h. */
#include "base/base_config.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"

const char *const base_config_prefixes[] = {
    "gate.", "intake.", "decisions.", "deadlines.", "reporting.", "dispatch.", NULL};

static void
fault(struct base_config_faults *faults, int line, const char *name, const char *what)
{
    if (faults->count == BASE_COUNT(faults->at)) {
        return;
    }
    struct base_config_fault *at = &faults->at[faults->count++];
    at->line = line;
    (void)base_text_print(at->text, sizeof(at->text), "%s: %s", name, what);
}

static const struct base_config_row *
row_named(const struct base_config_row *const *tables, size_t count, const char *name)
{
    for (size_t t = 0; t < count; t++) {
        for (const struct base_config_row *row = tables[t]; row->name != NULL; row++) {
            if (strcmp(row->name, name) == 0) {
                return row;
            }
        }
    }
    return NULL;
}

/* Sets the row's target; NULL, or what is wrong with the value. */
static const char *
set(const struct base_config_row *row, const char *value, char *words, size_t size)
{
    if (row->type == BASE_CONFIG_TEXT) {
        if (strlen(value) >= row->size) {
            (void)base_text_print(words, size, "longer than %zu bytes", row->size - 1);
            return words;
        }
        (void)base_text_copy(row->target, row->size, value);
        return NULL;
    }
    char *end;
    errno = 0;
    long number = strtol(value, &end, 10);
    if (*value == '\0' || *end != '\0' || errno != 0 || number < row->min ||
        number > row->max) {
        (void)base_text_print(words,
                              size,
                              "must be a whole number from %d to %d%s%s",
                              row->min,
                              row->max,
                              row->unit[0] == '\0' ? "" : " ",
                              row->unit);
        return words;
    }
    *(int *)row->target = (int)number;
    return NULL;
}

static char *
trimmed(char *text)
{
    while (*text == ' ' || *text == '\t') {
        text++;
    }
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL) {
        text[--length] = '\0';
    }
    return text;
}

static bool
is_of_another_daemon(const char *name)
{
    for (const char *const *prefix = base_config_prefixes; *prefix != NULL; prefix++) {
        if (strncmp(name, *prefix, strlen(*prefix)) == 0) {
            return true;
        }
    }
    return false;
}

/* True if a row of the tables shares the prefix of name: then the name is ours. */
static bool
is_ours(const struct base_config_row *const *tables, size_t count, const char *name)
{
    const char *dot = strchr(name, '.');
    size_t prefix = dot == NULL ? 0 : (size_t)(dot - name) + 1;
    for (size_t t = 0; t < count && prefix > 0; t++) {
        for (const struct base_config_row *row = tables[t]; row->name != NULL; row++) {
            if (strncmp(row->name, name, prefix) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void
read_line(const struct base_config_row *const *tables,
          size_t count,
          char *text,
          int line,
          struct base_config_faults *faults)
{
    char *name = trimmed(text);
    if (*name == '\0' || *name == '#') {
        return;
    }
    char *equals = strchr(name, '=');
    if (equals == NULL) {
        fault(faults, line, "line", "must be `name = value` or a comment with #");
        return;
    }
    *equals = '\0';
    char *value = trimmed(equals + 1);
    name = trimmed(name);
    const struct base_config_row *row = row_named(tables, count, name);
    if (row == NULL) {
        if (is_ours(tables, count, name) || !is_of_another_daemon(name)) {
            fault(faults, line, name, "no such parameter");
        }
        return;
    }
    char words[120];
    const char *wrong = set(row, value, words, sizeof(words));
    if (wrong != NULL) {
        fault(faults, line, name, wrong);
    }
}

enum base_class
base_config_read(const struct base_config_row *const *tables,
                 size_t tables_count,
                 const char *path,
                 struct base_config_faults *ret_faults,
                 struct base_error *ret_error)
{
    ret_faults->count = 0;
    for (size_t t = 0; t < tables_count; t++) {
        for (const struct base_config_row *row = tables[t]; row->name != NULL; row++) {
            char words[120];
            const char *wrong = set(row, row->initial, words, sizeof(words));
            if (wrong != NULL) {
                return base_error_set(
                    ret_error, BASE_BUG, "config_default", "%s: %s", row->name, wrong);
            }
        }
    }
    if (path == NULL) {
        return BASE_OK;
    }
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return base_error_set(
            ret_error, BASE_STOP, "config_file", "%s: %s", path, strerror(errno));
    }
    char text[1024];
    for (int line = 1; fgets(text, sizeof(text), file) != NULL; line++) {
        read_line(tables, tables_count, text, line, ret_faults);
    }
    (void)fclose(file);
    if (ret_faults->count > 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "config_line",
                              "%s:%d: %s",
                              path,
                              ret_faults->at[0].line,
                              ret_faults->at[0].text);
    }
    return BASE_OK;
}

void
base_config_print(const struct base_config_row *table, FILE *to)
{
    for (const struct base_config_row *row = table; row->name != NULL; row++) {
        (void)fprintf(to, "# %s", row->help);
        if (row->type == BASE_CONFIG_INT) {
            (void)fprintf(to,
                          " (%d to %d%s%s)",
                          row->min,
                          row->max,
                          row->unit[0] == '\0' ? "" : " ",
                          row->unit);
        }
        (void)fprintf(to, "\n%s = %s\n\n", row->name, row->initial);
    }
}
