/*
 * The tables of the 2021 casebook, line for line against golden files of an independent
 * tally (tests/data/tally-2021); that the order of the facts does not matter; that what
 * does not fit is refused; and the few rules that the casebook does not touch.
 */
#include "casebook_facts.h"

#include <stdlib.h>

#include "rules/rules_period.h"
#include "rules/rules_tables.h"

static struct rules_facts facts;
static const struct rules_calendar *calendar;
static struct rules_row rows[RULES_ROWS_MAX];

static int
setup(void **state)
{
    (void)state;
    facts_read(VIGIL_SOURCE_DIR "/tests/data/casebook-2021", &facts);
    calendar = facts_calendar();
    return 0;
}

static void
report_make(const char *period, struct rules_report *ret_report)
{
    vigil_date from, until;
    *ret_report = (struct rules_report){.rows = rows, .capacity = RULES_ROWS_MAX};
    assert_int_equal(rules_period_parse(period, &from, &until, NULL), BASE_OK);
    assert_int_equal(rules_tables_make(&facts, calendar, from, until, ret_report, NULL),
                     BASE_OK);
}

static void
report_compare(const struct rules_report *report, const char *period)
{
    char path[512], line[256], mine[256];
    size_t number = 1;
    assert_true(base_text_print(
        path, sizeof path, "%s/tests/data/tally-2021/%s.csv", VIGIL_SOURCE_DIR, period));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    assert_string_equal(line, "table,breakdown,category,measure,value\n");
    for (size_t i = 0; fgets(line, sizeof line, file) != NULL; i++) {
        number++;
        assert_true(i < report->count);
        const struct rules_row *row = &report->rows[i];
        assert_true(base_text_print(mine,
                                    sizeof mine,
                                    "%s,%s,%s,%s,%s\n",
                                    row->table,
                                    row->breakdown,
                                    row->category,
                                    row->measure,
                                    row->value));
        if (strcmp(mine, line) != 0) {
            fail_msg("%s line %zu: %s is not %s", period, number, mine, line);
        }
    }
    assert_int_equal(report->count, number - 1);
    assert_int_equal(fclose(file), 0);
}

static const char *const periods[] = {
    "2019", "2020", "2021", "2021Q2", "2021H1", "2020-21", "2020-21Q3"};

static void
golden(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(periods); i++) {
        struct rules_report report;
        report_make(periods[i], &report);
        report_compare(&report, periods[i]);
    }
}

static void
order_does_not_matter(void **state)
{
    (void)state;
    srandom(7);
    for (size_t i = facts.cases_count - 1; i > 0; i--) {
        size_t j = (size_t)random() % (i + 1);
        struct rules_fact_case kept = facts_memory.cases[i];
        facts_memory.cases[i] = facts_memory.cases[j];
        facts_memory.cases[j] = kept;
    }
    for (size_t i = facts.lcsprs_count - 1; i > 0; i--) {
        size_t j = (size_t)random() % (i + 1);
        struct rules_fact_lcspr kept = facts_memory.lcsprs[i];
        facts_memory.lcsprs[i] = facts_memory.lcsprs[j];
        facts_memory.lcsprs[j] = kept;
    }
    golden(NULL);
}

static void
nothing_counts_nothing(void **state)
{
    (void)state;
    struct rules_report report;
    report_make("1999", &report);
    for (size_t i = 0; i < report.count; i++) {
        assert_int_equal(report.rows[i].number, 0);
        assert_string_equal(report.rows[i].value,
                            report.rows[i].role == RULES_ROLE_PERCENT ? "" : "0");
    }
    assert_true(report.count > 50);
}

static void
too_small_is_refused(void **state)
{
    (void)state;
    struct rules_report report = {.rows = rows, .capacity = 100};
    struct base_error error;
    assert_int_equal(rules_tables_make(&facts,
                                       calendar,
                                       base_date_of(2021, 1, 1),
                                       base_date_of(2022, 1, 1),
                                       &report,
                                       &error),
                     BASE_STOP);
    assert_string_equal(error.code, "report_too_large");
}

static const char *
value_of(const struct rules_report *report, const char *const place[4])
{
    for (size_t i = 0; i < report->count; i++) {
        const struct rules_row *row = &report->rows[i];
        if (strcmp(row->table, place[0]) == 0 && strcmp(row->breakdown, place[1]) == 0 &&
            strcmp(row->category, place[2]) == 0 && strcmp(row->measure, place[3]) == 0) {
            return row->value;
        }
    }
    return NULL;
}

/* Half a per cent goes up; a birth behind the incident is under one; the day before a
 * birthday; an age that cannot be is not known; of nothing there is no percentage. */
