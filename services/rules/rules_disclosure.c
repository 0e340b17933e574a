/* Disclosure control of a report, step by step: see rules_disclosure.h. */
#include "rules/rules_disclosure.h"

#include <string.h>

#include "base/base_text.h"
#include "rules/rules_audit.h"
#include "rules/rules_disclosure_parts.h"

static void
activity(const struct rules_report *report, int32_t threshold)
{
    struct rules_block block = rules_block_find(report, "activity", "all");
    for (size_t i = 0; i < block.count; i++) {
        block.rows[i].suppressed = rules_count_is_small(block.rows[i].number, threshold);
    }
}

/* A parent comes before its parts in a report, so its state is known by then. Deaths by
 * sex are a step of their own. */
static void
spreads(const struct rules_report *report, int32_t threshold)
{
    for (size_t i = 0; i < report->count;) {
        struct rules_block block = rules_block_at(report, i);
        if (block.known != NULL &&
            strcmp(block.rows->breakdown, "death_category_female") != 0 &&
            strcmp(block.rows->breakdown, "death_category_male") != 0) {
            rules_disclosure_spread(report, &block, threshold);
        }
        i += block.count;
    }
}

/* How many children the reviews cover. A review of one shape has one child, the others
 * two or more: what the sum says of the shapes must be nothing new. */
static void
children(const struct rules_report *report, int32_t threshold)
{
    struct rules_row *row = rules_row_find(report, "lcspr", "children", "all");
    const struct rules_row *reviews =
        rules_row_find(report, "activity", "all", "lcsprs_received");
    const struct rules_row *single = rules_row_find(report, "lcspr", "shape", "single");
    struct rules_block shapes = rules_block_find(report, "lcspr", "shape");
    int32_t singles = single == NULL || single->suppressed ? 0 : rules_row_number(single);
    bool says_nothing = !rules_block_has_hidden(&shapes) ||
                        row->number - reviews->number >= reviews->number - singles;
    row->suppressed = rules_count_is_small(row->number, threshold) ||
                      reviews->suppressed || !says_nothing;
}

/* A percentage is shown only if its part and its whole are. */
static void
percentages(const struct rules_report *report)
{
    for (size_t i = 0; i < report->count;) {
        struct rules_block block = rules_block_at(report, i);
        const struct rules_row *whole = block.known != NULL ? block.known : block.rows;
        for (size_t j = 1; j < block.count; j++) {
            if (block.rows[j].role == RULES_ROLE_PERCENT) {
                block.rows[j].suppressed =
                    block.rows[j - 1].suppressed || whole->suppressed;
            }
        }
        i += block.count;
    }
}

/* Takes the suppressed numbers out, and the categories of what is withheld. */
static void
blank(struct rules_report *report)
{
    size_t kept = 0;
    for (size_t i = 0; i < report->count; i++) {
        struct rules_row *row = &report->rows[i];
        if (row->suppressed) {
            memset(row->value, 0, sizeof row->value);
            row->value[0] = 'c';
            row->number = 0;
        }
        bool listed = row->role != RULES_ROLE_CATEGORY && row->role != RULES_ROLE_PERCENT;
        if (!row->withheld || listed) {
            report->rows[kept++] = *row;
        }
    }
    memset(&report->rows[kept], 0, (report->count - kept) * sizeof report->rows[0]);
    report->count = kept;
}

enum base_class
rules_disclosure_apply(struct rules_report *report,
                       int32_t threshold,
                       struct base_error *ret_error)
{
    activity(report, threshold);
    spreads(report, threshold);
    rules_disclosure_deaths_by_sex(report, threshold);
    rules_disclosure_durations(report, threshold);
    rules_disclosure_stock(report, threshold);
    children(report, threshold);
    rules_disclosure_considered(report);
    rules_disclosure_completeness(report, threshold);
    percentages(report);
    blank(report);
    const struct rules_row *open = rules_audit_report(report, threshold);
    if (open != NULL) {
        return base_error_set(ret_error,
                              BASE_BUG,
                              "disclosure_audit",
                              "%s %s can be worked out: the report is not released",
                              open->table,
                              open->breakdown);
    }
    return BASE_OK;
}
