/*
 * When alerts go out and when they wait: looked at again just before; working hours, one
 * message a day, a snooze; and nothing at all from a database that was restored.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "delivery_stage.h"
#include "rules/rules_calendar.h"
#include "rules/rules_london.h"

enum { HOUR = 3600 };

#define DAILY "E08000003/partnership_lead"

static const struct vigil_order no_order = {.until = VIGIL_DATE_NONE};

/* The clock is met in the table; the journal tells of it only later, or never. */
static void
looked_at_just_before(void **state)
{
    (void)state;
    char ignored[16];
    static const char ref[] = "CSP-2026-000201-N", other[] = "CSP-2026-000202-N";
    static const struct vigil_order amended = {.case_ref = "CSP-2026-000202-N",
                                               .until = VIGIL_DATE_NONE};
    sink_script("451\naccept*");
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "planned 1 smtp_451");
    set_clock(ref, VIGIL_CLOCK_STATE_MET_IN_TIME);
    advance(300);
    await_alert(ref, "withdrawn 1 clock_met");
    assert_int_equal(mails_to("lead@x.test", ref), 0);
    /* what vigil-deadlines has not read yet may change it: it waits */
    stage_sql("UPDATE deadlines.follower SET position = 0", ignored, sizeof(ignored));
    give_order(VIGIL_EVENT_AMENDMENT, &amended, "E08000025");
    raise_alert(other, "before_2", LEAD);
    await_alert(other, "planned 0 deadlines_behind");
    stage_sql("UPDATE deadlines.follower SET position = 1000000", ignored, 16);
    await_alert(other, "delivered 1 delivered");
}

/* The case is withdrawn while the mail server is busy with another: the mark of each is
 * made behind the one before, and sees it. */
static void
a_withdrawal_in_between_wins(void **state)
{
    (void)state;
    static const char first[] = "CSP-2026-000203-N", second[] = "CSP-2026-000204-N";
    assert_true(sink > 0); /* 0 would be all of us */
    (void)kill(sink, SIGSTOP);
    raise_alert(first, "before_2", LEAD);
    await_alert(first, "handed_over 1 ");
    raise_alert(second, "before_2", LEAD);
    set_clock(second, VIGIL_CLOCK_STATE_STOPPED);
    (void)kill(sink, SIGCONT);
    await_alert(first, "delivered 1 delivered");
    await_alert(second, "withdrawn 0 clock_stopped");
    assert_int_equal(mails_to("lead@x.test", second), 0);
}

/* What was taken and is not confirmed goes on to nobody when the clock is met. */
static void
what_is_met_does_not_go_on(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000205-N";
    sink_script("mute\naccept*");
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "handed_over 1 accepted");
    set_clock(ref, VIGIL_CLOCK_STATE_MET_LATE);
    advance(4 * HOUR + 60);
    await_alert(ref, "withdrawn 1 clock_met");
    assert_int_equal(mails_to("ann@x.test", ref), 0);
    assert_int_equal(told(ref, VIGIL_EVENT_ALERT_ESCALATED), 0);
}

/* To the time of day, in UTC, on the next day that is no weekend. */
static void
to_hour(int64_t hour)
{
    int64_t now_s = base_time_now() / BASE_SECOND;
    int64_t wait = (24 + hour) * HOUR - now_s % (24 * HOUR);
    while (rules_calendar_is_weekend((vigil_date)((now_s + wait) / (24 * HOUR)))) {
        wait += 24 * HOUR;
    }
    advance(wait);
}

static void
out_of_hours(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000206-N", last[] = "CSP-2026-000207-N";
    to_hour(20);
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "planned 0 out_of_hours");
    raise_alert(last, "after_10", "panel/panel_secretariat"); /* the clock's last */
    await_alert(last, "delivered 1 delivered");
    to_hour(9);
    await_alert(ref, "delivered 1 delivered");
}

static void
one_message_a_day(void **state)
{
    (void)state;
    static const char *const refs[] = {
        "CSP-2026-000208-N", "CSP-2026-000209-N", "CSP-2026-000210-N"};
    to_hour(12);
    for (size_t i = 0; i < BASE_COUNT(refs); i++) {
        raise_alert(refs[i], "before_2", DAILY);
        await_alert(refs[i], "planned 0 digest");
    }
    set_clock(refs[1], VIGIL_CLOCK_STATE_MET_IN_TIME);
    to_hour(10);
    await_alert(refs[0], "delivered 1 delivered");
    await_alert(refs[1], "withdrawn 0 clock_met");
    await_alert(refs[2], "delivered 1 delivered");
    in_mails("test $(grep -l '^X-Sink-To: daily@x.test' *.eml | wc -l) = 1");
    in_mails("grep -q '^Subject: SANDBOX 2 reminders of Vigil' *.eml");
    in_mails("grep -A 30 '^X-Sink-To: daily@x.test' *.eml | grep -q 000208-N");
    in_mails("grep -A 30 '^X-Sink-To: daily@x.test' *.eml | grep -q 000210-N");
    in_mails("! grep -q 000209-N *.eml");
    assert_int_equal(told(refs[0], VIGIL_EVENT_ALERT_DELIVERED), 1);
    assert_int_equal(told(refs[2], VIGIL_EVENT_ALERT_DELIVERED), 1);
}

