/*
 * Whether an alert may go out now: the case and the clock first, then the hours, a
 * snooze, a digest; a clock's last rung at once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_look.h"

/* One clock with three rungs to the lead and one above, and Easter 2026. */
static struct rules_law law = {
    .rungs = {{"before_2", VIGIL_CLOCK_RAPID_REVIEW, -2, "partnership_lead", 0, 0},
              {"due", VIGIL_CLOCK_RAPID_REVIEW, 0, "partnership_lead", 0, 0},
              {"after_5", VIGIL_CLOCK_RAPID_REVIEW, 5, "partnership_lead", 0, 0},
              {"after_6", VIGIL_CLOCK_RAPID_REVIEW, 6, "panel_secretariat", 0, 0},
              {"after_7", VIGIL_CLOCK_RAPID_REVIEW, 7, "panel_secretariat", 0, 0},
              {"weekly", VIGIL_CLOCK_RAPID_REVIEW, 10, "director", 0, 0}},
    .rungs_count = 6};

static struct dispatch_window window = {8 * 60, 18 * 60, 10 * 60};

static vigil_instant
at(const char *text)
{
    vigil_instant instant;
    assert_true(base_instant_parse(text, &instant));
    return instant;
}

static struct store_alert
alert_of(const char *rung, const char *role)
{
    struct store_alert alert = {.state = VIGIL_ALERT_STATE_PLANNED};
    alert.alert.clock = VIGIL_CLOCK_RAPID_REVIEW;
    alert.alert.hop = 1;
    (void)base_text_copy(alert.alert.rung, sizeof(alert.alert.rung), rung);
    (void)base_text_print(
        alert.alert.recipient, sizeof(alert.alert.recipient), "E08000025/%s", role);
    return alert;
}

static struct store_standing
runs(void)
{
    return (struct store_standing){.case_state = VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED,
                                   .clock_state = VIGIL_CLOCK_STATE_RUNNING,
                                   .snoozed_until = VIGIL_DATE_NONE};
}

static struct dispatch_look
look(const struct store_alert *alert,
     const struct store_standing *standing,
     bool digest,
     const char *now)
{
    const struct dispatch_view view = {.law = &law,
                                       .window = &window,
                                       .standing = standing,
                                       .prefers_digest = digest,
                                       .now = at(now)};
    return dispatch_look_at(alert, &view);
}

#define MONDAY_NOON "2026-04-20T11:00:00Z"

static void
nothing_goes_out_for_what_is_over(void **state)
{
    (void)state;
    static const struct {
        struct store_standing standing;
        enum dispatch_verdict verdict;
        const char *why;
    } cases[] = {
        {{.clock_state = VIGIL_CLOCK_STATE_RUNNING}, DISPATCH_SENDS, ""},
        {{.clock_state = VIGIL_CLOCK_STATE_MET_IN_TIME}, DISPATCH_WITHDRAWS, "clock_met"},
        {{.clock_state = VIGIL_CLOCK_STATE_MET_LATE}, DISPATCH_WITHDRAWS, "clock_met"},
        {{.clock_state = VIGIL_CLOCK_STATE_STOPPED}, DISPATCH_WITHDRAWS, "clock_stopped"},
        {{.clock_state = VIGIL_CLOCK_STATE_NONE}, DISPATCH_WITHDRAWS, "clock_stopped"},
        {{.clock_state = VIGIL_CLOCK_STATE_RUNNING, .superseded = true},
         DISPATCH_WITHDRAWS,
         "superseded"},
        {{.clock_state = VIGIL_CLOCK_STATE_RUNNING,
          .case_state = VIGIL_CASE_STATE_WITHDRAWN},
         DISPATCH_WITHDRAWS,
         "case_over"},
        {{.clock_state = VIGIL_CLOCK_STATE_RUNNING,
          .case_state = VIGIL_CASE_STATE_MERGED},
         DISPATCH_WITHDRAWS,
         "case_over"},
        {{.clock_state = VIGIL_CLOCK_STATE_RUNNING,
          .case_state = VIGIL_CASE_STATE_CLOSED},
         DISPATCH_WITHDRAWS,
         "case_over"},
        {{.clock_state = VIGIL_CLOCK_STATE_RUNNING, .unfinished = true},
         DISPATCH_WAITS,
         "deadlines_behind"},
        {{.clock_state = (enum vigil_clock_state)5}, DISPATCH_WAITS, "clock_paused"},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        struct store_alert alert = alert_of("due", "partnership_lead");
        struct store_standing standing = cases[i].standing;
        standing.snoozed_until = VIGIL_DATE_NONE;
        for (int awaits = 0; awaits < 2; awaits++) { /* one that was handed over, too */
            alert.awaits = awaits == 1;
            struct dispatch_look found = look(&alert, &standing, false, MONDAY_NOON);
            assert_int_equal(found.verdict, cases[i].verdict);
            assert_string_equal(found.why, cases[i].why);
        }
    }
}

