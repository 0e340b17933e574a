/* The attacker's view of a report: see rules_audit.h. */
#include "rules/rules_audit.h"

#include <string.h>

#include "rules/rules_audit_parts.h"

static bool
is_count(const struct rules_row *row)
{
    return row->role != RULES_ROLE_PERCENT && row->role != RULES_ROLE_STATISTIC;
}

/* Zeros are shown, so what is suppressed is at least 1, unless all that it stands with is
 * suppressed too. */
static int32_t
least(const struct rules_block *block)
{
    if (block->known != NULL) {
        return rules_audit_is_withheld(block) ? 0 : 1;
    }
    for (size_t i = 0; i < block->count; i++) {
        if (is_count(&block->rows[i]) && !block->rows[i].suppressed) {
            return 1;
        }
    }
    return 0;
}

/* Of the stock the states stand by themselves. */
static int32_t
least_of_states(const struct rules_report *report)
{
    static const char *const states[] = {"published", "not_to_be_published", "awaiting"};
    for (size_t i = 0; i < BASE_COUNT(states); i++) {
        if (!rules_row_find(report, "lcspr_stock", "all", states[i])->suppressed) {
            return 1;
        }
    }
    return 0;
}

static void
spans_begin(struct rules_report *report)
{
    for (size_t i = 0; i < report->count;) {
        struct rules_block block = rules_block_at(report, i);
        bool stock = strcmp(block.rows->table, "lcspr_stock") == 0 &&
                     strcmp(block.rows->breakdown, "all") == 0;
        int32_t lowest = stock ? least_of_states(report) : least(&block);
        for (size_t j = 0; j < block.count; j++) {
            struct rules_row *row = &block.rows[j];
            row->span = row->suppressed ? (struct rules_span){lowest, RULES_SPAN_UNKNOWN}
                                        : (struct rules_span){row->number, row->number};
        }
        i += block.count;
    }
}

static void
narrow_all(const struct rules_report *report, struct rules_span *index_children)
{
    for (size_t i = 0; i < report->count;) {
        struct rules_block block = rules_block_at(report, i);
        if (block.known != NULL) {
            rules_audit_spread(report, &block, index_children);
        }
        i += block.count;
    }
    rules_audit_deaths_by_sex(report, "incidents_notified");
    rules_audit_deaths_by_sex(report, "incidents_rapid_review");
    rules_audit_in_time(report);
    rules_audit_stock(report);
    rules_audit_completeness(report);
}

/* How wide all spans are together: it only falls, and when it does not, all is found. */
static int64_t
width(const struct rules_report *report)
{
    int64_t sum = 0;
    for (size_t i = 0; i < report->count; i++) {
        sum += report->rows[i].span.highest - report->rows[i].span.lowest;
    }
    return sum;
}

/* True if what is left of the whole, when the part is taken away, is surely small. */
static bool
rest_is_open(const struct rules_span *whole,
             const struct rules_span *part,
             int32_t threshold)
{
    return whole->lowest - part->highest >= 1 &&
           whole->highest - part->lowest <= threshold;
}

/* Late ones, and children of a sex who did not die: they are not listed, but are what is
 * left. */
static const struct rules_row *
open_rest(const struct rules_report *report, int32_t threshold)
{
    static const char *const in_times[] = {"notification_in_5_working_days",
                                           "rapid_review_in_15_working_days",
                                           "lcspr_rapid_review_in_15_working_days",
                                           "lcspr_in_26_weeks"};
    static const char *const sexes[][3] = {
        {"incidents_notified", "female", "death_category_female"},
        {"incidents_notified", "male", "death_category_male"},
        {"incidents_rapid_review", "female", "death_category_female"},
        {"incidents_rapid_review", "male", "death_category_male"}};
    for (size_t i = 0; i < BASE_COUNT(in_times); i++) {
        struct rules_block block = rules_block_find(report, in_times[i], "all");
        if (rest_is_open(&block.rows[0].span, &block.rows[1].span, threshold)) {
            return &block.rows[1];
        }
    }
    for (size_t i = 0; i < BASE_COUNT(sexes); i++) {
        const struct rules_row *all =
            rules_row_find(report, sexes[i][0], "sex", sexes[i][1]);
        struct rules_block dead = rules_block_find(report, sexes[i][0], sexes[i][2]);
        struct rules_span died = {dead.known->span.lowest + dead.not_known->span.lowest,
                                  dead.known->span.highest +
                                      dead.not_known->span.highest};
        if (all != NULL && rest_is_open(&all->span, &died, threshold)) {
            return dead.rows;
        }
    }
    return NULL;
}

const struct rules_row *
rules_audit_report(struct rules_report *report, int32_t threshold)
{
    struct rules_span index_children = {.highest = RULES_SPAN_UNKNOWN};
    int64_t before, after = INT64_MAX;
    spans_begin(report);
    do {
        before = after;
        narrow_all(report, &index_children);
        after = width(report) + index_children.highest - index_children.lowest;
    } while (after < before);
    for (size_t i = 0; i < report->count; i++) {
        const struct rules_row *row = &report->rows[i];
        if (is_count(row) && row->span.highest >= 1 && row->span.highest <= threshold) {
            return row;
        }
    }
    return open_rest(report, threshold);
}
