/* A table of a result: see wire_listing.h. */
#include "wire/wire_listing.h"

#include <stdlib.h>
#include <string.h>

#include "wire/wire_cursor.h"

/* their numbers in listing.proto */
enum { TITLE = 1, COLUMNS = 2, CELLS = 3, COLUMN_NAME = 1, COLUMN_NUMBER = 2 };

/* What has been counted before anything is taken. */
struct counts {
    size_t columns, columns_bytes;
    size_t cells, cells_bytes;
};

static struct counts
count(const uint8_t *bytes, size_t size)
{
    struct counts counts = {0, 0, 0, 0};
    struct wire_cursor cursor = wire_cursor_of(bytes, size);
    struct wire_item item;
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        if (item.number == COLUMNS) {
            counts.columns++;
            counts.columns_bytes +=
                item.size + 1; /* the name is shorter than all of it */
        } else if (item.number == CELLS) {
            counts.cells++;
            counts.cells_bytes += item.size + 1;
        }
    }
    return counts;
}

/* One block: the pointers, and behind them the texts. Never empty, so that NULL always
 * means that there was no memory. */
static char **
block(size_t count, size_t bytes)
{
    return malloc((count + 1) * sizeof(char *) + bytes);
}

/* Copies a text behind the others of its block; gives where the next one goes. */
static char *
put(char *at, const struct wire_item *item, char **ret_text)
{
    *ret_text = at;
    if (item->size > 0) {
        memcpy(at, item->bytes, item->size);
    }
    at[item->size] = '\0';
    return at + item->size + 1;
}

static char *
put_column(char *at,
           const struct wire_item *column,
           char **ret_name,
           enum vigil_cell_kind *ret_kind)
{
    struct wire_item name = {.size = 0}, item;
    *ret_kind = VIGIL_CELL_TEXT;
    struct wire_cursor cursor = wire_cursor_of(column->bytes, column->size);
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        if (item.number == COLUMN_NAME) {
            name = item;
        } else if (item.number == COLUMN_NUMBER && item.value == 1) {
            *ret_kind = VIGIL_CELL_NUMBER;
        }
    }
    return put(at, &name, ret_name);
}

static void
fill(const uint8_t *bytes,
     size_t size,
     const struct counts *counts,
     struct vigil_listing *ret)
{
    char *columns_at = (char *)(ret->columns + counts->columns + 1);
    char *cells_at = (char *)(ret->cells + counts->cells + 1);
    size_t column = 0, cell = 0;
    struct wire_cursor cursor = wire_cursor_of(bytes, size);
    struct wire_item item;
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        if (item.number == COLUMNS) {
            columns_at =
                put_column(columns_at, &item, &ret->columns[column], &ret->kinds[column]);
            column++;
        } else if (item.number == CELLS) {
            cells_at = put(cells_at, &item, &ret->cells[cell++]);
        }
    }
}

bool
wire_listing_read(const uint8_t *bytes, size_t size, struct vigil_listing *ret_listing)
{
    struct counts counts = count(bytes, size);
    struct vigil_listing *ret = ret_listing;
    memset(ret, 0, sizeof(*ret));
    if (counts.columns == 0 ? counts.cells > 0 : counts.cells % counts.columns != 0) {
        return false;
    }
    struct wire_item title = {.size = 0};
    if (!wire_cursor_find(bytes, size, SIZE_MAX, TITLE, WIRE_CODING_LENGTH, &title)) {
        title.size = 0;
    }
    ret->title = malloc(title.size + 1);
    ret->columns = block(counts.columns, counts.columns_bytes);
    ret->cells = block(counts.cells, counts.cells_bytes);
    ret->kinds = calloc(counts.columns + 1, sizeof(*ret->kinds));
    if (ret->title == NULL || ret->columns == NULL || ret->cells == NULL ||
        ret->kinds == NULL) {
        wire_listing_done(ret);
        return false;
    }
    (void)put(ret->title, &title, &ret->title);
    ret->columns_count = counts.columns;
    ret->rows_count = counts.columns == 0 ? 0 : counts.cells / counts.columns;
    fill(bytes, size, &counts, ret);
    return true;
}

void
wire_listing_done(struct vigil_listing *listing)
{
    free(listing->title);
    free(listing->columns); /* the block holds the names too, and the cells' its texts */
    free(listing->cells);
    free(listing->kinds);
    memset(listing, 0, sizeof(*listing));
}
