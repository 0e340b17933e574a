/* The ladder of alerts, by config/ladder.csv: tests/data/clocks/ladder.txt and its edges.
 */
#include "clocks_table.h"

#include "rules/rules_ladder.h"
#include "rules/rules_london.h"
#include "run/run_law.h"

static struct rules_law law;

static int
load(void **state)
{
    (void)state;
    struct base_error error;
    if (run_law_load(VIGIL_SOURCE_DIR "/config", "england-and-wales", &law, &error) !=
        BASE_OK) {
        print_error("%s\n", error.text);
        return -1;
    }
    return 0;
}

/* The rapid review of ladder.txt. */
static struct vigil_deadline
running(void)
{
    return (struct vigil_deadline){.case_ref = "CSP-2026-000123-K",
                                   .clock = VIGIL_CLOCK_RAPID_REVIEW,
                                   .revision = 1,
                                   .started_on = base_date_of(2026, 3, 30),
                                   .due_on = base_date_of(2026, 4, 22),
                                   .state = VIGIL_CLOCK_STATE_RUNNING,
                                   .met_at = VIGIL_INSTANT_NONE};
}

static vigil_instant
nine_on(int month, int day)
{
    return rules_london_at(base_date_of(2026, month, day), 9);
}

static void
each_rung_has_its_day_and_recipient(void **state)
{
    (void)state;
    struct vigil_deadline deadline = running();
    struct rules_ladder_step steps[RULES_LADDER_STEPS_MAX];
    size_t count =
        rules_ladder_reached(&law, &deadline, VIGIL_INSTANT_NONE, nine_on(12, 31), steps);
    struct clocks_table table;
    size_t rows = 0;
    clocks_table_open(&table, "ladder.txt");
    for (; clocks_table_next(&table); rows++) {
        bool found = false;
        for (size_t i = 0; i < count && !found; i++) {
            char recipient[RULES_LADDER_RECIPIENT_SIZE];
            rules_ladder_recipient(steps[i].rung, "E08000025", recipient);
            found = strcmp(steps[i].name, table.field[0]) == 0 &&
                    strcmp(recipient, table.field[1]) == 0;
            if (found) {
                clocks_assert_date(
                    table.field[0], "its day", steps[i].day, table.field[2]);
                assert_true(steps[i].raise_at == rules_london_at(steps[i].day, 9));
            }
        }
        if (!found) {
            fail_msg("no %s for %s", table.field[0], table.field[1]);
        }
    }
    assert_int_equal(rows, count);
    for (size_t i = 1; i < count; i++) {
        assert_true(steps[i - 1].raise_at <= steps[i].raise_at);
    }
}

/* Going from rung to rung as a daemon that is never away does: all are sent, each at its
 * instant, none twice. */
static void
a_daemon_that_wakes_in_time_sends_all(void **state)
{
    (void)state;
    struct vigil_deadline deadline = running();
    struct rules_ladder_step steps[RULES_LADDER_STEPS_MAX];
    vigil_instant after = VIGIL_INSTANT_NONE, next;
    size_t sent = 0, wakes = 0;
    while ((next = rules_ladder_next(&law, &deadline, after)) != VIGIL_INSTANT_NONE) {
        assert_int_equal(rules_ladder_reached(&law, &deadline, after, next - 1, steps),
                         0);
        size_t count = rules_ladder_reached(&law, &deadline, after, next, steps);
        for (size_t i = 0; i < count; i++) {
            assert_true(steps[i].raise_at == next);
            sent += steps[i].send ? 1 : 0;
        }
        after = next;
        wakes++;
    }
    assert_int_equal(wakes, 17);
    assert_int_equal(sent, 23);
}

