/* Deadlines through the whole process: suspended, extended, decided anew; of reviews. */
#include "clocks_table.h"

#include "deadlines_cases.h"
#include "rules/rules_clock_facts.h"

/* Notified on Mon 2026-03-30 and nothing else: a rapid review due on Wed 22 April. */
static struct vigil_case
live_case(void)
{
    struct vigil_case c = empty_case();
    c.kind = VIGIL_FILE_KIND_INCIDENT;
    c.state = VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED;
    c.became_aware_on = base_date_of(2026, 3, 27);
    c.notified_at = rules_london_at(base_date_of(2026, 3, 30), 10);
    c.rapid_review_extended_to = c.lcspr_extended_to = VIGIL_DATE_NONE;
    return c;
}

static void
what_suspends_a_case_stops_its_clocks_and_what_is_met_stays(void **state)
{
    (void)state;
    static const struct {
        enum vigil_case_state state, before;
        size_t count; /* clocks at all */
        enum vigil_clock_state rapid_review;
    } cases[] = {
        {VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED, 0, 3, VIGIL_CLOCK_STATE_RUNNING},
        {VIGIL_CASE_STATE_WITHDRAWN, 1, 3, VIGIL_CLOCK_STATE_STOPPED},
        {VIGIL_CASE_STATE_MERGED, 1, 3, VIGIL_CLOCK_STATE_STOPPED},
        {VIGIL_CASE_STATE_CLOSED, 5, 3, VIGIL_CLOCK_STATE_STOPPED},
        {VIGIL_CASE_STATE_NOTED, 0, 1, VIGIL_CLOCK_STATE_NONE},
        {VIGIL_CASE_STATE_WITHDRAWN, VIGIL_CASE_STATE_NOTED, 1, VIGIL_CLOCK_STATE_NONE},
        {VIGIL_CASE_STATE_CLOSED, VIGIL_CASE_STATE_NOTED, 1, VIGIL_CLOCK_STATE_NONE},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
        struct vigil_case c = live_case();
        c.state = cases[i].state;
        c.state_before = cases[i].before;
        size_t count = rules_deadlines_of(&law, &c, deadlines);
        assert_int_equal(count, cases[i].count);
        assert_int_equal(deadlines[0].state, VIGIL_CLOCK_STATE_MET_IN_TIME);
        const struct vigil_deadline *second =
            of_clock(deadlines, count, VIGIL_CLOCK_RAPID_REVIEW);
        assert_int_equal(second == NULL ? VIGIL_CLOCK_STATE_NONE : second->state,
                         cases[i].rapid_review);
        if (second != NULL) {
            clocks_assert_date("stopped", "due", second->due_on, "2026-04-22");
            vigil_instant later = rules_london_day_end(second->due_on + 100);
            assert_int_equal(rules_deadlines_overdue(second, later),
                             cases[i].rapid_review == VIGIL_CLOCK_STATE_RUNNING);
        }
    }
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    struct vigil_case c = live_case();
    c.kind = VIGIL_FILE_KIND_CONSIDERATION;
    c.state = VIGIL_CASE_STATE_CONSIDERED;
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 0);
}

static void
an_extension_moves_the_due_day_and_never_back(void **state)
{
    (void)state;
    static const struct {
        const char *granted, *due;
        enum vigil_clock_state met; /* if done on Fri 2026-05-08 */
    } cases[] = {
        {"-", "2026-04-22", VIGIL_CLOCK_STATE_MET_LATE},
        {"2026-04-21", "2026-04-22", VIGIL_CLOCK_STATE_MET_LATE},
        {"2026-05-07", "2026-05-07", VIGIL_CLOCK_STATE_MET_LATE},
        {"2026-05-08", "2026-05-08", VIGIL_CLOCK_STATE_MET_IN_TIME},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
        struct vigil_case c = live_case();
        c.rapid_review_extended_to = clocks_date(cases[i].granted);
        assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 3);
        clocks_assert_date(cases[i].granted, "due", deadlines[1].due_on, cases[i].due);
        c.rapid_review_at = rules_london_at(base_date_of(2026, 5, 8), 23);
        (void)rules_deadlines_of(&law, &c, deadlines);
        assert_int_equal(deadlines[1].state, cases[i].met);
        /* the other clock is extended by its own day */
        c.decision = VIGIL_DECISION_LCSPR;
        c.lcspr_extended_to = base_date_of(2027, 1, 31);
        assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 5);
        clocks_assert_date("lcspr", "due", deadlines[2].due_on, "2027-01-31");
    }
}

