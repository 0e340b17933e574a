/*
 * The clocks and decisions of the period: notifications in 5 working days, rapid reviews
 * in 15, what the rapid reviews decided and whether the Panel agreed.
 */
#include "rules/rules_tables_parts.h"

static void
notifications(struct rules_tables *tables)
{
    const struct rules_facts *facts = tables->facts;
    int32_t all = 0, in_time = 0;
    for (size_t i = 0; i < facts->cases_count; i++) {
        const struct rules_fact_case *of = &facts->cases[i];
        if (!rules_tables_notified(tables, of) ||
            of->became_aware_on == VIGIL_DATE_NONE) {
            continue;
        }
        all++;
        in_time += rules_tables_in_time(
            tables, of->became_aware_on, NOTIFICATION_WORKING_DAYS, of->notified_on);
    }
    rules_tables_write_in_time(tables, "notification_in_5_working_days", in_time, all);
}

static void
rapid_reviews(struct rules_tables *tables)
{
    const struct rules_facts *facts = tables->facts;
    int32_t all = 0, in_time = 0;
    for (size_t i = 0; i < facts->cases_count; i++) {
        const struct rules_fact_case *of = &facts->cases[i];
        if (!rules_tables_inside(tables, of->rapid_review_on)) {
            continue;
        }
        all++;
        in_time += rules_tables_in_time(
            tables, of->notified_on, RAPID_REVIEW_WORKING_DAYS, of->rapid_review_on);
    }
    rules_tables_write_in_time(tables, "rapid_review_in_15_working_days", in_time, all);
}

/* Both on the basis of the rapid reviews of the period: a response counts with its rapid
 * review, whenever it came. */
static void
decisions(struct rules_tables *tables)
{
    const struct rules_facts *facts = tables->facts;
    struct rules_spread spread;
    rules_spread_begin(&spread);
    for (size_t i = 0; i < facts->cases_count; i++) {
        const struct rules_fact_case *of = &facts->cases[i];
        if (rules_tables_inside(tables, of->rapid_review_on)) {
            rules_spread_add(&spread,
                             vigil_code_name(VIGIL_LIST_DECISION, (int)of->decision));
        }
    }
    rules_spread_write(&spread, tables, "rapid_review_decisions", "decision");
    rules_spread_begin(&spread);
    for (size_t i = 0; i < facts->cases_count; i++) {
        const struct rules_fact_case *of = &facts->cases[i];
        if (rules_tables_inside(tables, of->rapid_review_on) &&
            of->response != VIGIL_RESPONSE_NONE) {
            rules_spread_add(&spread,
                             vigil_code_name(VIGIL_LIST_RESPONSE, (int)of->response));
        }
    }
    rules_spread_write(&spread, tables, "panel_responses", "response");
}

void
rules_tables_timeliness(struct rules_tables *tables)
{
    notifications(tables);
    rapid_reviews(tables);
    decisions(tables);
}
