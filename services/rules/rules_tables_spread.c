/* A breakdown: how many are of each category, and how many of none. */
#include <string.h>

#include "base/base_text.h"
#include "rules/rules_tables_parts.h"

void
rules_spread_begin(struct rules_spread *spread)
{
    spread->count = 0;
    spread->known = spread->not_known = 0;
    spread->full = false;
}

/* Where the category is, or where it belongs; true if it is there. */
static bool
place_of(const struct rules_spread *spread, const char *category, size_t *ret_place)
{
    size_t low = 0, high = spread->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(spread->categories[middle].name, category);
        if (order == 0) {
            *ret_place = middle;
            return true;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *ret_place = low;
    return false;
}

void
rules_spread_add(struct rules_spread *spread, const char *category)
{
    if (category == NULL || category[0] == '\0' || strcmp(category, "not_known") == 0) {
        spread->not_known++;
        return;
    }
    size_t place;
    if (!place_of(spread, category, &place)) {
        if (spread->count == RULES_CATEGORIES_MAX) {
            spread->full = true;
            return;
        }
        memmove(&spread->categories[place + 1],
                &spread->categories[place],
                (spread->count - place) * sizeof spread->categories[0]);
        spread->count++;
        spread->categories[place].count = 0;
        if (!base_text_copy(
                spread->categories[place].name, RULES_CATEGORY_SIZE, category)) {
            spread->full = true;
        }
    }
    spread->categories[place].count++;
    spread->known++;
}

static void
category_write(const struct rules_spread *spread,
               struct rules_tables *tables,
               const char *const place[3],
               int32_t count)
{
    rules_tables_count(tables, place, RULES_ROLE_CATEGORY, count);
    rules_tables_percent(tables, place, count, spread->known);
}

static void
end_write(const struct rules_spread *spread,
          struct rules_tables *tables,
          const char *table,
          const char *breakdown)
{
    const char *const known[3] = {table, breakdown, "known"};
    const char *const not_known[3] = {table, breakdown, "not_known"};
    rules_tables_count(tables, known, RULES_ROLE_KNOWN, spread->known);
    rules_tables_count(tables, not_known, RULES_ROLE_NOT_KNOWN, spread->not_known);
    tables->full = tables->full || spread->full;
}

void
rules_spread_write(const struct rules_spread *spread,
                   struct rules_tables *tables,
                   const char *table,
                   const char *breakdown)
{
    for (size_t i = 0; i < spread->count; i++) {
        const char *const place[3] = {table, breakdown, spread->categories[i].name};
        category_write(spread, tables, place, spread->categories[i].count);
    }
    end_write(spread, tables, table, breakdown);
}

void
rules_spread_write_ordered(const struct rules_spread *spread,
                           struct rules_tables *tables,
                           const char *const place[2],
                           const char *const *order,
                           size_t order_count)
{
    for (size_t i = 0; i < order_count; i++) {
        const char *const at[3] = {place[0], place[1], order[i]};
        size_t found;
        bool any = place_of(spread, order[i], &found);
        category_write(spread, tables, at, any ? spread->categories[found].count : 0);
    }
    end_write(spread, tables, place[0], place[1]);
}
