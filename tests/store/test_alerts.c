/*
 * Transcripts with a real vigil-dispatch and a mail server of every temper: each alert of
 * the journal ends delivered, failed or withdrawn; none is lost; one that comes twice has
 * the same Message-ID; nothing is sent for a clock that was met.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dispatch_stage.h"
#include "journal_told.h"

#define LEAD "E08000025/partnership_lead"

static char ids[MAILS_MAX][64];

static void
taken_at_once(void **state)
{
    (void)state;
    raise_alert("CSP-2026-000001-N", "before_2", LEAD);
    await_alert("CSP-2026-000001-N", "delivered 1 delivered");
    journal_told(&stage, "CSP-2026-000001-N", VIGIL_EVENT_ALERT_DELIVERED);
    assert_int_equal(sink_mails("CSP-2026-000001-N", ids), 1);
    assert_int_equal(journal_entries_of("CSP-2026-000001-N"), 2);
}

static void
refused_for_now_then_taken(void **state)
{
    (void)state;
    sink_script("451");
    raise_alert("CSP-2026-000002-N", "before_2", LEAD);
    await_alert("CSP-2026-000002-N", "planned 1 smtp_451");
    assert_true(base_time_advance(59 * BASE_SECOND));
    meet_clock("CSP-2026-009999-N"); /* an entry about another, which wakes it */
    await_alert("CSP-2026-000002-N", "planned 1 smtp_451");
    assert_true(base_time_advance(60 * BASE_SECOND));
    await_alert("CSP-2026-000002-N", "delivered 2 delivered");
    assert_int_equal(sink_mails("CSP-2026-000002-N", ids), 1);
    assert_int_equal(journal_entries_of("CSP-2026-000002-N"), 2);
}

static void
refused_for_good(void **state)
{
    (void)state;
    sink_script("550");
    raise_alert("CSP-2026-000003-N", "before_2", LEAD);
    await_alert("CSP-2026-000003-N", "failed 1 smtp_550");
    assert_int_equal(journal_entries_of("CSP-2026-000003-N"), 2);
    sink_script("451*");
    raise_alert("CSP-2026-000004-N", "before_2", LEAD);
    await_alert("CSP-2026-000004-N", "planned 1 smtp_451");
    assert_true(base_time_advance(3600 * BASE_SECOND));
    await_alert("CSP-2026-000004-N", "planned 2 smtp_451");
    assert_true(base_time_advance(3600 * BASE_SECOND));
    await_alert("CSP-2026-000004-N", "failed 3 smtp_451"); /* attempts_max */
    assert_int_equal(journal_entries_of("CSP-2026-000004-N"), 2);
    assert_int_equal(sink_mails("CSP-2026-000003-N", ids), 0);
    assert_int_equal(sink_mails("CSP-2026-000004-N", ids), 0);
    sink_script("accept*");
}

static void
never_answered(void **state)
{
    (void)state;
    sink_script("silent\naccept*");
    raise_alert("CSP-2026-000018-N", "before_2", LEAD);
    await_alert("CSP-2026-000018-N", "planned 1 timeout");
    covers("refusal", "timeout");
    assert_true(base_time_advance(120 * BASE_SECOND));
    await_alert("CSP-2026-000018-N", "delivered 2 delivered");
}

static void
no_mailbox_is_listed(void **state)
{
    (void)state;
    raise_alert("CSP-2026-000005-N", "before_2", "nobody");
    await_alert("CSP-2026-000005-N", "failed 1 no_mailbox");
    covers("refusal", "no_mailbox");
    journal_told(&stage, "CSP-2026-000005-N", VIGIL_EVENT_ALERT_FAILED);
    assert_int_equal(journal_entries_of("CSP-2026-000005-N"), 2);
}

/* The mail was taken, but the line went before the answer: sent again, recognisably. */
static void
cut_off_behind_the_mail(void **state)
{
    (void)state;
    sink_script("cut\naccept*");
    raise_alert("CSP-2026-000006-N", "before_2", LEAD);
    await_alert("CSP-2026-000006-N", "planned 1 no_connection");
    assert_true(base_time_advance(120 * BASE_SECOND));
    await_alert("CSP-2026-000006-N", "delivered 2 delivered");
    assert_int_equal(sink_mails("CSP-2026-000006-N", ids), 2);
    assert_string_equal(ids[0], ids[1]);
    raise_alert("CSP-2026-000006-N", "due", LEAD); /* another rung is another mail */
    await_alert("CSP-2026-000006-N", "delivered 2 delivered\ndelivered 1 delivered");
    assert_int_equal(sink_mails("CSP-2026-000006-N", ids), 3);
    assert_true(strcmp(ids[0], ids[1]) != 0 || strcmp(ids[1], ids[2]) != 0);
}

