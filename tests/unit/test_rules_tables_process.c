/*
 * The tables beside the tally's: what is notified while a case counts, deaths that are
 * only noted, what was considered and not notified, how often the Panel agreed; and what
 * disclosure control leaves of them.
 */
#include "process_tables.h"

/* Withdrawn and merged cases are not counted as notified; their rapid review was received
 * all the same. What was only noted is in tables of its own. */
static void
left_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < 50; i++) {
        cases[i].left_out = true;
        cases[i].rapid_review_on = base_date_of(2026, 3, 10);
        cases[i].decision = VIGIL_DECISION_CRITERIA_NOT_MET;
    }
    make();
    static const struct wanted wanted[] = {
        {"activity", "all", "notifications", "count", "150"},
        {"activity", "all", "rapid_reviews", "count", "50"},
        {"incidents_notified", "incident_type", "death", "count", "150"},
        {"incidents_rapid_review", "incident_type", "death", "count", "50"},
        {"notification_in_5_working_days", "all", "all", "count", "150"},
        {"rapid_review_decisions", "decision", "criteria_not_met", "count", "50"},
        {"completeness", "sex", "all", "count", "150"}};
    values_are(wanted, BASE_COUNT(wanted));
    assert_false(has_table("noted_deaths"));
    assert_false(has_table("considered_not_notified"));
    assert_false(has_table(RULES_TABLE_BY_AUTHORITY));
}

static void
noted_deaths(void **state)
{
    (void)state;
    for (size_t i = 0; i < 60; i++) {
        cases[i].incident_type = i < 10 ? VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH
                                        : VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH;
        /* on the day of the death: 16, the day before 22, 22, the day before 25, 25, 15
         */
        static const int days[][3] = {{2010, 3, 1},
                                      {2004, 3, 2},
                                      {2004, 3, 1},
                                      {2001, 3, 2},
                                      {2001, 3, 1},
                                      {2010, 3, 2}};
        const int *day = days[i % 6];
        cases[i].child.born_on = base_date_of(day[0], day[1], day[2]);
    }
    cases[0].left_out = true;
    make();
    static const struct wanted wanted[] = {
        {"activity", "all", "notifications", "count", "140"},
        {"incidents_notified", "incident_type", "known", "count", "140"},
        {"noted_deaths", "incident_type", "looked_after_death", "count", "9"},
        {"noted_deaths", "incident_type", "care_leaver_death", "count", "50"},
        {"noted_deaths", "incident_type", "care_leaver_death", "percent", "85"},
        {"noted_deaths", "care_leaver_age", "16_to_21", "count", "16"},
        {"noted_deaths", "care_leaver_age", "22_to_24", "count", "16"},
        {"noted_deaths", "care_leaver_age", "not_known", "count", "18"}};
    values_are(wanted, BASE_COUNT(wanted));
    suppress();
    values_are(wanted, BASE_COUNT(wanted));
    for (size_t i = 3; i < 10; i++) { /* two deaths of children looked after are left */
        cases[i].left_out = true;
    }
    make();
    suppress();
    static const struct wanted hidden[] = {
        {"noted_deaths", "incident_type", "looked_after_death", "count", "c"},
        {"noted_deaths", "incident_type", "care_leaver_death", "count", "c"},
        {"noted_deaths", "incident_type", "known", "count", "52"}};
    values_are(hidden, BASE_COUNT(hidden));
}

static void
considered(void **state)
{
    (void)state;
    for (size_t i = 0; i < 30; i++) {
        considerations[i].considered_on = base_date_of(2026, 1, 1) + (vigil_date)i;
        considerations[i].incident_type =
            i < 3 ? VIGIL_INCIDENT_TYPE_OTHER
                  : (i % 2 == 0 ? VIGIL_INCIDENT_TYPE_DEATH
                                : VIGIL_INCIDENT_TYPE_SERIOUS_HARM);
    }
    considerations[29].considered_on = base_date_of(2025, 12, 31);
    facts.considerations_count = 30;
    make();
    static const struct wanted wanted[] = {
        {"considered_not_notified", "all", "notified", "count", "200"},
        {"considered_not_notified", "incident_type", "death", "count", "13"},
        {"considered_not_notified", "incident_type", "serious_harm", "count", "13"},
        {"considered_not_notified", "incident_type", "other", "count", "3"},
        {"considered_not_notified", "incident_type", "known", "count", "29"}};
    values_are(wanted, BASE_COUNT(wanted));
    suppress();
    static const struct wanted hidden[] = {
        {"considered_not_notified", "all", "notified", "count", "200"},
        {"considered_not_notified", "incident_type", "death", "count", "c"},
        {"considered_not_notified", "incident_type", "serious_harm", "count", "13"},
        {"considered_not_notified", "incident_type", "other", "count", "c"}};
    values_are(hidden, BASE_COUNT(hidden));
    facts.considerations_count = 3; /* and so few that nothing is told */
    facts.cases_count = 4;
    make();
    suppress();
    static const struct wanted few[] = {
        {"considered_not_notified", "all", "notified", "count", "c"},
        {"considered_not_notified", "incident_type", "known", "count", "c"}};
    values_are(few, BASE_COUNT(few));
    assert_null(row_of("considered_not_notified", "incident_type", "other", "count"));
}

static void
agreement(void **state)
{
    (void)state;
    for (size_t i = 0; i < 9; i++) {
        cases[i].rapid_review_on = base_date_of(2026, 3, 10);
        cases[i].response = i < 2 ? VIGIL_RESPONSE_DISAGREES : VIGIL_RESPONSE_AGREES;
        (void)base_text_copy(
            cases[i].authority, VIGIL_PARTY_SIZE, i < 8 ? "E09000012" : "E06000001");
    }
    cases[9].rapid_review_on = base_date_of(2026, 3, 10); /* not answered */
    report = (struct rules_report){.rows = rows, .capacity = RULES_ROWS_MAX};
    assert_int_equal(
        rules_tables_agreement(
            &facts, base_date_of(2026, 1, 1), base_date_of(2027, 1, 1), &report, NULL),
        BASE_OK);
    static const struct wanted wanted[] = {
        {RULES_TABLE_BY_AUTHORITY, "E09000012", "agrees", "count", "6"},
        {RULES_TABLE_BY_AUTHORITY, "E09000012", "agrees", "percent", "75"},
        {RULES_TABLE_BY_AUTHORITY, "E09000012", "disagrees", "count", "2"},
        {RULES_TABLE_BY_AUTHORITY, "E06000001", "agrees", "count", "1"},
        {RULES_TABLE_BY_AUTHORITY, "E06000001", "known", "count", "1"}};
    values_are(wanted, BASE_COUNT(wanted));
    assert_string_equal(rows[0].breakdown, "E06000001");
    report.capacity = 3;
    assert_int_equal(
        rules_tables_agreement(
            &facts, base_date_of(2026, 1, 1), base_date_of(2027, 1, 1), &report, NULL),
        BASE_STOP);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup(left_out, begin),
                                       cmocka_unit_test_setup(noted_deaths, begin),
                                       cmocka_unit_test_setup(considered, begin),
                                       cmocka_unit_test_setup(agreement, begin)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
