/*
 * From handed over to confirmed: what the mail server takes is not delivered until it
 * says so; what is not confirmed in time, or comes back, goes on to the recipient's next
 * way; with none left it is listed, and sent again by order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "delivery_stage.h"

enum { HOUR = 3600 };

static void
delivered_when_the_server_says_so(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000101-N";
    sink_script("later\naccept*");
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "handed_over 1 accepted");
    assert_int_equal(told(ref, VIGIL_EVENT_ALERT_DELIVERED), 0);
    let_in(); /* what the server has to tell */
    await_alert(ref, "delivered 1 delivered");
    journal_told(&stage, ref, VIGIL_EVENT_ALERT_DELIVERED);
    assert_int_equal(mails_to("lead@x.test", ref), 1);
    advance(24 * HOUR);
    raise_alert("CSP-2026-000102-N", "before_2", LEAD); /* whatever was due came before */
    await_alert("CSP-2026-000102-N", "delivered 1 delivered");
    assert_int_equal(mails_to("ann@x.test", ref), 0);
}

static void
what_is_not_confirmed_goes_on(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000103-N";
    sink_script("mute*");
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "handed_over 1 accepted");
    advance(4 * HOUR - 60);
    assert_int_equal(told(ref, VIGIL_EVENT_ALERT_ESCALATED), 0);
    advance(120);
    await_alert(ref, "handed_over 2 accepted");
    journal_told(&stage, ref, VIGIL_EVENT_ALERT_ESCALATED);
    assert_int_equal(mails_to("ann@x.test", ref), 1);
    advance(4 * HOUR + 60);
    await_alert(ref, "handed_over 3 accepted");
    assert_int_equal(mails_to("director@x.test", ref), 1);
    advance(4 * HOUR + 60);
    await_alert(ref, "failed 3 not_confirmed");
    covers("refusal", "not_confirmed");
    journal_told(&stage, ref, VIGIL_EVENT_ALERT_FAILED);
    assert_int_equal(told(ref, VIGIL_EVENT_ALERT_ESCALATED), 2);
    assert_int_equal(told(ref, VIGIL_EVENT_ALERT_FAILED), 1);
    /* by order once more, from the first way */
    sink_script("accept*");
    struct vigil_order order = {.until = VIGIL_DATE_NONE};
    memcpy(order.case_ref, ref, sizeof(ref));
    give_order(VIGIL_EVENT_ALERT_RETRY, &order, "operator");
    await_alert(ref, "delivered 4 delivered");
    covers("event", "alert_retry");
    assert_int_equal(mails_to("lead@x.test", ref), 2);
}

static void
what_comes_back_goes_on_at_once(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000104-N";
    sink_script("bounce\n550\naccept*");
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "delivered 3 delivered");
    assert_int_equal(told(ref, VIGIL_EVENT_ALERT_ESCALATED), 2);
    assert_int_equal(mails_to("director@x.test", ref), 1);
    ways_are(ref, "failed bounced_5_1_1,failed smtp_550,delivered delivered");
    /* one mailbox and no other way */
    sink_script("bounce\naccept*");
    raise_alert("CSP-2026-000105-N", "before_2", NOTIFIER);
    await_alert("CSP-2026-000105-N", "failed 1 bounced_5_1_1");
    assert_int_equal(told("CSP-2026-000105-N", VIGIL_EVENT_ALERT_FAILED), 1);
}

static void
a_channel_that_is_not_set_up_is_passed(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000119-N";
    sink_script("accept*");
    raise_alert(ref, "before_2", CHAIR);
    await_alert(ref, "delivered 2 delivered");
    ways_are(ref, "failed not_configured,delivered delivered");
    covers("refusal", "not_configured");
    assert_int_equal(mails_to("chair@x.test", ref), 1);
}

static void
a_late_word_still_counts(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000106-N";
    sink_script("later\nmute\naccept*");
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "handed_over 1 accepted");
    advance(4 * HOUR + 60);
    await_alert(ref, "handed_over 2 accepted");
    let_in();
    await_alert(ref, "delivered 2 delivered");
    assert_int_equal(told(ref, VIGIL_EVENT_ALERT_DELIVERED), 1);
    /* even when all had been given up */
    static const char other[] = "CSP-2026-000107-N";
    sink_script("later\naccept*");
    raise_alert(other, "before_2", NOTIFIER);
    await_alert(other, "handed_over 1 accepted");
    advance(4 * HOUR + 60);
    await_alert(other, "failed 1 not_confirmed");
    let_in();
    await_alert(other, "delivered 1 delivered");
}