/* A day's message that comes back: each alert of it goes its own way then. */
static void
a_days_message_comes_back(void **state)
{
    (void)state;
    static const char *const refs[] = {"CSP-2026-000211-N", "CSP-2026-000212-N"};
    to_hour(12);
    sink_script("bounce\naccept*");
    for (size_t i = 0; i < BASE_COUNT(refs); i++) {
        raise_alert(refs[i], "before_2", DAILY);
        await_alert(refs[i], "planned 0 digest");
    }
    to_hour(10);
    await_alert(refs[0], "failed 1 bounced_5_1_1");
    await_alert(refs[1], "failed 1 bounced_5_1_1");
    give_order(VIGIL_EVENT_ALERT_RETRY, &no_order, "panel");
    await_alert(refs[0], "delivered 2 delivered");
    await_alert(refs[1], "delivered 2 delivered");
}

static void
a_snooze(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000213-N";
    struct vigil_order order = {.clock = VIGIL_CLOCK_RAPID_REVIEW};
    to_hour(10);
    order.until = rules_london_date(base_time_now() + 8 * BASE_DAY);
    memcpy(order.case_ref, ref, sizeof(ref));
    give_order(VIGIL_EVENT_SNOOZE, &order, "E08000025");
    covers("event", "snooze");
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "planned 0 snoozed");
    raise_alert(ref, "after_1", "panel/panel_secretariat"); /* not theirs to put off */
    await_alert(ref, "planned 0 snoozed\ndelivered 1 delivered");
    advance(12 * 24 * HOUR);
    await_alert(ref, "delivered 1 delivered\ndelivered 1 delivered");
}

static void
dispatch_says(const char *wanted)
{
    char said[200];
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    struct bus_wait_item none = {.fd = -1};
    do {
        stage_sql("SELECT coalesce(string_agg(reason, ' ' ORDER BY reason), 'live')"
                  " FROM dispatch.hold",
                  said,
                  sizeof(said));
        bus_wait(&none, 0, 10);
    } while (strcmp(said, wanted) != 0 && base_time_monotonic_ms() < end_ms);
    assert_string_equal(said, wanted);
}

/* A copy from elsewhere: another cluster, or a journal that lacks what was seen. */
static void
nothing_from_a_restored_copy(void **state)
{
    (void)state;
    char ignored[64];
    static const char ref[] = "CSP-2026-000214-N", other[] = "CSP-2026-000215-N";
    to_hour(10);
    dispatch_says("live");
    (void)stage_end(&stage, DISPATCH, SIGTERM);
    stage_sql("UPDATE dispatch.cluster SET system_identifier = 1", ignored, 64);
    raise_alert(ref, "before_2", LEAD);
    stage_start(&stage, DISPATCH, "dispatch");
    dispatch_says("restored");
    raise_alert(other, "before_2", LEAD);
    await_alert(other, "planned 0 ");
    await_alert(ref, "planned 0 ");
    give_order(VIGIL_EVENT_GO_LIVE, &no_order, "operator");
    covers("event", "go_live");
    await_alert(ref, "delivered 1 delivered");
    await_alert(other, "delivered 1 delivered");
    dispatch_says("live");
    /* started again it stays live; with an entry that it saw gone, it does not */
    (void)stage_end(&stage, DISPATCH, SIGTERM);
    char command[128];
    (void)base_text_print(
        command, sizeof(command), "sed -i 's/ [0-9a-f]*$/ 00ff/' %s", delivery_seen());
    in_mails(command);
    stage_start(&stage, DISPATCH, "dispatch");
    dispatch_says("journal_behind");
    (void)stage_end(&stage, DISPATCH, SIGKILL); /* it is not forgotten */
    stage_start(&stage, DISPATCH, "dispatch");
    raise_alert("CSP-2026-000216-N", "before_2", LEAD);
    dispatch_says("journal_behind");
    assert_int_equal(mails_to("lead@x.test", "CSP-2026-000216-N"), 0);
    give_order(VIGIL_EVENT_GO_LIVE, &no_order, "operator");
    await_alert("CSP-2026-000216-N", "delivered 1 delivered");
}

static int
set_up(void **state)
{
    (void)state;
    delivery_open("dispatch.window_from = 08:00\ndispatch.window_until = 18:00\n"
                  "dispatch.digest_at = 10:00\n");
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    delivery_close();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looked_at_just_before),
        cmocka_unit_test(a_withdrawal_in_between_wins),
        cmocka_unit_test(what_is_met_does_not_go_on),
        cmocka_unit_test(out_of_hours),
        cmocka_unit_test(one_message_a_day),
        cmocka_unit_test(a_days_message_comes_back),
        cmocka_unit_test(a_snooze),
        cmocka_unit_test(nothing_from_a_restored_copy),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
