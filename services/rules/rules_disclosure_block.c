/* Finding breakdowns and rows of a report, and what they are part of. */
#include <string.h>

#include "rules/rules_disclosure_parts.h"

static bool
same_block(const struct rules_row *a, const struct rules_row *b)
{
    return strcmp(a->table, b->table) == 0 && strcmp(a->breakdown, b->breakdown) == 0;
}

struct rules_block
rules_block_at(const struct rules_report *report, size_t start)
{
    struct rules_block block = {.rows = &report->rows[start]};
    for (size_t i = start; i < report->count && same_block(&report->rows[i], block.rows);
         i++, block.count++) {
        if (report->rows[i].role == RULES_ROLE_KNOWN) {
            block.known = &report->rows[i];
        } else if (report->rows[i].role == RULES_ROLE_NOT_KNOWN) {
            block.not_known = &report->rows[i];
        }
    }
    return block;
}

struct rules_block
rules_block_find(const struct rules_report *report,
                 const char *table,
                 const char *breakdown)
{
    for (size_t i = 0; i < report->count; i++) {
        if (strcmp(report->rows[i].table, table) == 0 &&
            strcmp(report->rows[i].breakdown, breakdown) == 0) {
            return rules_block_at(report, i);
        }
    }
    return (struct rules_block){.count = 0};
}

struct rules_row *
rules_row_find(const struct rules_report *report,
               const char *table,
               const char *breakdown,
               const char *category)
{
    struct rules_block block = rules_block_find(report, table, breakdown);
    for (size_t i = 0; i < block.count; i++) {
        if (strcmp(block.rows[i].category, category) == 0 &&
            strcmp(block.rows[i].measure, "count") == 0) {
            return &block.rows[i];
        }
    }
    return NULL;
}

/* Which category of incident_type a breakdown is about; NULL if about all. */
static const char *
type_of(const struct rules_block *block)
{
    static const char *const types[][2] = {{"death_category", "death"},
                                           {"harm_category", "serious_harm"},
                                           {"care_leaver_age", "care_leaver_death"}};
    for (size_t i = 0; i < BASE_COUNT(types); i++) {
        if (strcmp(block->rows->breakdown, types[i][0]) == 0) {
            return types[i][1];
        }
    }
    return NULL;
}

struct rules_block
rules_block_parent(const struct rules_report *report, const struct rules_block *block)
{
    return type_of(block) == NULL
               ? (struct rules_block){.count = 0}
               : rules_block_find(report, block->rows->table, "incident_type");
}

struct rules_row *
rules_block_population(const struct rules_report *report, const struct rules_block *block)
{
    static const char *const populations[][2] = {
        {"incidents_notified", "notifications"},
        {"incidents_rapid_review", "rapid_reviews"},
        {"rapid_review_decisions", "rapid_reviews"},
        {"lcspr", "lcsprs_received"},
        {"lcspr_incident_year", "lcsprs_received"},
    };
    const char *table = block->rows->table;
    if (type_of(block) != NULL) {
        return rules_row_find(report, table, "incident_type", type_of(block));
    }
    if (strncmp(block->rows->breakdown, "death_category_", strlen("death_category_")) ==
        0) {
        return NULL;
    }
    for (size_t i = 0; i < BASE_COUNT(populations); i++) {
        if (strcmp(table, populations[i][0]) == 0) {
            return rules_row_find(report, "activity", "all", populations[i][1]);
        }
    }
    return NULL;
}

bool
rules_block_has_hidden(const struct rules_block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        if (block->rows[i].suppressed) {
            return true;
        }
    }
    return false;
}

void
rules_block_withhold(const struct rules_block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        block->rows[i].suppressed = true;
        block->rows[i].withheld = true;
    }
}
