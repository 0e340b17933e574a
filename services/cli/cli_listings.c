/* Tables that came in pages: see cli_ask.h. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli_ask.h"

/* Copies texts behind those that are there; count grows as it goes, so that what was
 * copied is freed whatever happens. */
static bool
copy_texts(char **from, size_t from_count, char ***texts, size_t *count)
{
    char **grown = realloc(*texts, (*count + from_count + 1) * sizeof(*grown));
    if (grown == NULL) {
        return false;
    }
    *texts = grown;
    for (size_t i = 0; i < from_count; i++) {
        grown[*count] = strdup(from[i]);
        if (grown[*count] == NULL) {
            return false;
        }
        ++*count;
    }
    return true;
}

static bool
begin(struct vigil_listing *listing, const struct vigil_listing *page)
{
    listing->title = strdup(page->title);
    listing->kinds = calloc(page->columns_count + 1, sizeof(*listing->kinds));
    if (listing->title == NULL || listing->kinds == NULL) {
        return false;
    }
    memcpy(listing->kinds, page->kinds, page->columns_count * sizeof(*listing->kinds));
    return copy_texts(
        page->columns, page->columns_count, &listing->columns, &listing->columns_count);
}

static bool
add_rows(struct vigil_listing *listing, const struct vigil_listing *page)
{
    size_t columns = listing->columns_count;
    size_t cells = listing->rows_count * columns;
    bool added =
        columns == page->columns_count &&
        copy_texts(page->cells, page->rows_count * columns, &listing->cells, &cells);
    if (columns > 0) {
        while (cells % columns != 0) {
            free(listing->cells[--cells]); /* a row that did not fit */
        }
        listing->rows_count = cells / columns;
    }
    return added;
}

/* The table of this title, begun if it is new; NULL without memory. */
static struct vigil_listing *
listing_of(struct cli_listings *listings, const struct vigil_listing *page)
{
    for (size_t i = 0; i < listings->count; i++) {
        if (strcmp(listings->at[i].title, page->title) == 0) {
            return &listings->at[i];
        }
    }
    struct vigil_listing *grown =
        realloc(listings->at, (listings->count + 1) * sizeof(*listings->at));
    if (grown == NULL) {
        return NULL;
    }
    listings->at = grown;
    struct vigil_listing *listing = &grown[listings->count++];
    memset(listing, 0, sizeof(*listing));
    return begin(listing, page) ? listing : NULL;
}

/* A later page may have only some of the first one's tables. */
bool
cli_listings_add(struct cli_listings *listings,
                 const struct vigil_listing *page,
                 size_t page_count)
{
    for (size_t i = 0; i < page_count; i++) {
        struct vigil_listing *listing = listing_of(listings, &page[i]);
        if (listing == NULL || !add_rows(listing, &page[i])) {
            return false;
        }
    }
    return true;
}

void
cli_listings_cut(struct cli_listings *listings, size_t limit)
{
    if (listings->count == 0 || limit == 0) {
        return;
    }
    struct vigil_listing *first = &listings->at[0];
    while (first->rows_count > limit) {
        first->rows_count--;
        for (size_t c = 0; c < first->columns_count; c++) {
            free(first->cells[first->rows_count * first->columns_count + c]);
        }
    }
}

void
cli_listings_done(struct cli_listings *listings)
{
    for (size_t i = 0; i < listings->count; i++) {
        struct vigil_listing *listing = &listings->at[i];
        for (size_t c = 0; c < listing->columns_count; c++) {
            free(listing->columns[c]);
        }
        for (size_t c = 0; c < listing->rows_count * listing->columns_count; c++) {
            free(listing->cells[c]);
        }
        free(listing->title);
        free(listing->columns);
        free(listing->kinds);
        free(listing->cells);
    }
    free(listings->at);
    memset(listings, 0, sizeof(*listings));
}

const char *
cli_listing_cell(const struct vigil_listing *listing, size_t row, const char *column)
{
    for (size_t c = 0; c < listing->columns_count; c++) {
        if (strcmp(listing->columns[c], column) == 0) {
            return listing->cells[row * listing->columns_count + c];
        }
    }
    return "";
}