/* Away from the start until the day after the due day: each recipient is told once. */
static void
after_an_outage_each_recipient_gets_the_last_only(void **state)
{
    (void)state;
    struct vigil_deadline deadline = running();
    struct rules_ladder_step steps[RULES_LADDER_STEPS_MAX];
    size_t count =
        rules_ladder_reached(&law, &deadline, VIGIL_INSTANT_NONE, nine_on(4, 28), steps);
    assert_int_equal(count, 8);
    size_t sent = 0;
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(steps[i].send, strcmp(steps[i].name, "after_1") == 0);
        sent += steps[i].send ? 1 : 0;
    }
    assert_int_equal(sent, 3);
}

static void
a_met_clock_raises_nothing_more(void **state)
{
    (void)state;
    struct vigil_deadline deadline = running();
    struct rules_ladder_step steps[RULES_LADDER_STEPS_MAX];
    deadline.state = VIGIL_CLOCK_STATE_MET_IN_TIME;
    deadline.met_at = nine_on(4, 20); /* the very instant of before_2 */
    assert_true(rules_ladder_next(&law, &deadline, VIGIL_INSTANT_NONE) ==
                VIGIL_INSTANT_NONE);
    size_t count =
        rules_ladder_reached(&law, &deadline, VIGIL_INSTANT_NONE, nine_on(12, 31), steps);
    assert_int_equal(count, 1); /* before_5, unmet on its day: entered, not sent */
    assert_string_equal(steps[0].name, "before_5");
    assert_false(steps[0].send);

    deadline.met_at = nine_on(3, 30);
    assert_int_equal(
        rules_ladder_reached(&law, &deadline, VIGIL_INSTANT_NONE, nine_on(12, 31), steps),
        0);
}

static void
rungs_before_day_0_are_left_out(void **state)
{
    (void)state;
    struct vigil_deadline deadline = running();
    struct rules_ladder_step steps[RULES_LADDER_STEPS_MAX];
    deadline.started_on = base_date_of(2026, 4, 16); /* behind before_5 */
    size_t count =
        rules_ladder_reached(&law, &deadline, VIGIL_INSTANT_NONE, nine_on(12, 31), steps);
    assert_int_equal(count, 22);
    assert_string_equal(steps[0].name, "before_2");
    deadline.started_on = base_date_of(2026, 4, 15); /* on its day */
    assert_int_equal(
        rules_ladder_reached(&law, &deadline, VIGIL_INSTANT_NONE, nine_on(12, 31), steps),
        23);
}

/* Six months may end on a Sunday: the rung of the due day falls on that day, the others
 * on working days around it. */
/* Seven working days before a publication on 2 September: its rungs lie before day 0, and
 * so may those of a clock that starts with the day on which another is due. */
static void
a_clock_counted_backwards_has_its_whole_ladder(void **state)
{
    (void)state;
    struct rules_ladder_step steps[RULES_LADDER_STEPS_MAX];
    struct vigil_deadline deadline = running();
    deadline.clock = VIGIL_CLOCK_ADVANCE_COPY;
    deadline.started_on = base_date_of(2026, 9, 2);
    deadline.due_on = base_date_of(2026, 8, 21);
    size_t count =
        rules_ladder_reached(&law, &deadline, VIGIL_INSTANT_NONE, nine_on(8, 21), steps);
    assert_int_equal(count, 3);
    assert_string_equal(steps[0].name, "before_5");
    assert_true(steps[0].raise_at == nine_on(8, 14));
    assert_true(rules_ladder_next(&law, &deadline, VIGIL_INSTANT_NONE) == nine_on(8, 14));
    deadline.clock = VIGIL_CLOCK_DELAY_REASONS;
    deadline.started_on = deadline.due_on;
    assert_true(rules_ladder_next(&law, &deadline, VIGIL_INSTANT_NONE) == nine_on(8, 14));
}

