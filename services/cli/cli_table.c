/* A listing as people read it: see cli_table.h. */
#include "cli/cli_table.h"

#include <string.h>

enum { COLUMNS_MAX = 32, LEFT_OUT = -1 };

/* In characters, as far as UTF-8 tells: bytes that do not continue one. */
static int
width_of(const char *text)
{
    int width = 0;
    for (; *text != '\0'; text++) {
        width += (*text & 0xC0) != 0x80 ? 1 : 0;
    }
    return width;
}

static void
print_spaces(int count, FILE *to)
{
    for (; count > 0; count--) {
        (void)fputc(' ', to);
    }
}

/* One line; spaces at its end are left out. */
static void
print_row(const struct vigil_listing *listing, char **cells, const int *widths, FILE *to)
{
    size_t last = listing->columns_count;
    while (last > 0 && (cells[last - 1][0] == '\0' || widths[last - 1] == LEFT_OUT)) {
        last--;
    }
    for (size_t c = 0; c < last; c++) {
        if (widths[c] == LEFT_OUT) {
            continue;
        }
        int gap = widths[c] - width_of(cells[c]);
        bool right = listing->kinds[c] == VIGIL_CELL_NUMBER;
        print_spaces(right ? gap : 0, to);
        (void)fputs(cells[c], to);
        if (c + 1 < last) {
            print_spaces((right ? 0 : gap) + 2, to);
        }
    }
    (void)fputc('\n', to);
}

/* The width of a column: that of its widest cell, or of its name; a column without any
 * cell is left out. */
static int
width_of_column(const struct vigil_listing *listing, size_t column, bool named)
{
    int widest = 0;
    for (size_t r = 0; r < listing->rows_count; r++) {
        int width = width_of(listing->cells[r * listing->columns_count + column]);
        widest = width > widest ? width : widest;
    }
    int name = named ? width_of(listing->columns[column]) : 0;
    return widest == 0 ? LEFT_OUT : widest > name ? widest : name;
}

void
cli_table_print(const struct vigil_listing *listing, FILE *to)
{
    int widths[COLUMNS_MAX] = {0};
    bool named = listing->columns_count != 2 ||
                 strcmp(listing->columns[0], "field") != 0 ||
                 strcmp(listing->columns[1], "value") != 0;
    if (listing->title[0] != '\0') {
        (void)fprintf(to, "%s:\n", listing->title);
    }
    if (listing->rows_count == 0 || listing->columns_count > COLUMNS_MAX) {
        (void)fputs(listing->rows_count == 0 ? "none\n" : "too wide to print\n", to);
        return;
    }
    for (size_t c = 0; c < listing->columns_count; c++) {
        widths[c] = width_of_column(listing, c, named);
    }
    if (named) {
        print_row(listing, listing->columns, widths, to);
    }
    for (size_t r = 0; r < listing->rows_count; r++) {
        print_row(listing, listing->cells + r * listing->columns_count, widths, to);
    }
}
