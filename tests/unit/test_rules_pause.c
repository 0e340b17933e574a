/* The Panel pauses a clock and lets it go on: each refusal alone, each effect. Now is
 * 30 June 2021; the case was opened on the 23rd. */
#include "panel_stage.h"

#include "base/base_attr.h"

static struct panel_stage stage;

/* A row's lines, and of what it is refused. */
struct row {
    const char *clock, *day, *path, *code;
};

#define REST                                                                             \
    "approved_by=head of the secretariat", "reason=inquest", "letter=dear partners"

static struct vigil_pause *
pause_until(const char *from_on, const char *until_on)
{
    struct vigil_pause *pause = &stage.found.pauses[stage.found.pauses_count++];
    *pause = (struct vigil_pause){.clock = VIGIL_CLOCK_RAPID_REVIEW,
                                  .from_on = record_date(from_on),
                                  .until_on = until_on == NULL ? VIGIL_DATE_NONE
                                                               : record_date(until_on)};
    return pause;
}

static void
a_clock_is_paused_and_goes_on(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_CLOCK_PAUSE,
                         PANEL_LINES("clock=rapid_review", "from_on=2021-06-25", REST));
    covers("message", "clock_pause");
    const struct vigil_pause *pause = &stage.found.pauses[0];
    assert_int_equal(stage.found.pauses_count, 1);
    assert_int_equal(pause->clock, VIGIL_CLOCK_RAPID_REVIEW);
    assert_int_equal(pause->from_on, record_date("2021-06-25"));
    assert_int_equal(pause->until_on, VIGIL_DATE_NONE);
    assert_int_equal(stage.found.state, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_CLOCK_RESUME,
                         PANEL_LINES("clock=rapid_review", "until_on=2021-06-29", REST));
    covers("message", "clock_resume");
    assert_int_equal(stage.found.pauses_count, 1);
    assert_int_equal(pause->until_on, record_date("2021-06-29"));
}

/* Of a review, on the cases that it covers too: theirs is the clock. */
static void
a_review_takes_its_cases_along(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    stage.file.members_count = 1;
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_CLOCK_PAUSE,
                         PANEL_LINES("clock=lcspr", "from_on=2021-06-29", REST));
    assert_int_equal(stage.member.pauses_count, 1);
    assert_int_equal(stage.member.trail[0], VIGIL_EVENT_CLOCK_PAUSE);
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_CLOCK_RESUME,
                         PANEL_LINES("clock=lcspr", "until_on=2021-06-30", REST));
    assert_int_equal(stage.member.pauses[0].until_on, record_date("2021-06-30"));
    assert_int_equal(stage.member.trail[1], VIGIL_EVENT_CLOCK_RESUME);
}

static void
a_pause_has_its_rules(void **state)
{
    static const struct row rows[] = {
        {"clock=notification", "from_on=2021-06-25", "clock", "not_extendable"},
        {"clock=lcspr", "from_on=2021-06-25", "clock", "clock_not_running"},
        {"clock=rapid_review", "from_on=2021-06-22", "from_on", "before_it_could"},
        {"clock=rapid_review", "from_on=2021-07-01", "from_on", "in_future"},
        {"clock=rapid_review", "from_on=", "from_on", "required"},
        {"clock=", "from_on=2021-06-25", "clock", "required"},
    };
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        panel_stage_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
        panel_stage_refused(&stage,
                            VIGIL_MESSAGE_CLOCK_PAUSE,
                            PANEL_LINES(rows[i].clock, rows[i].day, REST),
                            rows[i].path,
                            rows[i].code);
    }
}

/* One pause at a time, no two on one day, and not more than there is room for. */
static void
pauses_lie_behind_each_other(void **state)
{
    const char *const *lines =
        PANEL_LINES("clock=rapid_review", "from_on=2021-06-28", REST);
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    (void)pause_until("2021-06-24", NULL);
    panel_stage_refused(
        &stage, VIGIL_MESSAGE_CLOCK_PAUSE, lines, "clock", "paused_already");
    stage.found.pauses[0].until_on = record_date("2021-06-29");
    panel_stage_refused(
        &stage, VIGIL_MESSAGE_CLOCK_PAUSE, lines, "from_on", "before_it_could");
    stage.found.pauses[0].until_on = record_date("2021-06-28");
    while (stage.found.pauses_count < VIGIL_PAUSES_MAX) {
        (void)pause_until("2021-06-24", "2021-06-25");
    }
    panel_stage_refused(
        &stage, VIGIL_MESSAGE_CLOCK_PAUSE, lines, "clock", "too_many_pauses");
    stage.found.pauses_count--;
    panel_stage_accepted(&stage, VIGIL_MESSAGE_CLOCK_PAUSE, lines);
}

static void
going_on_has_its_rules(void **state)
{
    static const struct row rows[] = {
        {"clock=lcspr", "until_on=2021-06-28", "clock", "not_paused"},
        {"clock=rapid_review", "until_on=2021-06-24", "until_on", "not_after_pause"},
        {"clock=rapid_review", "until_on=2021-07-09", "until_on", "in_future"},
        {"clock=rapid_review", "until_on=", "until_on", "required"},
    };
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        panel_stage_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
        (void)pause_until("2021-06-24", NULL);
        panel_stage_refused(&stage,
                            VIGIL_MESSAGE_CLOCK_RESUME,
                            PANEL_LINES(rows[i].clock, rows[i].day, REST),
                            rows[i].path,
                            rows[i].code);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clock_is_paused_and_goes_on),
        cmocka_unit_test(a_review_takes_its_cases_along),
        cmocka_unit_test(a_pause_has_its_rules),
        cmocka_unit_test(pauses_lie_behind_each_other),
        cmocka_unit_test(going_on_has_its_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