static void
a_due_day_may_be_a_day_off(void **state)
{
    (void)state;
    struct vigil_deadline deadline = running();
    struct rules_ladder_step steps[RULES_LADDER_STEPS_MAX];
    deadline.clock = VIGIL_CLOCK_LCSPR;
    deadline.started_on = base_date_of(2020, 8, 31);
    deadline.due_on = base_date_of(2021, 2, 28);
    size_t count =
        rules_ladder_reached(&law, &deadline, VIGIL_INSTANT_NONE, nine_on(12, 31), steps);
    bool due = false, behind = false;
    for (size_t i = 0; i < count; i++) {
        if (steps[i].offset == 0) {
            clocks_assert_date("due", "its day", steps[i].day, "2021-02-28");
            due = true;
        } else if (steps[i].offset == 1) {
            clocks_assert_date("after_1", "its day", steps[i].day, "2021-03-01");
            behind = true;
        }
    }
    assert_true(due && behind);
}

static void
what_is_wrong_with_a_ladder_is_told(void **state)
{
    (void)state;
    static const struct vigil_rung bad[] = {
        {"before_5", VIGIL_CLOCK_RAPID_REVIEW, -5, "notifier", 0, 1},
        {"before_5", VIGIL_CLOCK_RAPID_REVIEW, -4, "notifier", 0, 1},
        {"due", VIGIL_CLOCK_RAPID_REVIEW, 0, "A Person", 0, 1},
        {"", VIGIL_CLOCK_RAPID_REVIEW, 1, "notifier", 0, 1},
        {"due", VIGIL_CLOCK_LCSPR, 0, "notifier", 0, 1},
        {"far", VIGIL_CLOCK_LCSPR, 251, "notifier", 0, 1},
        {"lost", VIGIL_CLOCK_NONE, 1, "notifier", 0, 1},
        {"again", VIGIL_CLOCK_LCSPR, 1, "notifier", 0, 2},
        {"often", VIGIL_CLOCK_LCSPR, 1, "notifier", 1, 61},
        {"late", VIGIL_CLOCK_LCSPR, 200, "notifier", 30, 3},
        {"never", VIGIL_CLOCK_LCSPR, 2, "notifier", 5, 0},
        {"full_1", VIGIL_CLOCK_NOTIFICATION, 2, "notifier", 1, 60},
        {"full_2", VIGIL_CLOCK_NOTIFICATION, 2, "notifier", 1, 60},
        {"full_3", VIGIL_CLOCK_NOTIFICATION, 2, "notifier", 1, 9},
    };
    static const struct {
        const char *path, *code;
    } told[] = {
        {"ladder[1].name", "doubled"},
        {"ladder[2].recipient", "bad_recipient"},
        {"ladder[3].name", "bad_name"},
        {"ladder[5].offset", "out_of_bounds"},
        {"ladder[6].clock", "unknown_clock"},
        {"ladder[7].times", "bad_times"},
        {"ladder[8].times", "bad_times"},
        {"ladder[9].times", "bad_times"},
        {"ladder[10].times", "bad_times"},
        {"notification", "too_many_rungs"},
        {"lcspr", "ladder_incomplete"},
    };
    struct vigil_faults faults = {.count = 0};
    rules_ladder_check(law.rungs, law.rungs_count, &faults);
    assert_int_equal(faults.count, 0);
    rules_ladder_check(bad, sizeof(bad) / sizeof(bad[0]), &faults);
    assert_int_equal(faults.count, sizeof(told) / sizeof(told[0]));
    for (size_t i = 0; i < faults.count; i++) {
        assert_string_equal(faults.at[i].path, told[i].path);
        assert_string_equal(faults.at[i].code, told[i].code);
        covers("refusal", told[i].code);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rung_has_its_day_and_recipient),
        cmocka_unit_test(a_daemon_that_wakes_in_time_sends_all),
        cmocka_unit_test(after_an_outage_each_recipient_gets_the_last_only),
        cmocka_unit_test(a_met_clock_raises_nothing_more),
        cmocka_unit_test(rungs_before_day_0_are_left_out),
        cmocka_unit_test(a_clock_counted_backwards_has_its_whole_ladder),
        cmocka_unit_test(a_due_day_may_be_a_day_off),
        cmocka_unit_test(what_is_wrong_with_a_ladder_is_told),
    };
    return cmocka_run_group_tests(tests, load, NULL);
}
