/*
 * Disclosure control of whole reports: the casebook's periods at several thresholds,
 * attacked from their published rows alone; what 2021 still shows; authorities among
 * themselves. Then mutants, which attacker and audit must both catch.
 */
#include "attacker_report.h"
#include "casebook_facts.h"

#include "rules/rules_audit.h"
#include "rules/rules_period.h"

static struct rules_facts facts;
static const struct rules_calendar *calendar;

static void
report_make_period(const char *period)
{
    vigil_date from, until;
    assert_int_equal(rules_period_parse(period, &from, &until, NULL), BASE_OK);
    report_make(&facts, calendar, from, until);
}

static const char *const periods[] = {"2018",
                                      "2019",
                                      "2020",
                                      "2021",
                                      "2020-21",
                                      "2021-22",
                                      "2020Q4",
                                      "2021Q1",
                                      "2021Q2",
                                      "2021Q3",
                                      "2021H1",
                                      "2021H2",
                                      "2022Q1",
                                      "2017"};

static void
casebook(void **state)
{
    static const int32_t thresholds[] = {1, 2, 3, 5, 10, 20};
    (void)state;
    for (size_t p = 0; p < BASE_COUNT(periods); p++) {
        for (size_t t = 0; t < BASE_COUNT(thresholds); t++) {
            report_make_period(periods[p]);
            suppress_and_attack(thresholds[t], periods[p]);
        }
    }
}

static void
value_is(const char *table,
         const char *breakdown,
         const char *category,
         const char *value)
{
    const struct rules_row *row = row_at(&shown, table, breakdown, category);
    assert_non_null(row);
    if (strcmp(row->value, value) != 0) {
        fail_msg("%s %s %s: %s is not %s", table, breakdown, category, row->value, value);
    }
}

/* What 2021 shows at the default: the headlines stay. */
static void
year_2021(void **state)
{
    (void)state;
    report_make_period("2021");
    suppress_and_attack(RULES_THRESHOLD_DEFAULT, "2021");
    value_is("activity", "all", "rapid_reviews", "433");
    value_is("incidents_notified", "incident_type", "death", "193");
    value_is("incidents_notified", "death_category_male", "suicide", "6");
    value_is("incidents_notified", "authority", "E06000003", "c");
    value_is("incidents_notified", "authority", "E08000029", "8");
    value_is("rapid_review_in_15_working_days", "all", "all", "433");
    value_is("rapid_review_decisions", "decision", "lcspr", "134");
    value_is("lcspr", "shape", "same_incident", "c");
    value_is("lcspr", "shape", "thematic", "c");
    value_is("lcspr", "shape", "siblings", "13");
    value_is("lcspr", "shape", "known", "c");
    value_is("lcspr", "shape", "not_known", "c");
    value_is("lcspr", "children", "all", "141");
    value_is("lcspr_in_26_weeks", "all", "all", "75");
    value_is("lcspr_in_26_weeks", "all", "in_time", "c");
    value_is("lcspr_stock", "all", "commissioned", "372");
    value_is("lcspr_stock", "all", "published", "75");
    value_is("lcspr_stock", "all", "not_to_be_published", "c");
    value_is("lcspr_stock", "all", "awaiting", "c");
    value_is("lcspr_stock", "published", "published", "60");
    value_is("lcspr_stock", "published", "executive_summary", "c");
}

static void
authorities_among_themselves(void **state)
{
    static const char *const some[] = {"2021Q1", "2019Q2"};
    (void)state;
    size_t attacks = 0;
    for (size_t p = 0; p < BASE_COUNT(some); p++) {
        report_make_period(some[p]);
        suppress_and_attack(5, some[p]);
        attacks += authorities_attack(5, some[p]);
    }
    assert_true(attacks > 100);
}

/* --- mutants --- */

static void
hide(struct rules_row *row)
{
    row->suppressed = true;
    row->number = 0;
    memset(row->value, 0, sizeof row->value);
    row->value[0] = 'c';
}

/* Small counts alone, and nothing that would let one work them out. */
static void
primary_only(void)
{
    for (size_t i = 0; i < shown.count; i++) {
        struct rules_row *row = &shown.rows[i];
        if (is_count(row) && row->number >= 1 && row->number <= 5) {
            hide(row);
        }
    }
}

/* The same, and no percentage of a small count. */
static void
primary_and_percentages(void)
{
    primary_only();
    for (size_t i = 1; i < shown.count; i++) {
        if (shown.rows[i].role == RULES_ROLE_PERCENT && shown.rows[i - 1].suppressed) {
            hide(&shown.rows[i]);
        }
    }
}

/* All as it should be, but one row as it was. */
static void
one_row_back(const char *table, const char *breakdown, const char *category, bool percent)
{
    assert_int_equal(rules_disclosure_apply(&shown, 5, NULL), BASE_OK);
    for (size_t i = 0; i < shown.count; i++) {
        struct rules_row *row = &shown.rows[i];
        if (strcmp(row->table, table) == 0 && strcmp(row->breakdown, breakdown) == 0 &&
            strcmp(row->category, category) == 0 &&
            (row->role == RULES_ROLE_PERCENT) == percent) {
            for (size_t j = 0; j < truth.count; j++) {
                const struct rules_row *is = &truth.rows[j];
                if (strcmp(is->table, row->table) == 0 &&
                    strcmp(is->breakdown, row->breakdown) == 0 &&
                    strcmp(is->category, row->category) == 0 &&
                    strcmp(is->measure, row->measure) == 0) {
                    assert_true(row->suppressed);
                    *row = *is;
                    return;
                }
            }
        }
    }
    fail_msg("no row %s %s %s", table, breakdown, category);
}

static void
secondary_back(void)
{
    one_row_back("lcspr_stock", "all", "awaiting", false);
}

static void
known_back(void)
{
    one_row_back("lcspr", "shape", "not_known", false);
}

static void
percentage_back(void)
{
    one_row_back("lcspr_in_26_weeks", "all", "in_time", true);
}

static void
mutants(void **state)
{
    static const struct {
        const char *what;
        void (*suppress)(void);
    } cases[] = {{"primary only", primary_only},
                 {"primary and percentages", primary_and_percentages},
                 {"a secondary one is shown", secondary_back},
                 {"what is not known is shown", known_back},
                 {"a percentage is shown", percentage_back}};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        const char *name = "";
        report_make_period("2021");
        cases[i].suppress();
        if (rules_audit_report(&shown, 5) == NULL) {
            fail_msg("%s: the audit does not see it", cases[i].what);
        }
        attack_report();
        if (found(5, &name) == 0) {
            fail_msg("%s: the attacker does not find it", cases[i].what);
        }
    }
}

static int
setup(void **state)
{
    (void)state;
    facts_read(VIGIL_SOURCE_DIR "/tests/data/casebook-2021", &facts);
    calendar = facts_calendar();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(casebook),
                                       cmocka_unit_test(year_2021),
                                       cmocka_unit_test(authorities_among_themselves),
                                       cmocka_unit_test(mutants)};
    return cmocka_run_group_tests(tests, setup, NULL);
}
