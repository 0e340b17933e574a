/*
 * Disclosure control of one breakdown by category: the categories and what is not known
 * are the parts of one sum, the population.
 */
#include <string.h>

#include "rules/rules_disclosure_parts.h"
#include "rules/rules_sum.h"

/* The parts of a breakdown that are not 0, and the row of each. */
struct parts {
    size_t count;
    struct rules_part parts[RULES_CATEGORIES_MAX + 1];
    struct rules_row *rows[RULES_CATEGORIES_MAX + 1];
};

static void
part_add(struct parts *parts, struct rules_row *row, int32_t threshold)
{
    bool small = rules_count_is_small(row->number, threshold);
    if (row->number > 0 && parts->count < BASE_COUNT(parts->parts)) {
        parts->rows[parts->count] = row;
        parts->parts[parts->count++] = (struct rules_part){
            .count = row->number, .least = 1, .small = small, .hidden = small};
    }
}

static void
categories_add(struct parts *parts, const struct rules_block *block, int32_t threshold)
{
    parts->count = 0;
    for (size_t i = 0; i < block->count; i++) {
        if (block->rows[i].role == RULES_ROLE_CATEGORY) {
            part_add(parts, &block->rows[i], threshold);
        }
    }
}

/* Whether the number of all in the breakdown is itself hidden. */
static bool
population_is_hidden(const struct rules_report *report, const struct rules_block *block)
{
    struct rules_block parent = rules_block_parent(report, block);
    const struct rules_row *population = rules_block_population(report, block);
    return (parent.count > 0 && parent.known->withheld) ||
           (population != NULL && population->suppressed);
}

/* Protects the categories alone while what is not known can be shown, else together with
 * it. Returns false if the breakdown must be withheld. */
static bool
protect(struct parts *parts, const struct rules_block *block, int32_t threshold)
{
    const struct rules_sum_need need = {
        .threshold = threshold,
        .slack = threshold,
        .insiders = strcmp(block->rows->breakdown, "authority") == 0};
    int32_t not_known = block->not_known->number;
    bool both_shown = !rules_count_is_small(not_known, threshold) &&
                      !rules_count_is_small(block->known->number, threshold);
    if (both_shown && rules_sum_protect(parts->parts, parts->count, &need)) {
        return true;
    }
    if (not_known == 0) {
        return false;
    }
    part_add(parts, block->not_known, threshold);
    parts->parts[parts->count - 1].hidden = true;
    return rules_sum_protect(parts->parts, parts->count, &need);
}

void
rules_disclosure_spread(const struct rules_report *report,
                        const struct rules_block *block,
                        int32_t threshold)
{
    struct parts parts;
    int32_t population = block->known->number + block->not_known->number;
    categories_add(&parts, block, threshold);
    if (population_is_hidden(report, block) ||
        rules_count_is_small(population, threshold) ||
        !protect(&parts, block, threshold)) {
        rules_block_withhold(block);
        return;
    }
    for (size_t i = 0; i < parts.count; i++) {
        if (parts.parts[i].hidden) {
            rules_row_hide(parts.rows[i]);
        }
    }
    if (block->not_known->suppressed) { /* the population less the one is the other */
        rules_row_hide(block->known);
    }
}
