/* The rows of a report: see cli_report_print.h. */
#include "cli/cli_report_print.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli_table.h"

enum { TABLE, BREAKDOWN, CATEGORY, MEASURE, VALUE, COLUMNS };
enum { MEASURES_MAX = 16 };

bool
cli_report_is(const struct vigil_listing *listing)
{
    static const char *const names[COLUMNS] = {
        "table", "breakdown", "category", "measure", "value"};
    if (listing->columns_count != COLUMNS) {
        return false;
    }
    for (size_t c = 0; c < COLUMNS; c++) {
        if (strcmp(listing->columns[c], names[c]) != 0) {
            return false;
        }
    }
    return true;
}

static void
print_field(const char *text, FILE *to)
{
    if (strpbrk(text, ",\"\r\n") == NULL) {
        (void)fputs(text, to);
        return;
    }
    (void)fputc('"', to);
    for (; *text != '\0'; text++) {
        (void)fputs(*text == '"' ? "\"" : "", to);
        (void)fputc(*text, to);
    }
    (void)fputc('"', to);
}

void
cli_report_csv_print(const struct vigil_listing *listing, FILE *to)
{
    for (size_t r = 0; r <= listing->rows_count; r++) {
        char **cells =
            r == 0 ? listing->columns : listing->cells + (r - 1) * listing->columns_count;
        for (size_t c = 0; c < listing->columns_count; c++) {
            (void)fputs(c > 0 ? "," : "", to);
            print_field(cells[c], to);
        }
        (void)fputc('\n', to);
    }
}

static char **
row_of(const struct vigil_listing *listing, size_t r)
{
    return listing->cells + r * COLUMNS;
}

/* The place of a text in a list, to which it is added if it is new; most if full. */
static size_t
place_of(char *text, char **list, size_t *count, size_t most)
{
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(list[i], text) == 0) {
            return i;
        }
    }
    if (*count == most) {
        return most;
    }
    list[*count] = text;
    return (*count)++;
}

/* The rows of one breakdown, turned: its categories down, its measures across. */
struct turned {
    char *columns[1 + MEASURES_MAX];
    enum vigil_cell_kind kinds[1 + MEASURES_MAX];
    size_t measures;
    char **categories;
    size_t categories_count;
    char **cells;
};

static void
turn(const struct vigil_listing *listing,
     size_t first,
     size_t count,
     struct turned *turned)
{
    static char none[] = "";
    for (size_t i = 0; i < count * (1 + MEASURES_MAX); i++) {
        turned->cells[i] = none;
    }
    for (size_t r = first; r < first + count; r++) {
        char **row = row_of(listing, r);
        (void)place_of(
            row[MEASURE], turned->columns + 1, &turned->measures, MEASURES_MAX);
        (void)place_of(
            row[CATEGORY], turned->categories, &turned->categories_count, count);
    }
    for (size_t r = first; r < first + count; r++) {
        char **row = row_of(listing, r);
        size_t at =
            place_of(row[CATEGORY], turned->categories, &turned->categories_count, count);
        size_t across =
            place_of(row[MEASURE], turned->columns + 1, &turned->measures, MEASURES_MAX);
        turned->cells[at * (1 + turned->measures)] = row[CATEGORY];
        if (across < MEASURES_MAX) {
            turned->cells[at * (1 + turned->measures) + 1 + across] = row[VALUE];
        }
    }
}

static void
print_breakdown(const struct vigil_listing *listing, size_t first, size_t count, FILE *to)
{
    char title[160];
    char **row = row_of(listing, first);
    struct turned turned = {.columns = {row[BREAKDOWN]},
                            .kinds = {VIGIL_CELL_TEXT},
                            .categories = calloc(count, sizeof(char *)),
                            .cells = calloc(count * (1 + MEASURES_MAX), sizeof(char *))};
    if (turned.categories != NULL && turned.cells != NULL) {
        turn(listing, first, count, &turned);
        for (size_t m = 0; m < turned.measures; m++) {
            turned.kinds[1 + m] = VIGIL_CELL_NUMBER;
        }
        (void)snprintf(title, sizeof(title), "%s, by %s", row[TABLE], row[BREAKDOWN]);
        const struct vigil_listing table = {.title = title,
                                            .columns_count = 1 + turned.measures,
                                            .columns = turned.columns,
                                            .kinds = turned.kinds,
                                            .rows_count = turned.categories_count,
                                            .cells = turned.cells};
        cli_table_print(&table, to);
    }
    free(turned.categories);
    free(turned.cells);
}

void
cli_report_tables_print(const struct vigil_listing *listing, FILE *to)
{
    size_t first = 0;
    for (size_t r = 1; r <= listing->rows_count; r++) {
        if (r < listing->rows_count &&
            strcmp(row_of(listing, r)[TABLE], row_of(listing, first)[TABLE]) == 0 &&
            strcmp(row_of(listing, r)[BREAKDOWN], row_of(listing, first)[BREAKDOWN]) ==
                0) {
            continue;
        }
        (void)fputs(first > 0 ? "\n" : "", to);
        print_breakdown(listing, first, r - first, to);
        first = r;
    }
}