static void
small_rules(void **state)
{
    (void)state;
    struct rules_fact_case cases[200];
    memset(cases, 0, sizeof cases);
    for (size_t i = 0; i < 200; i++) {
        cases[i].incident_on = base_date_of(2021, 3, 1);
        cases[i].became_aware_on = VIGIL_DATE_NONE;
        cases[i].notified_on = base_date_of(2021, 3, 2);
        cases[i].rapid_review_on = VIGIL_DATE_NONE;
        cases[i].neglect = i == 0 ? VIGIL_YES_NO_YES : VIGIL_YES_NO_NO;
    }
    cases[0].child =
        (struct rules_fact_child){.present = true, .born_on = base_date_of(2021, 6, 1)};
    cases[1].child =
        (struct rules_fact_child){.present = true, .born_on = base_date_of(1980, 1, 1)};
    cases[2].child =
        (struct rules_fact_child){.present = true, .born_on = base_date_of(2015, 3, 2)};
    struct rules_facts few = {.cases = cases, .cases_count = 200};
    struct rules_report report = {.rows = rows, .capacity = RULES_ROWS_MAX};
    assert_int_equal(rules_tables_make(&few,
                                       calendar,
                                       base_date_of(2021, 3, 2),
                                       base_date_of(2021, 3, 3),
                                       &report,
                                       NULL),
                     BASE_OK);
    static const struct {
        const char *place[4], *value;
    } wanted[] = {
        {{"incidents_notified", "neglect", "yes", "count"}, "1"},
        {{"incidents_notified", "neglect", "yes", "percent"}, "1"},
        {{"incidents_notified", "neglect", "no", "percent"}, "100"},
        {{"incidents_notified", "age", "under_1", "count"}, "1"},
        {{"incidents_notified", "age", "1_to_5", "count"}, "1"},
        {{"incidents_notified", "age", "6_to_10", "count"}, "0"},
        {{"incidents_notified", "age", "known", "count"}, "2"},
        {{"incidents_notified", "age", "not_known", "count"}, "198"},
        {{"notification_in_5_working_days", "all", "all", "count"}, "0"},
        {{"notification_in_5_working_days", "all", "in_time", "percent"}, ""},
    };
    for (size_t i = 0; i < BASE_COUNT(wanted); i++) {
        const char *value = value_of(&report, wanted[i].place);
        assert_non_null(value);
        assert_string_equal(value, wanted[i].value);
    }
}

/* Medians of an even and an odd number, weeks that are cut, and 182 days. */
static void
weeks_and_median(void **state)
{
    (void)state;
    static const int32_t days[] = {182, 183, 6, 8};
    struct rules_fact_lcspr lcsprs[4];
    memset(lcsprs, 0, sizeof lcsprs);
    for (size_t i = 0; i < 4; i++) {
        lcsprs[i].has_case = true;
        lcsprs[i].commissioned_on = lcsprs[i].published_on = VIGIL_DATE_NONE;
        lcsprs[i].of.incident_on = lcsprs[i].of.notified_on = base_date_of(2021, 1, 4);
        lcsprs[i].of.rapid_review_on = base_date_of(2021, 1, 18);
        lcsprs[i].received_on = lcsprs[i].of.rapid_review_on + days[i];
    }
    struct rules_facts few = {.lcsprs = lcsprs, .lcsprs_count = 4};
    struct rules_report report = {.rows = rows, .capacity = RULES_ROWS_MAX};
    static const char *const median[4] = {
        "lcspr_weeks", "rapid_review_to_lcspr", "all", "median"};
    static const char *const in_time[4] = {
        "lcspr_in_26_weeks", "all", "in_time", "count"};
    static const char *const medians[] = {"1.00", "13.50"}; /* of 0 1 26, of 0 1 26 26 */
    for (size_t i = 0; i < 2; i++) {
        few.lcsprs = lcsprs + 1 - i;
        few.lcsprs_count = 3 + i;
        assert_int_equal(rules_tables_make(&few,
                                           calendar,
                                           base_date_of(2021, 1, 1),
                                           base_date_of(2022, 1, 1),
                                           &report,
                                           NULL),
                         BASE_OK);
        assert_string_equal(value_of(&report, median), medians[i]);
        assert_string_equal(value_of(&report, in_time), i == 0 ? "2" : "3");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(golden),
                                       cmocka_unit_test(order_does_not_matter),
                                       cmocka_unit_test(nothing_counts_nothing),
                                       cmocka_unit_test(too_small_is_refused),
                                       cmocka_unit_test(small_rules),
                                       cmocka_unit_test(weeks_and_median)};
    return cmocka_run_group_tests(tests, setup, NULL);
}
