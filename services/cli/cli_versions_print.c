/* Versions from facts_query's rows, and side by side: see cli_versions.h. */
#include <stdlib.h>
#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"
#include "cli/cli_table.h"
#include "cli/cli_versions.h"
#include "files/files_json_print.h"
#include "rules/rules_london.h"
#include "wire/wire_form.h"

enum { CUT = 48, NAME_SIZE = 16 };

/* The bytes of hexadecimal digits; how many, 0 if they are none. */
static size_t
bytes_of(const char *digits, uint8_t *ret_bytes, size_t capacity)
{
    static const char values[] = "0123456789abcdef";
    size_t size = 0;
    for (; digits[0] != '\0' && digits[1] != '\0' && size < capacity; digits += 2) {
        const char *high = strchr(values, digits[0]), *low = strchr(values, digits[1]);
        if (high == NULL || low == NULL) {
            return 0;
        }
        ret_bytes[size++] = (uint8_t)((high - values) << 4 | (low - values));
    }
    return size;
}

static const char *
cell(const struct vigil_listing *facts, size_t row, const char *column)
{
    for (size_t c = 0; c < facts->columns_count; c++) {
        if (strcmp(facts->columns[c], column) == 0) {
            return facts->cells[row * facts->columns_count + c];
        }
    }
    return "";
}

bool
cli_versions_add_facts(struct cli_versions *versions, const struct vigil_listing *facts)
{
    static uint8_t body[VIGIL_MESSAGE_MAX];
    static struct vigil_form form;
    static struct vigil_faults faults;
    bool added = true;
    for (size_t row = 0; row < facts->rows_count && added; row++) {
        int type = 0;
        size_t size = bytes_of(cell(facts, row, "body"), body, sizeof(body));
        if (size > 0 &&
            vigil_code_find(VIGIL_LIST_MESSAGE, cell(facts, row, "type"), &type) &&
            wire_form_read((enum vigil_message)type, body, size, &form, &faults) ==
                BASE_OK) {
            added = cli_versions_add(versions,
                                     &form,
                                     cell(facts, row, "position"),
                                     cell(facts, row, "recorded_at"),
                                     cell(facts, row, "actor"));
        }
    }
    return added;
}

static bool
differs(const struct cli_versions *versions, const struct cli_version_row *row)
{
    const char *first = row->texts[0] == NULL ? "" : row->texts[0];
    for (size_t v = 1; v < versions->count; v++) {
        if (strcmp(first, row->texts[v] == NULL ? "" : row->texts[v]) != 0) {
            return true;
        }
    }
    return versions->count == 1;
}

/* What is shown in a table: one line, cut at a whole character. */
static void
cut(char *text)
{
    for (char *at = text; *at != '\0'; at++) {
        *at = *at == '\n' || *at == '\r' || *at == '\t' ? ' ' : *at;
    }
    if (strlen(text) > CUT) {
        size_t length = CUT - 3;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) {
            length--;
        }
        memcpy(text + length, "...", sizeof("..."));
    }
}

/* A time as people have it: of London, to the second. */
static void
print_local(const char *time, char ret_text[RULES_LONDON_SIZE])
{
    vigil_instant instant;
    ret_text[0] = '\0';
    if (base_instant_parse(time, &instant)) {
        rules_london_print(instant, ret_text);
    }
}

/* Fills cells row by row with copies; gives the number of rows. */
static size_t
fill(const struct cli_versions *versions,
     bool json,
     struct files_arena *arena,
     char **cells)
{
    size_t rows = 0, width = versions->count + 1;
    for (size_t i = 0; i < versions->rows_count; i++) {
        const struct cli_version_row *row = &versions->rows[i];
        if (!json && !differs(versions, row)) {
            continue;
        }
        char **at = cells + rows++ * width;
        at[0] = files_arena_copy(arena, row->path, strlen(row->path) + 1);
        for (size_t v = 0; v < versions->count; v++) {
            const char *text = row->texts[v] == NULL ? "" : row->texts[v];
            char local[RULES_LONDON_SIZE];
            if (!json && strcmp(row->path, "recorded_at") == 0) {
                print_local(text, local);
                text = local;
            }
            at[v + 1] = files_arena_copy(arena, text, strlen(text) + 1);
            if (!json && at[v + 1] != NULL) {
                cut(at[v + 1]);
            }
        }
    }
    return rows;
}

bool
cli_versions_print(const struct cli_versions *versions, bool json, FILE *to)
{
    static char title[] = "versions", field[] = "field";
    char names[CLI_VERSIONS_MAX][NAME_SIZE];
    char *columns[CLI_VERSIONS_MAX + 1] = {field};
    enum vigil_cell_kind kinds[CLI_VERSIONS_MAX + 1] = {VIGIL_CELL_TEXT};
    struct files_arena arena = {.block = NULL};
    size_t width = versions->count + 1;
    char **cells = calloc(width * versions->rows_count + 1, sizeof(*cells));
    if (cells == NULL) {
        return false;
    }
    for (size_t v = 0; v < versions->count; v++) {
        (void)base_text_print(names[v], NAME_SIZE, "version %zu", v + 1);
        columns[v + 1] = names[v];
    }
    struct vigil_listing listing = {title, width, columns, kinds, 0, cells};
    listing.rows_count = fill(versions, json, &arena, cells);
    bool filled = !arena.exhausted;
    if (filled && json) {
        files_json_listings_print(&listing, 1, to);
    } else if (filled) {
        cli_table_print(&listing, to);
    }
    files_arena_done(&arena);
    free(cells);
    return filled;
}
