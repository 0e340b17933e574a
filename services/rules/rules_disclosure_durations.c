/*
 * Disclosure control of how many came in time, and of the durations: late ones are not
 * listed, but are the difference.
 */
#include "rules/rules_disclosure.h"
#include "rules/rules_disclosure_parts.h"
#include "rules/rules_sum.h"

/* A table of what came in time, and the durations of the same cases, if there are any. */
static const struct {
    const char *table, *weeks;
} in_times[] = {
    {"notification_in_5_working_days", NULL},
    {"rapid_review_in_15_working_days", NULL},
    {"lcspr_rapid_review_in_15_working_days", "incident_to_rapid_review"},
    {"lcspr_in_26_weeks", "rapid_review_to_lcspr"},
};

static void
in_time(struct rules_row *all, struct rules_row *part, int32_t threshold)
{
    const struct rules_sum_need need = {.threshold = threshold, .slack = threshold};
    int32_t late = all->number - part->number;
    bool part_small = rules_count_is_small(part->number, threshold);
    bool late_small = rules_count_is_small(late, threshold);
    if (rules_count_is_small(all->number, threshold)) {
        rules_row_hide(all);
        rules_row_hide(part);
        return;
    }
    if (!part_small && !late_small) {
        return;
    }
    rules_row_hide(part);
    struct rules_part parts[2] = {
        {.count = part->number, .least = 1, .small = part_small, .hidden = true},
        {.count = late, .least = 1, .small = late_small, .hidden = true}};
    if (part->number == 0 || late == 0 || !rules_sum_is_safe(parts, 2, &need)) {
        rules_row_hide(all);
    }
}

/* Only a review of one case has a duration, and only such a one has an incident year: so
 * those without a year are at most those without a duration. Where the former are hidden,
 * the latter must not be few. */
static void
cover_years(const struct rules_report *report,
            struct rules_row *all,
            struct rules_row *part,
            int32_t threshold)
{
    const struct rules_row *reviews =
        rules_row_find(report, "activity", "all", "lcsprs_received");
    const struct rules_row *without_year =
        rules_row_find(report, "lcspr_incident_year", "year", "not_known");
    if (without_year->suppressed && reviews->number - all->number <= threshold) {
        rules_row_hide(all);
        rules_row_hide(part);
    }
}

/* The count of durations is that of the cases; the rest are single cases' values, and a
 * median says on which side of the limit half of the cases are. */
static void
weeks(const struct rules_block *block, bool hide_count, int32_t threshold)
{
    int32_t least = 2 * threshold + 2;
    least = least > RULES_DURATIONS_MIN ? least : RULES_DURATIONS_MIN;
    for (size_t i = 0; i < block->count; i++) {
        if (block->rows[i].role == RULES_ROLE_STATISTIC) {
            block->rows[i].suppressed = block->rows[0].number < least;
        } else {
            block->rows[i].suppressed = hide_count;
        }
    }
}

void
rules_disclosure_durations(const struct rules_report *report, int32_t threshold)
{
    for (size_t i = 0; i < BASE_COUNT(in_times); i++) {
        struct rules_row *all = rules_row_find(report, in_times[i].table, "all", "all");
        struct rules_row *part =
            rules_row_find(report, in_times[i].table, "all", "in_time");
        in_time(all, part, threshold);
        if (in_times[i].weeks != NULL) {
            cover_years(report, all, part, threshold);
            struct rules_block block =
                rules_block_find(report, "lcspr_weeks", in_times[i].weeks);
            weeks(&block, all->suppressed, threshold);
        }
    }
}
