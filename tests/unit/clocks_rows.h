/*
 * The rows of a table of tests/data/clocks/ that say what must come out. Every row that
 * is wrong is told, with file and line, what it expects and what came; the table fails at
 * its end. So whoever adds a row sees which one it is, and all of them at once.
 */
#ifndef CLOCKS_ROWS_H
#define CLOCKS_ROWS_H

#include "clocks_table.h"

struct clocks_rows {
    struct clocks_table table;
    char name[64];
    size_t columns;
    int rows, wrong;
    char told[512]; /* the last that was told */
    bool quiet;     /* told only there, for the test of the telling itself */
};

/* The table `name`, whose rows have at least so many columns. */
static inline struct clocks_rows
clocks_rows_open(const char *name, size_t columns)
{
    struct clocks_rows rows = {.columns = columns};
    (void)snprintf(rows.name, sizeof(rows.name), "%s", name);
    clocks_table_open(&rows.table, name);
    return rows;
}

static inline void
clocks_rows_tell(struct clocks_rows *rows,
                 const char *what,
                 const char *expected,
                 const char *got)
{
    rows->wrong++;
    (void)snprintf(rows->told,
                   sizeof(rows->told),
                   "tests/data/clocks/%s:%d: %s: %s: expected %s, got %s",
                   rows->name,
                   rows->table.number,
                   rows->table.field[0],
                   what,
                   expected,
                   got);
    if (!rows->quiet) {
        print_error("%s\n", rows->told);
    }
}

/* The next row that has its columns. */
static inline bool
clocks_rows_next(struct clocks_rows *rows)
{
    while (clocks_table_next(&rows->table)) {
        if (rows->table.count >= rows->columns) {
            rows->rows++;
            return true;
        }
        char expected[32], got[32];
        (void)snprintf(expected, sizeof(expected), "at least %zu", rows->columns);
        (void)snprintf(got, sizeof(got), "%zu", rows->table.count);
        clocks_rows_tell(rows, "columns", expected, got);
    }
    return false;
}

/* The day of a column; one that is none is told, and 1970-01-01 given. */
static inline vigil_date
clocks_rows_day(struct clocks_rows *rows, size_t column)
{
    vigil_date day = 0;
    if (!base_date_parse(rows->table.field[column], &day)) {
        clocks_rows_tell(rows, "a day", "YYYY-MM-DD", rows->table.field[column]);
    }
    return day;
}

/* The instant of a column; one that is none is told, and 1970-01-01T00:00:00Z given. */
static inline vigil_instant
clocks_rows_instant(struct clocks_rows *rows, size_t column)
{
    vigil_instant instant = 0;
    if (!base_instant_parse(rows->table.field[column], &instant)) {
        clocks_rows_tell(rows,
                         "an instant",
                         "YYYY-MM-DDThh:mm+hh:mm or YYYY-MM-DDThh:mmZ",
                         rows->table.field[column]);
    }
    return instant;
}

/* The column must say what came. */
static inline void
clocks_rows_expect(struct clocks_rows *rows,
                   const char *what,
                   size_t column,
                   const char *got)
{
    if (strcmp(rows->table.field[column], got) != 0) {
        clocks_rows_tell(rows, what, rows->table.field[column], got);
    }
}

static inline void
clocks_rows_expect_day(struct clocks_rows *rows,
                       const char *what,
                       size_t column,
                       vigil_date got)
{
    char text[BASE_DATE_SIZE];
    base_date_print(got, text);
    clocks_rows_expect(rows, what, column, text);
}

/* At the end of the table: all rows right, and none of those taken away that it had. */
static inline void
clocks_rows_end(const struct clocks_rows *rows, int least)
{
    if (rows->wrong > 0 || rows->rows < least) {
        fail_msg("tests/data/clocks/%s: %d rows (at least %d), %d wrong",
                 rows->name,
                 rows->rows,
                 least,
                 rows->wrong);
    }
}

#endif
