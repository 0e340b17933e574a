/* What breakdowns by category, and deaths by sex, let a reader work out. */
#include <string.h>

#include "rules/rules_audit_parts.h"

bool
rules_audit_is_withheld(const struct rules_block *block)
{
    if (!block->known->suppressed || !block->not_known->suppressed) {
        return false;
    }
    for (size_t i = 0; i < block->count; i++) {
        if (block->rows[i].role == RULES_ROLE_CATEGORY) {
            return false;
        }
    }
    return true;
}

/* The number of all in the breakdown: of another table; 0 for a type of incident that is
 * not listed; else only bounded. */
static struct rules_span *
population(const struct rules_report *report,
           const struct rules_block *block,
           struct rules_span *index_children,
           struct rules_span *other)
{
    struct rules_row *row = rules_block_population(report, block);
    struct rules_block parent = rules_block_parent(report, block);
    *other = (struct rules_span){.highest = RULES_SPAN_UNKNOWN};
    if (row != NULL) {
        return &row->span;
    }
    if (strcmp(block->rows->table, "lcspr_index_child") == 0) {
        return index_children;
    }
    if (strcmp(block->rows->table, "panel_responses") == 0) {
        row = rules_row_find(report, "activity", "all", "rapid_reviews");
        other->highest = row->span.highest;
    } else if (parent.count > 0 && !rules_audit_is_withheld(&parent)) {
        other->highest = 0;
    }
    return other;
}

void
rules_audit_spread(const struct rules_report *report,
                   const struct rules_block *block,
                   struct rules_span *index_children)
{
    struct rules_span *parts[RULES_CATEGORIES_MAX], other;
    struct rules_span *ends[2] = {&block->known->span, &block->not_known->span};
    size_t count = 0;
    for (size_t i = 0; i < block->count && count < RULES_CATEGORIES_MAX; i++) {
        struct rules_row *row = &block->rows[i];
        if (row->role == RULES_ROLE_CATEGORY) {
            parts[count++] = &row->span;
        } else if (row->role == RULES_ROLE_PERCENT && !row->suppressed && i > 0 &&
                   row->value[0] != '\0') {
            rules_span_percent(
                &block->known->span, &block->rows[i - 1].span, row->number);
        }
    }
    if (!rules_audit_is_withheld(block)) {
        rules_span_add_up(&block->known->span, parts, count);
    }
    struct rules_span *all = population(report, block, index_children, &other);
    rules_span_add_up(all, ends, 2);
}

/* A count by category; one that is not listed is 0, or anything if all is withheld. */
static struct rules_span *
category_span(const struct rules_report *report,
              const struct rules_block *block,
              const char *category,
              struct rules_span *other)
{
    struct rules_row *row =
        rules_row_find(report, block->rows->table, block->rows->breakdown, category);
    *other = (struct rules_span){
        .highest = rules_audit_is_withheld(block) ? RULES_SPAN_UNKNOWN : 0};
    return row != NULL ? &row->span : other;
}

/* Those of a sex who died are at most those of that sex. */
static void
dead_within(const struct rules_report *report,
            const struct rules_block *dead,
            const char *sex)
{
    struct rules_span other, all = {.highest = RULES_SPAN_UNKNOWN};
    struct rules_span *ends[2] = {&dead->known->span, &dead->not_known->span};
    struct rules_block sexes = rules_block_find(report, dead->rows->table, "sex");
    rules_span_add_up(&all, ends, 2);
    rules_span_within(category_span(report, &sexes, sex, &other), &all);
    rules_span_add_up(&all, ends, 2);
}

void
rules_audit_deaths_by_sex(const struct rules_report *report, const char *table)
{
    struct rules_block all = rules_block_find(report, table, "death_category");
    struct rules_block female = rules_block_find(report, table, "death_category_female");
    struct rules_block male = rules_block_find(report, table, "death_category_male");
    for (size_t i = 0; i < all.count; i++) {
        struct rules_row *row = &all.rows[i];
        struct rules_span girls, boys, neither = {.highest = RULES_SPAN_UNKNOWN};
        if (row->role != RULES_ROLE_PERCENT) {
            struct rules_span *parts[3] = {
                category_span(report, &female, row->category, &girls),
                category_span(report, &male, row->category, &boys),
                &neither};
            rules_span_add_up(&row->span, parts, 3);
        }
    }
    dead_within(report, &female, "female");
    dead_within(report, &male, "male");
}
