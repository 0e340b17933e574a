/*
 * Reading the shipped casebook in a test: a table row by row, a cell by its column's
 * name. Knows only what these files need (no quotes in the cells that are read); fails
 * the test on what it cannot read. Include behind cmocka.h.
 */
#ifndef CASEBOOK_TABLE_H
#define CASEBOOK_TABLE_H

#include <stdio.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"

enum { COLUMNS_MAX = 16, LINE_SIZE = 4096 };

/* One open file: its header, and the row that was read. */
struct table {
    FILE *file;
    char header[LINE_SIZE], line[LINE_SIZE];
    char *names[COLUMNS_MAX], *cells[COLUMNS_MAX];
};

static inline void
split(char *line, char *ret_cells[COLUMNS_MAX])
{
    line[strcspn(line, "\r\n")] = '\0';
    for (size_t i = 0; i < COLUMNS_MAX; i++) {
        ret_cells[i] = strsep(&line, ",");
    }
}

static inline void
open_table(struct table *ret_table, const char *path)
{
    char whole[512];
    assert_true(base_text_print(whole, sizeof(whole), "%s/%s", VIGIL_SOURCE_DIR, path));
    ret_table->file = fopen(whole, "r");
    assert_non_null(ret_table->file);
    assert_non_null(fgets(ret_table->header, sizeof(ret_table->header), ret_table->file));
    split(ret_table->header, ret_table->names);
}

static inline bool
next_row(struct table *table)
{
    if (fgets(table->line, sizeof(table->line), table->file) == NULL) {
        (void)fclose(table->file);
        return false;
    }
    split(table->line, table->cells);
    return true;
}

static inline const char *
cell(const struct table *table, const char *column)
{
    for (size_t i = 0; i < COLUMNS_MAX && table->names[i] != NULL; i++) {
        if (strcmp(table->names[i], column) == 0) {
            return table->cells[i];
        }
    }
    fail_msg("no column %s", column);
    return "";
}

static inline int
code(const struct table *table, const char *column, enum vigil_code_list list)
{
    const char *name = cell(table, column);
    int found = 0;
    assert_true(name[0] == '\0' || vigil_code_find(list, name, &found));
    return found;
}

static inline vigil_date
date(const struct table *table, const char *column)
{
    vigil_date found = VIGIL_DATE_NONE;
    const char *text = cell(table, column);
    assert_true(text[0] == '\0' || base_date_parse(text, &found));
    return found;
}

static inline vigil_instant
instant(const struct table *table, const char *column)
{
    vigil_instant found = VIGIL_INSTANT_NONE;
    const char *text = cell(table, column);
    assert_true(text[0] == '\0' || base_instant_parse(text, &found));
    return found;
}

static inline void
copy(const struct table *table, const char *column, char *ret_text, size_t size)
{
    assert_true(base_text_copy(ret_text, size, cell(table, column)));
}

#endif
