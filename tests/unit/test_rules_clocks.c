/* The table of clocks: months, choosing the line that holds, and what a table may not be.
 */
#include "clocks_table.h"

#include "clocks_lines.h"
#include "rules/rules_london.h"

static void
a_month_on_keeps_the_day_or_takes_the_last(void **state)
{
    (void)state;
    for (vigil_date day = base_date_of(2018, 1, 1); day < base_date_of(2029, 1, 1);
         day++) {
        int year, month, of_month, there_year, there_month, there;
        base_date_split(day, &year, &month, &of_month);
        for (int months = 1; months <= 24; months++) {
            base_date_split(
                rules_clocks_add_months(day, months), &there_year, &there_month, &there);
            assert_int_equal(there_year * 12 + there_month, year * 12 + month + months);
            int last = base_date_month_length(there_year, there_month);
            assert_int_equal(there, of_month < last ? of_month : last);
        }
    }
}

/* Counted from awareness until guidance changed at the end of 2023, then from the
 * notification. */
static const struct vigil_clock_rule changing[] = {
    LINE("new", RAPID_REVIEW, NOTIFIED, JAN_2024, VIGIL_DATE_NONE),
    LINE("old", RAPID_REVIEW, BECAME_AWARE, JAN_2018, JAN_2024 - 1),
    LINE("other", NOTIFICATION, BECAME_AWARE, JAN_2018, VIGIL_DATE_NONE),
};

enum { INCIDENT = 1U << VIGIL_CLOCK_SCOPE_INCIDENT };

static struct rules_clocks_facts
facts_on(vigil_date aware, vigil_date notified)
{
    struct rules_clocks_facts facts;
    rules_clocks_facts_none(&facts);
    if (aware != VIGIL_DATE_NONE) {
        facts.at[VIGIL_FACT_BECAME_AWARE] = rules_london_day_start(aware);
    }
    if (notified != VIGIL_DATE_NONE) {
        facts.at[VIGIL_FACT_NOTIFIED] = rules_london_at(notified, 10);
    }
    return facts;
}

static void
the_line_that_holds_on_the_triggers_day_is_chosen(void **state)
{
    (void)state;
    static const struct {
        vigil_date aware, notified;
        const char *line;
    } cases[] = {
        {JAN_2024 - 9, JAN_2024 - 5, "old"},
        {JAN_2024 - 1, JAN_2024 - 1, "old"},
        {JAN_2024 - 1, JAN_2024, "old"}, /* its clock ran already: the old one stays */
        {JAN_2024, JAN_2024, "new"},
        {JAN_2018, JAN_2018 + 2, "old"},
        {JAN_2018 - 1, JAN_2018 + 2, NULL}, /* before the first line */
        {VIGIL_DATE_NONE, JAN_2024 + 3, "new"},
        {VIGIL_DATE_NONE, VIGIL_DATE_NONE, NULL},
    };
    assert_int_equal(JAN_2018, base_date_of(2018, 1, 1));
    assert_int_equal(JAN_2024, base_date_of(2024, 1, 1));
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct rules_clocks_facts facts = facts_on(cases[i].aware, cases[i].notified);
        const struct vigil_clock_rule *rule = rules_clocks_choose(
            changing, 3, VIGIL_CLOCK_RAPID_REVIEW, INCIDENT, &facts, VIGIL_DATE_NONE);
        assert_string_equal(rule == NULL ? "-" : rule->name,
                            cases[i].line == NULL ? "-" : cases[i].line);
    }
}

static void
before_every_line_the_earliest_is_known(void **state)
{
    (void)state;
    struct rules_clocks_facts facts = facts_on(JAN_2018 - 9, JAN_2018 - 5);
    const struct vigil_clock_rule *rule =
        rules_clocks_earliest(changing, 3, VIGIL_CLOCK_RAPID_REVIEW, INCIDENT, &facts);
    assert_non_null(rule);
    assert_string_equal(rule->name, "old");
    assert_null(rules_clocks_earliest(changing, 3, VIGIL_CLOCK_LCSPR, INCIDENT, &facts));
}

/* "What if": the law of another day, for whatever day it started. */
static void
the_law_of_another_day_can_be_asked_for(void **state)
{
    (void)state;
    struct rules_clocks_facts facts = facts_on(JAN_2024 + 5, JAN_2024 + 9);
    const struct vigil_clock_rule *rule = rules_clocks_choose(
        changing, 3, VIGIL_CLOCK_RAPID_REVIEW, INCIDENT, &facts, JAN_2024 - 1);
    assert_non_null(rule);
    assert_string_equal(rule->name, "old");
    assert_null(rules_clocks_choose(
        changing, 3, VIGIL_CLOCK_RAPID_REVIEW, INCIDENT, &facts, JAN_2018 - 1));
}

static void
a_line_is_for_files_of_its_kinds_alone(void **state)
{
    (void)state;
    const uint32_t live = 1U << VIGIL_CLOCK_SCOPE_LIVE;
    struct vigil_clock_rule rules[] = {
        LINE("n", NOTIFICATION, BECAME_AWARE, JAN_2018, VIGIL_DATE_NONE)};
    struct rules_clocks_facts facts = facts_on(JAN_2018, JAN_2018);
    static const struct {
        uint32_t line, file;
        bool found;
    } cases[] = {
        {1U << VIGIL_CLOCK_SCOPE_INCIDENT, 1U << VIGIL_CLOCK_SCOPE_INCIDENT, true},
        {1U << VIGIL_CLOCK_SCOPE_INCIDENT, 1U << VIGIL_CLOCK_SCOPE_REVIEW, false},
        {6, 1U << VIGIL_CLOCK_SCOPE_LOOKED_AFTER_DEATH, true},
        {1U << VIGIL_CLOCK_SCOPE_INCIDENT, 2 | 1U << VIGIL_CLOCK_SCOPE_LIVE, true},
        {2 | 1U << VIGIL_CLOCK_SCOPE_LIVE, 2, false},
        {2 | 1U << VIGIL_CLOCK_SCOPE_LIVE, 2 | 1U << VIGIL_CLOCK_SCOPE_LIVE, true},
        {2 | 1U << VIGIL_CLOCK_SCOPE_LIVE, 4 | 1U << VIGIL_CLOCK_SCOPE_LIVE, false},
    };
    assert_int_equal(live, 512);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        rules[0].scopes = cases[i].line;
        bool found = rules_clocks_choose(rules,
                                         1,
                                         VIGIL_CLOCK_NOTIFICATION,
                                         cases[i].file,
                                         &facts,
                                         VIGIL_DATE_NONE) != NULL;
        assert_int_equal(found, cases[i].found);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_month_on_keeps_the_day_or_takes_the_last),
        cmocka_unit_test(the_line_that_holds_on_the_triggers_day_is_chosen),
        cmocka_unit_test(before_every_line_the_earliest_is_known),
        cmocka_unit_test(the_law_of_another_day_can_be_asked_for),
        cmocka_unit_test(a_line_is_for_files_of_its_kinds_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