static void
hours_of_working_days(void **state)
{
    (void)state;
    static const struct {
        const char *rung, *role, *now, *until; /* "": at once */
    } cases[] = {
        {"due", "partnership_lead", MONDAY_NOON, ""},
        {"due", "partnership_lead", "2026-04-20T06:59:59Z", "2026-04-20T07:00:00Z"},
        {"due", "partnership_lead", "2026-04-20T07:00:00Z", ""}, /* 08:00 in summer */
        {"due", "partnership_lead", "2026-04-20T16:59:59Z", ""},
        {"due", "partnership_lead", "2026-04-20T17:00:00Z", "2026-04-21T07:00:00Z"},
        {"due", "partnership_lead", "2026-01-09T18:00:00Z", "2026-01-12T08:00:00Z"},
        /* Good Friday to Easter Monday */
        {"due", "partnership_lead", "2026-04-02T20:00:00Z", "2026-04-07T07:00:00Z"},
        /* the lead's last, but not the clock's */
        {"after_5", "partnership_lead", "2026-04-18T09:00:00Z", "2026-04-20T07:00:00Z"},
        {"weekly", "director", "2026-04-18T02:00:00Z", ""},
        {"weekly_3", "director", "2026-04-18T02:00:00Z", ""},
        {"of_an_older_law", "notifier", "2026-04-18T02:00:00Z", ""},
    };
    struct store_standing standing = runs();
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        const struct store_alert alert = alert_of(cases[i].rung, cases[i].role);
        struct dispatch_look found = look(&alert, &standing, false, cases[i].now);
        if (cases[i].until[0] == '\0') {
            assert_int_equal(found.verdict, DISPATCH_SENDS);
        } else {
            assert_string_equal(found.why, "out_of_hours");
            assert_int_equal(found.until, at(cases[i].until));
        }
    }
    window = (struct dispatch_window){0, DISPATCH_WINDOW_DAY, 10 * 60};
    const struct store_alert alert = alert_of("due", "partnership_lead");
    assert_int_equal(look(&alert, &standing, false, "2026-04-05T02:00:00Z").verdict,
                     DISPATCH_SENDS);
    window = (struct dispatch_window){8 * 60, 18 * 60, 10 * 60};
}

static void
a_snooze_puts_off_ones_own(void **state)
{
    (void)state;
    struct store_standing standing = runs();
    standing.snoozed_until = base_date_of(2026, 4, 27);
    struct store_alert alert = alert_of("due", "partnership_lead");
    struct dispatch_look found = look(&alert, &standing, false, MONDAY_NOON);
    assert_string_equal(found.why, "snoozed");
    assert_int_equal(found.until, at("2026-04-26T23:00:00Z"));
    assert_int_equal(look(&alert, &standing, false, "2026-04-27T11:00:00Z").verdict,
                     DISPATCH_SENDS);
    /* not the last of one's own, not the level above, not what goes on */
    struct store_alert last = alert_of("after_5", "partnership_lead");
    assert_int_equal(look(&last, &standing, false, MONDAY_NOON).verdict, DISPATCH_SENDS);
    struct store_alert above = alert_of("weekly", "director");
    assert_int_equal(look(&above, &standing, false, MONDAY_NOON).verdict, DISPATCH_SENDS);
    alert.alert.hop = 2;
    assert_int_equal(look(&alert, &standing, false, MONDAY_NOON).verdict, DISPATCH_SENDS);
}

