/* What durations, the tables of what came in time, and the stock of reviews let a reader
 * work out. */
#include "rules/rules_audit_parts.h"

static struct rules_row *
activity_row(const struct rules_report *report, const char *what)
{
    return rules_row_find(report, "activity", "all", what);
}

static void
equal(struct rules_span *a, struct rules_span *b)
{
    rules_span_within(a, b);
    rules_span_within(b, a);
}

static void
in_time(const struct rules_report *report,
        const char *table,
        const struct rules_row *population)
{
    struct rules_block block = rules_block_find(report, table, "all");
    struct rules_row *all = &block.rows[0], *part = &block.rows[1];
    const struct rules_row *percent = &block.rows[2];
    struct rules_span bound = population->span;
    /* if the part alone is suppressed, so that it cannot be taken from all, there is one
     * who came late */
    struct rules_span late = {.lowest = part->suppressed && !all->suppressed ? 1 : 0,
                              .highest = RULES_SPAN_UNKNOWN};
    struct rules_span *parts[2] = {&part->span, &late};
    rules_span_add_up(&all->span, parts, 2);
    rules_span_within(&bound, &all->span);
    if (!percent->suppressed && percent->value[0] != '\0') {
        rules_span_percent(&all->span, &part->span, percent->number);
    }
}

/* The same cases are counted beside their durations; each has an incident year. */
static void
durations(const struct rules_report *report, const char *table, const char *weeks)
{
    struct rules_row *all = rules_row_find(report, table, "all", "all");
    struct rules_row *count = rules_row_find(report, "lcspr_weeks", weeks, "all");
    struct rules_row *years =
        rules_row_find(report, "lcspr_incident_year", "year", "known");
    if (count != NULL) {
        equal(&all->span, &count->span);
    }
    rules_span_within(&years->span, &all->span);
}

void
rules_audit_in_time(const struct rules_report *report)
{
    struct rules_row *rapid_reviews = activity_row(report, "rapid_reviews");
    const struct rules_row *lcsprs = activity_row(report, "lcsprs_received");
    in_time(
        report, "notification_in_5_working_days", activity_row(report, "notifications"));
    in_time(report, "rapid_review_in_15_working_days", rapid_reviews);
    equal(&rules_row_find(report, "rapid_review_in_15_working_days", "all", "all")->span,
          &rapid_reviews->span);
    in_time(report, "lcspr_rapid_review_in_15_working_days", lcsprs);
    in_time(report, "lcspr_in_26_weeks", lcsprs);
    durations(
        report, "lcspr_rapid_review_in_15_working_days", "incident_to_rapid_review");
    durations(report, "lcspr_in_26_weeks", "rapid_review_to_lcspr");
}

void
rules_audit_stock(const struct rules_report *report)
{
    static const char *const states[] = {"published", "not_to_be_published", "awaiting"};
    struct rules_row *commissioned =
        rules_row_find(report, "lcspr_stock", "all", "commissioned");
    struct rules_row *received = rules_row_find(report, "lcspr_stock", "all", "received");
    struct rules_row *in_progress =
        rules_row_find(report, "lcspr_stock", "all", "in_progress");
    struct rules_block forms = rules_block_find(report, "lcspr_stock", "published");
    struct rules_span *halves[2] = {&received->span, &in_progress->span};
    struct rules_span *of_received[3], *of_published[3];
    rules_span_add_up(&commissioned->span, halves, 2);
    for (size_t i = 0; i < 3; i++) {
        struct rules_row *row = rules_row_find(report, "lcspr_stock", "all", states[i]);
        struct rules_row *of_period =
            rules_row_find(report, "lcspr", "publication", states[i]);
        of_received[i] = &row->span;
        of_published[i] = &forms.rows[i].span;
        if (of_period != NULL) {
            rules_span_within(&row->span, &of_period->span);
        }
    }
    rules_span_add_up(&received->span, of_received, 3);
    rules_span_add_up(of_received[0], of_published, 3);
}
