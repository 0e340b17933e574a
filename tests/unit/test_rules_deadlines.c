/* The deadlines of whole cases: tests/data/clocks/deadlines.txt, by the law of config/.
 */
#include "clocks_table.h"

#include "deadlines_cases.h"

static struct vigil_case
case_of(const struct clocks_table *table)
{
    struct vigil_case c = empty_case();
    int decision = 0;
    c.became_aware_on = clocks_date(table->field[1]);
    c.notified_at = clocks_instant(table->field[2]);
    c.rapid_review_at = clocks_instant(table->field[3]);
    if (strcmp(table->field[4], "-") != 0) {
        assert_true(vigil_code_find(VIGIL_LIST_DECISION, table->field[4], &decision));
    }
    c.decision = (enum vigil_decision)decision;
    c.lcspr_commissioned_on = clocks_date(table->field[5]);
    c.lcspr_received_at = clocks_instant(table->field[6]);
    return c;
}

static void
check_case(const struct clocks_table *table)
{
    struct vigil_case c = case_of(table);
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    size_t count = rules_deadlines_of(&law, &c, deadlines);
    for (size_t i = 0; i < 3; i++) {
        enum vigil_clock clock = (enum vigil_clock)(i + 1);
        const char *due_on = table->field[7 + 2 * i], *in_state = table->field[8 + 2 * i];
        const struct vigil_deadline *deadline = of_clock(deadlines, count, clock);
        const char *name = vigil_code_name(VIGIL_LIST_CLOCK, (int)clock);
        if (deadline == NULL) {
            if (strcmp(due_on, "-") != 0) {
                fail_msg("%s: no clock %s", table->field[0], name);
            }
            continue;
        }
        clocks_assert_date(table->field[0], name, deadline->due_on, due_on);
        if (strcmp(vigil_code_name(VIGIL_LIST_CLOCK_STATE, (int)deadline->state),
                   in_state) != 0) {
            fail_msg("%s: %s should be %s", table->field[0], name, in_state);
        }
        assert_string_equal(deadline->case_ref, c.case_ref);
        assert_int_equal(deadline->revision, 1);
        assert_true(deadline->rule[0] != '\0');
        assert_false(deadline->provisional);
    }
}

static void
whole_cases_have_their_deadlines(void **state)
{
    (void)state;
    struct clocks_table table;
    int cases = 0;
    clocks_table_open(&table, "deadlines.txt");
    for (; clocks_table_next(&table); cases++) {
        assert_int_equal(table.count, 13);
        check_case(&table);
    }
    assert_int_equal(cases, 14);
}

static void
a_case_without_facts_has_no_clock(void **state)
{
    (void)state;
    struct vigil_case c = empty_case();
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 0);
    c.became_aware_on = base_date_of(2026, 3, 27);
    c.historic = true; /* of history nobody knows who was told */
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 1);
    c.historic = false;
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 2);
    assert_int_equal(deadlines[1].clock, VIGIL_CLOCK_PARTNERS_TOLD);
    assert_int_equal(deadlines[0].state, VIGIL_CLOCK_STATE_RUNNING);
    assert_true(deadlines[0].met_at == VIGIL_INSTANT_NONE);
    assert_int_equal(deadlines[0].started_on, c.became_aware_on);
}

/* Guidance of the day on which the clock started, by the name of its line. */
static void
the_line_of_the_day_is_named(void **state)
{
    (void)state;
    struct vigil_case c = empty_case();
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    c.became_aware_on = base_date_of(2023, 12, 14);
    c.notified_at = rules_london_at(base_date_of(2023, 12, 15), 9);
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 3);
    assert_string_equal(deadlines[0].rule, "notification_2018");
    assert_string_equal(deadlines[1].rule, "rapid_review_2018");
    assert_int_equal(deadlines[1].started_on, c.became_aware_on);
    /* the newer basis, but for a clock that ran already */
    c.became_aware_on = base_date_of(2025, 5, 31);
    c.notified_at = rules_london_at(base_date_of(2025, 6, 2), 9);
    (void)rules_deadlines_of(&law, &c, deadlines);
    assert_string_equal(deadlines[1].rule, "rapid_review_2018");
    c.became_aware_on = base_date_of(2025, 6, 1);
    (void)rules_deadlines_of(&law, &c, deadlines);
    assert_string_equal(deadlines[0].rule, "notification_2023");
    assert_string_equal(deadlines[1].rule, "rapid_review_2025");
    assert_int_equal(deadlines[1].started_on, base_date_of(2025, 6, 2));
    /* and what the older law would have said */
    (void)rules_deadlines_as_at(&law, &c, base_date_of(2020, 1, 1), deadlines);
    assert_string_equal(deadlines[0].rule, "notification_2018");
    assert_string_equal(deadlines[1].rule, "rapid_review_2018");
    assert_int_equal(deadlines[1].started_on, c.became_aware_on);
}

static void
a_clock_past_the_calendar_is_provisional_and_never_dropped(void **state)
{
    (void)state;
    struct vigil_case c = empty_case();
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    vigil_date last = law.calendar.until;
    c.became_aware_on = last - 20;
    c.notified_at = rules_london_at(last - 20, 9);
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 3);
    assert_false(deadlines[0].provisional);
    assert_true(deadlines[1].provisional && deadlines[1].due_on > last);

    c.became_aware_on = last + 400;
    c.notified_at = rules_london_at(last + 400, 9);
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 3);
    assert_true(deadlines[0].provisional && deadlines[1].provisional);
    assert_true(deadlines[0].due_on >= last + 405);
    assert_true(rules_deadlines_reach(&law, last + 400));
}

static void
a_trigger_before_the_calendar_is_not_reached(void **state)
{
    (void)state;
    struct vigil_case c = empty_case();
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    assert_true(rules_deadlines_reach(&law, law.calendar.from));
    assert_false(rules_deadlines_reach(&law, law.calendar.from - 1));
    assert_false(rules_deadlines_reach(&law, VIGIL_DATE_NONE));
    c.became_aware_on = base_date_of(2012, 5, 1); /* before any line, too */
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 3);
    assert_true(deadlines[0].provisional);
    assert_string_equal(deadlines[0].rule, "notification_2015");
}

static void
overdue_begins_when_the_due_day_ends_in_london(void **state)
{
    (void)state;
    struct vigil_deadline deadline = {.state = VIGIL_CLOCK_STATE_RUNNING,
                                      .sense = VIGIL_CLOCK_SENSE_BY,
                                      .due_on = base_date_of(2026, 6, 30),
                                      .due_at = clocks_instant("2026-06-30T23:00:00Z")};
    vigil_instant end = clocks_instant("2026-06-30T23:00:00Z");
    assert_false(rules_deadlines_overdue(&deadline, end - 1));
    assert_true(rules_deadlines_overdue(&deadline, end));
    deadline.state = VIGIL_CLOCK_STATE_MET_LATE;
    assert_false(rules_deadlines_overdue(&deadline, end));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_cases_have_their_deadlines),
        cmocka_unit_test(a_case_without_facts_has_no_clock),
        cmocka_unit_test(the_line_of_the_day_is_named),
        cmocka_unit_test(a_clock_past_the_calendar_is_provisional_and_never_dropped),
        cmocka_unit_test(a_trigger_before_the_calendar_is_not_reached),
        cmocka_unit_test(overdue_begins_when_the_due_day_ends_in_london),
    };
    return cmocka_run_group_tests(tests, load, NULL);
}
