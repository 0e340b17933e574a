/*
 * What the files of disclosure control share: finding rows, marking them. Only
 * rules_disclosure*.c and rules_audit.c include it.
 */
#ifndef RULES_DISCLOSURE_PARTS_H
#define RULES_DISCLOSURE_PARTS_H

#include "rules/rules_tables.h"

/* One breakdown: rows that follow each other. */
struct rules_block {
    struct rules_row *rows;
    size_t count;
    struct rules_row *known, *not_known; /* NULL if it is no breakdown by category */
};

/* The breakdown that begins at the row; report->count ends the walk. */
struct rules_block rules_block_at(const struct rules_report *report, size_t start);

/* The breakdown, count 0 if there is none; the row of a count, NULL if there is none. */
struct rules_block rules_block_find(const struct rules_report *report,
                                    const char *table,
                                    const char *breakdown);
struct rules_row *rules_row_find(const struct rules_report *report,
                                 const char *table,
                                 const char *breakdown,
                                 const char *category);

/* A row's number, 0 if there is no row. */
static inline int32_t
rules_row_number(const struct rules_row *row)
{
    return row == NULL ? 0 : row->number;
}

static inline void
rules_row_hide(struct rules_row *row)
{
    if (row != NULL) {
        row->suppressed = true;
    }
}

/* True for a count that must not be told. */
static inline bool
rules_count_is_small(int32_t count, int32_t threshold)
{
    return count >= 1 && count <= threshold;
}

/* The row of another breakdown that is the number of all in this one; NULL if that is not
 * told anywhere, or is 0. */
struct rules_row *rules_block_population(const struct rules_report *report,
                                         const struct rules_block *block);

/* The breakdown that this one is a part of (deaths, serious harm, care leavers); count 0
 * if none. */
struct rules_block rules_block_parent(const struct rules_report *report,
                                      const struct rules_block *block);

bool rules_block_has_hidden(const struct rules_block *block);
void rules_block_withhold(const struct rules_block *block);

/* The steps; they only mark. */
void rules_disclosure_spread(const struct rules_report *report,
                             const struct rules_block *block,
                             int32_t threshold);
void rules_disclosure_deaths_by_sex(const struct rules_report *report, int32_t threshold);
void rules_disclosure_durations(const struct rules_report *report, int32_t threshold);
void rules_disclosure_stock(const struct rules_report *report, int32_t threshold);
void rules_disclosure_considered(const struct rules_report *report);
void rules_disclosure_completeness(const struct rules_report *report, int32_t threshold);

#endif
