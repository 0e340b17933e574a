/* The table of clocks: months, choosing the line that holds, and what a table may not be.
 */
#include "clocks_table.h"

#include "rules/rules_clocks.h"

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

#define LINE(name, clock, trigger, from, until)                                          \
    {                                                                                    \
        name, VIGIL_CLOCK_##clock, VIGIL_TRIGGER_##trigger, 15, VIGIL_UNIT_WORKING_DAYS, \
            from, until, "basis"                                                         \
    }

enum { JAN_2018 = 17532, JAN_2024 = 19723 }; /* days since 1970 */

/* Counted from awareness until guidance changed at the end of 2023, then from the
 * notification. */
static const struct vigil_clock_rule changing[] = {
    LINE("new", RAPID_REVIEW, NOTIFIED, JAN_2024, VIGIL_DATE_NONE),
    LINE("old", RAPID_REVIEW, BECAME_AWARE, JAN_2018, JAN_2024 - 1),
    LINE("other", NOTIFICATION, BECAME_AWARE, JAN_2018, VIGIL_DATE_NONE),
};

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
        struct rules_clocks_facts facts = {
            {VIGIL_DATE_NONE, cases[i].aware, cases[i].notified, VIGIL_DATE_NONE}};
        const struct vigil_clock_rule *rule =
            rules_clocks_choose(changing, 3, VIGIL_CLOCK_RAPID_REVIEW, &facts);
        assert_string_equal(rule == NULL ? "-" : rule->name,
                            cases[i].line == NULL ? "-" : cases[i].line);
    }
}

static void
before_every_line_the_earliest_is_known(void **state)
{
    (void)state;
    struct rules_clocks_facts facts = {
        {VIGIL_DATE_NONE, JAN_2018 - 9, JAN_2018 - 5, VIGIL_DATE_NONE}};
    const struct vigil_clock_rule *rule =
        rules_clocks_earliest(changing, 3, VIGIL_CLOCK_RAPID_REVIEW, &facts);
    assert_non_null(rule);
    assert_string_equal(rule->name, "old");
    assert_null(rules_clocks_earliest(changing, 3, VIGIL_CLOCK_LCSPR, &facts));
}

/* A good table, whose faults the cases below make. */
static const struct vigil_clock_rule good[] = {
    LINE("n", NOTIFICATION, BECAME_AWARE, JAN_2018, VIGIL_DATE_NONE),
    LINE("r1", RAPID_REVIEW, BECAME_AWARE, JAN_2018, JAN_2024 - 1),
    LINE("r2", RAPID_REVIEW, NOTIFIED, JAN_2024, VIGIL_DATE_NONE),
    LINE("l", LCSPR, LCSPR_DECIDED, JAN_2018, VIGIL_DATE_NONE),
};

static void
overlap(struct vigil_clock_rule *rules)
{
    rules[2].valid_from--;
}

static void
gap(struct vigil_clock_rule *rules)
{
    rules[2].valid_from++;
}

static void
end(struct vigil_clock_rule *rules)
{
    rules[3].valid_until = JAN_2024;
}

static void
backwards(struct vigil_clock_rule *rules)
{
    rules[2].valid_until = JAN_2024 - 2;
}

static void
no_start(struct vigil_clock_rule *rules)
{
    rules[0].valid_from = VIGIL_DATE_NONE;
}

static void
same_name(struct vigil_clock_rule *rules)
{
    (void)strcpy(rules[3].name, "n");
}

static void
no_name(struct vigil_clock_rule *rules)
{
    rules[3].name[0] = '\0';
}

static void
bad_unit(struct vigil_clock_rule *rules)
{
    rules[1].unit = (enum vigil_clock_unit)9;
}

static void
bad_trigger(struct vigil_clock_rule *rules)
{
    rules[1].trigger = (enum vigil_clock_trigger)0;
}

static void
bad_length(struct vigil_clock_rule *rules)
{
    rules[0].length = 0;
}

static void
other_clock(struct vigil_clock_rule *rules)
{
    rules[3].clock = VIGIL_CLOCK_NONE;
}

static void
what_is_wrong_with_a_table_is_told(void **state)
{
    (void)state;
    static const struct {
        void (*spoil)(struct vigil_clock_rule *rules);
        const char *path, *code;
    } cases[] = {
        {overlap, "clocks[2].valid_from", "overlap"},
        {gap, "clocks[1].valid_until", "gap"},
        {end, "clocks[3].valid_until", "gap"},
        {backwards, "clocks[2].valid_until", "ends_before_it_starts"},
        {no_start, "clocks[0].valid_from", "missing"},
        {same_name, "clocks[3].name", "doubled"},
        {no_name, "clocks[3].name", "missing"},
        {bad_unit, "clocks[1].unit", "unknown_unit"},
        {bad_trigger, "clocks[1].trigger", "unknown_trigger"},
        {bad_length, "clocks[0].length", "out_of_bounds"},
        {other_clock, "clocks[3].clock", "unknown_clock"},
        {other_clock, "lcspr", "clock_without_line"},
    };
    struct vigil_faults faults = {.count = 0};
    rules_clocks_check(good, 4, &faults);
    assert_int_equal(faults.count, 0);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct vigil_clock_rule rules[4];
        memcpy(rules, good, sizeof(rules));
        cases[i].spoil(rules);
        faults = (struct vigil_faults){.count = 0};
        rules_clocks_check(rules, 4, &faults);
        bool found = false;
        for (size_t f = 0; f < faults.count; f++) {
            found = found || (strcmp(faults.at[f].path, cases[i].path) == 0 &&
                              strcmp(faults.at[f].code, cases[i].code) == 0);
        }
        if (!found) {
            fail_msg("%s: %s was not told", cases[i].path, cases[i].code);
        }
        covers("refusal", cases[i].code);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_month_on_keeps_the_day_or_takes_the_last),
        cmocka_unit_test(the_line_that_holds_on_the_triggers_day_is_chosen),
        cmocka_unit_test(before_every_line_the_earliest_is_known),
        cmocka_unit_test(what_is_wrong_with_a_table_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
