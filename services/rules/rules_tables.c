/* The tables of a report, in its order: see rules_tables.h. */
#include "rules/rules_tables.h"

#include "rules/rules_tables_parts.h"

static void
activity_write(struct rules_tables *tables, const char *what, int32_t count)
{
    const char *const place[3] = {"activity", "all", what};
    rules_tables_count(tables, place, RULES_ROLE_TOTAL, count);
}

/* What came in the period, each on its own day. */
static void
activity(struct rules_tables *tables)
{
    const struct rules_facts *facts = tables->facts;
    int32_t notifications = 0, rapid_reviews = 0, lcsprs = 0;
    for (size_t i = 0; i < facts->cases_count; i++) {
        notifications += rules_tables_notified(tables, &facts->cases[i]);
        rapid_reviews += rules_tables_inside(tables, facts->cases[i].rapid_review_on);
    }
    for (size_t i = 0; i < facts->lcsprs_count; i++) {
        lcsprs += rules_tables_inside(tables, facts->lcsprs[i].received_on);
    }
    activity_write(tables, "notifications", notifications);
    activity_write(tables, "rapid_reviews", rapid_reviews);
    activity_write(tables, "lcsprs_received", lcsprs);
}

enum base_class
rules_tables_too_large(const struct rules_report *report, struct base_error *ret_error)
{
    return base_error_set(ret_error,
                          BASE_STOP,
                          "report_too_large",
                          "a report has room for %zu rows and a breakdown for %d "
                          "categories",
                          report->capacity,
                          RULES_CATEGORIES_MAX);
}

enum base_class
rules_tables_make(const struct rules_facts *facts,
                  const struct rules_calendar *calendar,
                  vigil_date from,
                  vigil_date until_exclusive,
                  struct rules_report *report,
                  struct base_error *ret_error)
{
    struct rules_tables tables = {.facts = facts,
                                  .calendar = calendar,
                                  .from = from,
                                  .until = until_exclusive,
                                  .report = report};
    report->count = 0;
    activity(&tables);
    rules_tables_incidents(&tables);
    rules_tables_timeliness(&tables);
    rules_tables_lcspr_weeks(&tables);
    rules_tables_lcspr(&tables);
    rules_tables_lcspr_publication(&tables);
    rules_tables_noted_deaths(&tables);
    rules_tables_considered(&tables);
    rules_tables_completeness(&tables);
    return tables.full ? rules_tables_too_large(report, ret_error) : BASE_OK;
}