static void
a_final_decision_starts_or_ends_the_last_clock(void **state)
{
    (void)state;
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    struct vigil_case c = live_case();
    c.rapid_review_at = rules_london_at(base_date_of(2026, 4, 20), 10);
    c.decision = VIGIL_DECISION_NO_LCSPR;
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 4);
    /* after the Panel disagreed: six months from that decision */
    c.decision = VIGIL_DECISION_LCSPR;
    c.stand = VIGIL_STAND_DECISION_CHANGED;
    c.lcspr_commissioned_on = base_date_of(2026, 5, 31);
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 5);
    clocks_assert_date("changed", "due", deadlines[2].due_on, "2026-11-30");
    c.decision = VIGIL_DECISION_NO_LCSPR;
    c.lcspr_commissioned_on = VIGIL_DATE_NONE;
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 4);
}

static void
a_review_has_clocks_of_its_own(void **state)
{
    (void)state;
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    struct vigil_case c = live_case();
    c.kind = VIGIL_FILE_KIND_LCSPR;
    c.state = VIGIL_CASE_STATE_LCSPR_IN_PROGRESS;
    /* from the day it was told, as long as that is all that is known */
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 3);
    assert_int_equal(deadlines[0].started_on, rules_london_date(c.notified_at));
    c.lcspr_commissioned_on = base_date_of(2025, 8, 31);
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 3);
    assert_int_equal(deadlines[1].clock, VIGIL_CLOCK_LCSPR_26_WEEKS);
    assert_int_equal(deadlines[1].due_on, c.lcspr_commissioned_on + 182);
    assert_int_equal(deadlines[2].clock, VIGIL_CLOCK_DELAY_REASONS);
    assert_int_equal(deadlines[2].due_on, deadlines[0].due_on);
    assert_int_equal(deadlines[0].clock, VIGIL_CLOCK_LCSPR);
    clocks_assert_date("review", "due", deadlines[0].due_on, "2026-02-28");
    c.lcspr_received_at = rules_london_at(base_date_of(2026, 3, 1), 9);
    c.state = VIGIL_CASE_STATE_CLOSED;
    (void)rules_deadlines_of(&law, &c, deadlines);
    assert_int_equal(deadlines[0].state, VIGIL_CLOCK_STATE_MET_LATE);
}

/* The LCSPR's clock is theirs; what starts with its due day is the review's, and moves
 * with it. */
static void
a_review_of_cases_leaves_them_the_clock(void **state)
{
    (void)state;
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    struct vigil_case c = live_case();
    struct vigil_lcspr record = {.commissioned_on = base_date_of(2025, 8, 31),
                                 .links_count = 2};
    c.kind = VIGIL_FILE_KIND_LCSPR;
    c.state = VIGIL_CASE_STATE_LCSPR_IN_PROGRESS;
    rules_clock_facts_of_review(&record, &c);
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 2);
    assert_int_equal(deadlines[0].clock, VIGIL_CLOCK_LCSPR_26_WEEKS);
    assert_int_equal(deadlines[1].clock, VIGIL_CLOCK_DELAY_REASONS);
    clocks_assert_date("reasons", "due", deadlines[1].due_on, "2026-02-28");
    c.lcspr_extended_to = base_date_of(2026, 6, 30);
    (void)rules_deadlines_of(&law, &c, deadlines);
    clocks_assert_date("extended", "due", deadlines[1].due_on, "2026-06-30");
    /* a fuller record says what it says, and takes nothing away */
    record = (struct vigil_lcspr){.publication = VIGIL_PUBLICATION_IN_PROGRESS,
                                  .published_on = VIGIL_DATE_NONE,
                                  .commissioned_on = VIGIL_DATE_NONE};
    rules_clock_facts_of_review(&record, &c);
    assert_int_equal(c.lcspr_commissioned_on, base_date_of(2025, 8, 31));
    assert_int_equal(rules_deadlines_of(&law, &c, deadlines), 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_suspends_a_case_stops_its_clocks_and_what_is_met_stays),
        cmocka_unit_test(an_extension_moves_the_due_day_and_never_back),
        cmocka_unit_test(a_final_decision_starts_or_ends_the_last_clock),
        cmocka_unit_test(a_review_has_clocks_of_its_own),
        cmocka_unit_test(a_review_of_cases_leaves_them_the_clock),
    };
    return cmocka_run_group_tests(tests, load, NULL);
}