static void
away_then_back(void **state)
{
    (void)state;
    sink_stop();
    raise_alert("CSP-2026-000007-N", "before_2", LEAD);
    await_alert("CSP-2026-000007-N", "planned 1 no_connection");
    covers("refusal", "no_connection");
    sink_start();
    assert_true(base_time_advance(120 * BASE_SECOND));
    await_alert("CSP-2026-000007-N", "delivered 2 delivered");
}

static void
a_clock_that_was_met_sends_nothing(void **state)
{
    (void)state;
    (void)stage_end(&stage, DISPATCH, SIGTERM);
    raise_alert("CSP-2026-000009-N", "before_2", LEAD);
    meet_clock("CSP-2026-000009-N");
    stage_start(&stage, DISPATCH, "dispatch");
    await_alert("CSP-2026-000009-N", "withdrawn 0 clock_met");
    /* met between two attempts */
    sink_script("451*");
    raise_alert("CSP-2026-000010-N", "before_2", LEAD);
    await_alert("CSP-2026-000010-N", "planned 1 smtp_451");
    meet_clock("CSP-2026-000010-N");
    await_alert("CSP-2026-000010-N", "withdrawn 1 clock_met");
    /* met while nobody knows what became of the attempt: it is not made again */
    sink_script("silent*");
    raise_alert("CSP-2026-000011-N", "before_2", LEAD);
    await_alert("CSP-2026-000011-N", "handed_over 1 ");
    (void)stage_end(&stage, DISPATCH, SIGKILL);
    meet_clock("CSP-2026-000011-N");
    sink_script("accept*");
    assert_true(base_time_advance(3600 * BASE_SECOND));
    stage_start(&stage, DISPATCH, "dispatch");
    await_alert("CSP-2026-000011-N", "withdrawn 1 clock_met");
    raise_alert("CSP-2026-000012-N", "before_2", LEAD); /* whatever was due came before */
    await_alert("CSP-2026-000012-N", "delivered 1 delivered");
    for (int i = 9; i <= 11; i++) {
        char case_ref[VIGIL_REF_SIZE];
        (void)base_text_print(case_ref, sizeof(case_ref), "CSP-2026-%06d-N", i);
        assert_int_equal(sink_mails(case_ref, ids), 0);
    }
}

/* However its mail server behaves, it ends within two seconds, with 0. */
static void
ends_in_time(void **state)
{
    (void)state;
    int64_t start_ms;
    sink_script("silent*");
    raise_alert("CSP-2026-000013-N", "before_2", LEAD);
    await_alert("CSP-2026-000013-N", "handed_over 1 ");
    start_ms = base_time_monotonic_ms();
    assert_int_equal(stage_end(&stage, DISPATCH, SIGTERM), 0);
    assert_true(base_time_monotonic_ms() - start_ms < 2000);
    await_alert("CSP-2026-000013-N", "planned 0 interrupted");
    covers("refusal", "interrupted");
    sink_script("accept*");
    stage_start(&stage, DISPATCH, "dispatch");
    await_alert("CSP-2026-000013-N", "delivered 1 delivered");
    /* a mail server that has taken a mail and then freezes */
    assert_true(sink > 0); /* 0 would be all of us */
    (void)kill(sink, SIGSTOP);
    start_ms = base_time_monotonic_ms();
    assert_int_equal(stage_end(&stage, DISPATCH, SIGTERM), 0);
    assert_true(base_time_monotonic_ms() - start_ms < 2000);
    (void)kill(sink, SIGCONT);
    stage_start(&stage, DISPATCH, "dispatch");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(taken_at_once),
        cmocka_unit_test(refused_for_now_then_taken),
        cmocka_unit_test(refused_for_good),
        cmocka_unit_test(never_answered),
        cmocka_unit_test(no_mailbox_is_listed),
        cmocka_unit_test(cut_off_behind_the_mail),
        cmocka_unit_test(away_then_back),
        cmocka_unit_test(a_clock_that_was_met_sends_nothing),
        cmocka_unit_test(ends_in_time),
    };
    return cmocka_run_group_tests(tests, dispatch_open, dispatch_close);
}