static void
said_twice_is_said_once(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000108-N";
    sink_script("twice\ndelay\naccept*");
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "delivered 1 delivered");
    static const char other[] = "CSP-2026-000109-N";
    raise_alert(other, "before_2", LEAD);
    await_alert(other, "handed_over 1 accepted");
    await_ways(other, "handed_over delayed");
    assert_int_equal(told(ref, VIGIL_EVENT_ALERT_DELIVERED), 1);
    advance(4 * HOUR + 60); /* the server still tries: we do not wait longer */
    await_alert(other, "delivered 2 delivered");
}

static void
a_crash_neither_loses_nor_doubles(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000110-N";
    sink_script("later\naccept*");
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "handed_over 1 accepted");
    (void)stage_end(&stage, DISPATCH, SIGKILL);
    let_in();
    stage_start(&stage, DISPATCH, "dispatch");
    await_alert(ref, "delivered 1 delivered");
    await_empty_box();
    /* the same notification again, as if it had not been put away */
    (void)stage_end(&stage, DISPATCH, SIGKILL);
    put_back();
    stage_start(&stage, DISPATCH, "dispatch");
    await_empty_box();
    assert_int_equal(told(ref, VIGIL_EVENT_ALERT_DELIVERED), 1);
    assert_int_equal(mails_to("lead@x.test", ref), 1);
}

/* What dispatch keeps can be made again from the journal, and nothing goes out twice. */
static void
made_again_from_the_journal(void **state)
{
    (void)state;
    char ignored[64];
    static const char ref[] = "CSP-2026-000112-N", failed[] = "CSP-2026-000113-N";
    sink_script("accept\nbounce\naccept*");
    raise_alert(ref, "before_2", LEAD);
    await_alert(ref, "delivered 1 delivered");
    raise_alert(failed, "before_2", NOTIFIER);
    await_alert(failed, "failed 1 bounced_5_1_1");
    (void)stage_end(&stage, DISPATCH, SIGTERM);
    stage_sql("TRUNCATE dispatch.delivery, dispatch.alert", ignored, 64);
    stage_sql("UPDATE dispatch.follower SET position = 0", ignored, 64);
    in_mails("rm -f *.eml");
    stage_start(&stage, DISPATCH, "dispatch");
    await_alert(ref, "delivered 0 delivered");
    await_alert(failed, "failed 0 bounced_5_1_1");
    raise_alert("CSP-2026-000114-N", "before_2", LEAD); /* whatever was due came before */
    await_alert("CSP-2026-000114-N", "delivered 1 delivered");
    in_mails("! grep -lE '^Subject:.*(000112|000113)-N' *.eml");
    assert_int_equal(told(ref, VIGIL_EVENT_ALERT_DELIVERED), 1);
}

/* Whatever lies in the Maildir, the daemon goes on. */
static void
odd_things_in_the_box(void **state)
{
    (void)state;
    in_mails("cd box/new && mkdir a && mkfifo b && ln -s /etc/passwd c && : >d && "
             "head -c 3000000 /dev/zero >e && printf 'Content-Type: multipart/report; "
             "report-type=delivery-status; boundary=x\\n\\n--x\\nContent-Type: "
             "message/delivery-status\\n\\nOriginal-Envelope-Id: "
             "0190f6d3-7b4c-7def-8123-456789abcdef\\nAction: failed\\n' >f");
    await_empty_box();
    sink_script("accept*");
    raise_alert("CSP-2026-000111-N", "before_2", LEAD);
    await_alert("CSP-2026-000111-N", "delivered 1 delivered");
}

static int
set_up(void **state)
{
    (void)state;
    delivery_open("");
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
        cmocka_unit_test(delivered_when_the_server_says_so),
        cmocka_unit_test(what_is_not_confirmed_goes_on),
        cmocka_unit_test(what_comes_back_goes_on_at_once),
        cmocka_unit_test(a_channel_that_is_not_set_up_is_passed),
        cmocka_unit_test(a_late_word_still_counts),
        cmocka_unit_test(said_twice_is_said_once),
        cmocka_unit_test(a_crash_neither_loses_nor_doubles),
        cmocka_unit_test(made_again_from_the_journal),
        cmocka_unit_test(odd_things_in_the_box),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
