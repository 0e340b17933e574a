/*
 * What happens to dispatch between a mail and the record of what became of it: it is
 * killed, its database goes away, another copy is at work. Nothing that it knows of a
 * mail is forgotten: what was taken is not sent again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dispatch_stage.h"
#include "stage_second.h"
#include "store/store_follower.h"

#define LEAD "E08000025/partnership_lead"

static char ids[MAILS_MAX][64];

static void
killed_while_a_mail_is_on_its_way(void **state)
{
    (void)state;
    sink_script("silent*");
    raise_alert("CSP-2026-000008-N", "before_2", LEAD);
    await_alert("CSP-2026-000008-N", "handed_over 1 ");
    (void)stage_end(&stage, DISPATCH, SIGKILL);
    sink_script("accept*");
    stage_start(&stage, DISPATCH, "dispatch");
    assert_true(base_time_advance(60 * BASE_SECOND));
    await_alert("CSP-2026-000008-N", "delivered 2 delivered");
    assert_int_equal(journal_entries_of("CSP-2026-000008-N"), 2);
}

/* What is known of a mail is not forgotten with the connection: it is not sent twice. */
static void
database_away_behind_the_mail(void **state)
{
    (void)state;
    char said[64];
    assert_true(sink > 0); /* 0 would be all of us */
    (void)kill(sink, SIGSTOP);
    raise_alert("CSP-2026-000015-N", "before_2", LEAD);
    await_alert("CSP-2026-000015-N", "handed_over 1 ");
    stage_sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
              " WHERE usename = 'vigil_dispatch'",
              said,
              sizeof(said));
    assert_string_equal(said, "1");
    (void)kill(sink, SIGCONT);
    await_alert("CSP-2026-000015-N", "delivered 1 delivered");
    assert_int_equal(sink_mails("CSP-2026-000015-N", ids), 1);
    assert_int_equal(journal_entries_of("CSP-2026-000015-N"), 2);
}

/* The statement that the daemon sent last has begun behind this. */
static void
await_statement(const char *behind)
{
    char statement[200];
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    struct bus_wait_item none = {.fd = -1};
    (void)base_text_print(statement,
                          sizeof(statement),
                          "SELECT count(*) FROM pg_stat_activity WHERE usename = "
                          "'vigil_dispatch' AND state = 'idle' AND query_start > '%s'",
                          behind);
    while (stage_count(statement) == 0) {
        assert_true(base_time_monotonic_ms() < end_ms);
        bus_wait(&none, 0, 10);
    }
}

/* Another copy is at work the moment that this one wants to record what became of its
 * mail: it says so when its turn comes. */
static void
another_copy_at_work_behind_the_mail(void **state)
{
    (void)state;
    char now[64];
    struct store_position position = {.held = false};
    assert_true(sink > 0); /* 0 would be all of us */
    (void)kill(sink, SIGSTOP);
    raise_alert("CSP-2026-000019-N", "before_2", LEAD);
    await_alert("CSP-2026-000019-N", "handed_over 1 ");
    assert_int_equal(store_begin(stage.store, &stage.error), BASE_OK);
    store_follower_hold(stage.store, STORE_DISPATCH, &position);
    assert_int_equal(store_run(stage.store, &stage.error), BASE_OK);
    assert_true(position.held);
    stage_sql("SELECT clock_timestamp()", now, sizeof(now));
    (void)kill(sink, SIGCONT);
    await_statement(now);
    store_abandon(stage.store);
    await_alert("CSP-2026-000019-N", "delivered 1 delivered");
    assert_int_equal(sink_mails("CSP-2026-000019-N", ids), 1);
    assert_int_equal(journal_entries_of("CSP-2026-000019-N"), 2);
}

static void
a_second_copy_takes_over(void **state)
{
    (void)state;
    pid_t second = stage_second(&stage, "dispatch");
    raise_alert("CSP-2026-000016-N", "before_2", LEAD);
    await_alert("CSP-2026-000016-N", "delivered 1 delivered");
    assert_int_equal(sink_mails("CSP-2026-000016-N", ids), 1);
    sink_script("451\naccept*");
    raise_alert("CSP-2026-000017-N", "before_2", LEAD);
    await_alert("CSP-2026-000017-N", "planned 1 smtp_451");
    (void)stage_end(&stage, DISPATCH, SIGKILL);
    assert_true(base_time_advance(120 * BASE_SECOND));
    await_alert("CSP-2026-000017-N", "delivered 2 delivered");
    stage_second_end(second);
    stage_start(&stage, DISPATCH, "dispatch");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(killed_while_a_mail_is_on_its_way),
        cmocka_unit_test(database_away_behind_the_mail),
        cmocka_unit_test(another_copy_at_work_behind_the_mail),
        cmocka_unit_test(a_second_copy_takes_over),
    };
    return cmocka_run_group_tests(tests, dispatch_open, dispatch_close);
}