static void
a_digest_waits_for_its_hour(void **state)
{
    (void)state;
    static const struct {
        const char *now, *until;
    } cases[] = {{"2026-04-20T08:00:00Z", "2026-04-20T09:00:00Z"},
                 {MONDAY_NOON, "2026-04-21T09:00:00Z"},
                 {"2026-04-17T12:00:00Z", "2026-04-20T09:00:00Z"}};
    struct store_standing standing = runs();
    struct store_alert alert = alert_of("due", "partnership_lead");
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        struct dispatch_look found = look(&alert, &standing, true, cases[i].now);
        assert_string_equal(found.why, DISPATCH_DIGEST);
        assert_int_equal(found.until, at(cases[i].until));
    }
    (void)base_text_copy(
        alert.alert.outcome, sizeof(alert.alert.outcome), DISPATCH_DIGEST);
    assert_int_equal(look(&alert, &standing, true, "2026-04-21T09:00:00Z").verdict,
                     DISPATCH_SENDS);
    struct store_alert last = alert_of("after_5", "partnership_lead");
    assert_int_equal(look(&last, &standing, true, MONDAY_NOON).verdict, DISPATCH_SENDS);
    /* the Panel's roles have their party in front of them in the ladder */
    struct store_alert panels = alert_of("after_6", "");
    strcpy(panels.alert.recipient, "panel/secretariat");
    assert_int_equal(look(&panels, &standing, true, MONDAY_NOON).verdict, DISPATCH_WAITS);
    strcpy(panels.alert.rung, "after_7");
    assert_int_equal(look(&panels, &standing, true, MONDAY_NOON).verdict, DISPATCH_SENDS);
}

static void
hours_are_read_or_refused(void **state)
{
    (void)state;
    int minutes;
    assert_true(dispatch_window_parse("08:30", &minutes));
    assert_int_equal(minutes, 510);
    assert_true(dispatch_window_parse("24:00", &minutes));
    static const char *const odd[] = {"", "8:30", "24:01", "12:60", "ab:cd", "08:300"};
    for (size_t i = 0; i < BASE_COUNT(odd); i++) {
        assert_false(dispatch_window_parse(odd[i], &minutes));
    }
}

/* What the rows of the parameters cannot say stops the start, with what would be right.
 */
static void
parameters_fit_together(void **state)
{
    (void)state;
    static const struct {
        const char *from, *until, *digest, *maildir;
        int accept;
        const char *code; /* NULL: fine */
    } cases[] = {
        {"08:00", "18:00", "10:00", "", 1, NULL},
        {"08:00", "18:00", "10:00", "/var/box", 0, NULL},
        {"00:00", "24:00", "23:59", "", 1, NULL},
        {"08:00", "18:00", "10:00", "", 0, "no_confirmation"},
        {"18:00", "08:00", "10:00", "", 1, "window"},
        {"8", "18:00", "10:00", "", 1, "window"},
        {"08:00", "18:00", "18:00", "", 1, "digest_at"},
        {"08:00", "18:00", "07:59", "", 1, "digest_at"},
        {"08:00", "18:00", "noon", "", 1, "digest_at"},
    };
    struct dispatch_parameters *p = &dispatch_parameters;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        struct base_error error = {.code = ""};
        (void)base_text_copy(p->window_from, sizeof(p->window_from), cases[i].from);
        (void)base_text_copy(p->window_until, sizeof(p->window_until), cases[i].until);
        (void)base_text_copy(p->digest_at, sizeof(p->digest_at), cases[i].digest);
        (void)base_text_copy(
            p->bounce_maildir, sizeof(p->bounce_maildir), cases[i].maildir);
        p->accept_is_delivery = cases[i].accept;
        assert_int_equal(dispatch_parameters_check(&error),
                         cases[i].code == NULL ? BASE_OK : BASE_STOP);
        assert_string_equal(error.code, cases[i].code == NULL ? "" : cases[i].code);
    }
}

static int
set_up(void **state)
{
    (void)state;
    struct base_error error;
    const vigil_date holidays[] = {
        base_date_of(2026, 1, 1), base_date_of(2026, 4, 3), base_date_of(2026, 4, 6)};
    return rules_calendar_build(holidays,
                                BASE_COUNT(holidays),
                                base_date_of(2026, 1, 1),
                                base_date_of(2026, 12, 31),
                                &law.calendar,
                                &error) == BASE_OK
               ? 0
               : -1;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_goes_out_for_what_is_over),
        cmocka_unit_test(hours_of_working_days),
        cmocka_unit_test(a_snooze_puts_off_ones_own),
        cmocka_unit_test(a_digest_waits_for_its_hour),
        cmocka_unit_test(hours_are_read_or_refused),
        cmocka_unit_test(parameters_fit_together),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
