/*
 * Reading the plain-text tables of tests/data/clocks/: columns separated by blanks, lines
 * that start with # are for people. And the calendar and law that they are about.
 */
#ifndef CLOCKS_TABLE_H
#define CLOCKS_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_date.h"

struct clocks_table {
    FILE *file;
    int number; /* of the line, from 1 */
    char line[512];
    size_t count;
    const char *field[24];
};

static inline void
clocks_table_open(struct clocks_table *table, const char *name)
{
    char path[512];
    (void)snprintf(path, sizeof(path), "%s/tests/data/clocks/%s", VIGIL_SOURCE_DIR, name);
    table->file = fopen(path, "re");
    if (table->file == NULL) {
        fail_msg("cannot open %s", path);
    }
    table->number = 0;
}

/* The next line's fields; at the end it closes the table. */
static inline bool
clocks_table_next(struct clocks_table *table)
{
    while (fgets(table->line, sizeof(table->line), table->file) != NULL) {
        table->number++;
        if (table->line[0] == '#') {
            continue;
        }
        char *rest = NULL;
        table->count = 0;
        for (char *field = strtok_r(table->line, " \n", &rest);
             field != NULL && table->count < 24;
             field = strtok_r(NULL, " \n", &rest)) {
            table->field[table->count++] = field;
        }
        if (table->count > 0) {
            return true;
        }
    }
    (void)fclose(table->file);
    return false;
}

/* A day as text; "-" is none. */
static inline vigil_date
clocks_date(const char *text)
{
    vigil_date date = VIGIL_DATE_NONE;
    if (strcmp(text, "-") != 0 && !base_date_parse(text, &date)) {
        fail_msg("%s is no day", text);
    }
    return date;
}

/* An instant as text; "-" is none. */
static inline vigil_instant
clocks_instant(const char *text)
{
    vigil_instant instant = VIGIL_INSTANT_NONE;
    if (strcmp(text, "-") != 0 && !base_instant_parse(text, &instant)) {
        fail_msg("%s is no instant", text);
    }
    return instant;
}

/* Fails, saying which case and which days, if they differ. */
static inline void
clocks_assert_date(const char *name, const char *what, vigil_date is, const char *should)
{
    char text[BASE_DATE_SIZE];
    base_date_print(is, text);
    if (strcmp(text, strcmp(should, "-") == 0 ? "" : should) != 0) {
        fail_msg("%s: %s is %s and should be %s", name, what, text, should);
    }
}

#endif
