/*
 * When clocks are looked at next, with a real vigil-deadlines: what is due is claimed in
 * order behind a cursor, whatever happens between.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/store_follower.h"
#include "store/store_wake.h"
#include "wake_stage.h"

/* Cases so many that a claim does not take them all; the daemon is the stage's first. */
enum { DEADLINES = REPORTING, MANY = STORE_WAKE_MAX + 100 };

/* MANY cases run towards the same instants, and one more was withdrawn. The daemon is
 * killed when all of a claim but the journal is written: nothing of it remains. Then all
 * of the instant is gone through, a claim at a time, and each is raised once. */
static void
one_instant_is_gone_through_by_claims(void **state)
{
    (void)state;
    for (int i = 0; i <= MANY; i++) {
        char case_ref[VIGIL_REF_SIZE];
        (void)base_text_print(case_ref, sizeof(case_ref), "CSP-2026-%06d-X", 100000 + i);
        post_notification(case_ref, VIGIL_INCIDENT_TYPE_DEATH);
    }
    post_form(VIGIL_EVENT_WITHDRAWAL,
              "CSP-2026-100000-X",
              FORM("why=entered_in_error", "reason=error"));
    post_all();
    await_nothing_due("2026-03-31");
    await_sql("SELECT count(*)" AHEAD " AND clock = 2 AND w.wake_at ="
              " '2026-04-15 09:00 Europe/London'",
              MANY + 1);
    from_here();

    struct store_head head = {0};
    assert_int_equal(store_begin(stage.store, &stage.error), BASE_OK);
    store_journal_take(stage.store, &head);
    assert_int_equal(store_run(stage.store, &stage.error), BASE_OK);
    assert_true(base_time_advance(16 * BASE_DAY)); /* to 10:00 on the 15th */
    await_sql("SELECT count(*) FROM pg_stat_activity WHERE application_name ="
              " 'deadlines' AND wait_event_type = 'Lock'",
              1);
    (void)stage_end(&stage, DEADLINES, SIGKILL);
    store_abandon(stage.store);
    await_sql("SELECT count(*) FROM pg_stat_activity WHERE application_name ="
              " 'deadlines'",
              0);
    assert_sql("SELECT count(*) FROM deadlines.ledger WHERE rung = 'before_5'", "0");
    assert_whole();

    stage_start(&stage, DEADLINES, "deadlines");
    await_nothing_due("2026-04-15 12:00");
    assert_whole();
    await_sql("SELECT count(*) FROM deadlines.ledger WHERE rung = 'before_5' AND sent",
              MANY);
    await_sql("SELECT count(*) FROM deadlines.ledger WHERE case_ref ="
              " 'CSP-2026-100000-X' AND clock = 2",
              0);
}

/* Its rung lies before the cursor already. */
static void
a_rung_that_is_past_is_raised_at_once(void **state)
{
    (void)state;
    post_notification("CSP-2026-200001-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_all();
    await_sql("SELECT count(*) FROM deadlines.ledger WHERE case_ref ="
              " 'CSP-2026-200001-X' AND clock = 2 AND rung = 'before_5' AND sent",
              1);
    await_nothing_due("2026-04-15 12:00");
    assert_sql("SELECT count(*) FROM deadlines.wake WHERE case_ref = 'CSP-2026-200001-X'"
               " AND clock = 2 AND wake_at < '2026-04-15 09:00 Europe/London'",
               "0");
}

/* One who adds, and one who moves the cursor, are never at it at the same time; so what
 * is added late is behind the cursor, whatever it wants. */
static void
what_is_added_late_is_not_skipped(void **state)
{
    (void)state;
    (void)stage_end(&stage, DEADLINES, SIGKILL);
    const struct store_options options = {.host = getenv("PGHOST"),
                                          .database = getenv("PGDATABASE"),
                                          .user = "vigil_deadlines",
                                          .name = "second",
                                          .wait_ms = 5000};
    struct store *second = NULL;
    struct store_position position = {.held = false};
    struct store_clock late = {.deadline = {.case_ref = "CSP-2026-200001-X",
                                            .clock = VIGIL_CLOCK_RAPID_REVIEW,
                                            .revision = 1,
                                            .state = VIGIL_CLOCK_STATE_RUNNING},
                               .climbed_to = 0,
                               .next_rung_at = BASE_DAY};
    static struct store_wake at[STORE_WAKE_MAX];
    struct store_wakes due = {.at = at};
    assert_int_equal(store_new(&options, &second, &stage.error), BASE_OK);
    assert_int_equal(store_begin(stage.store, &stage.error), BASE_OK);
    store_follower_hold(stage.store, STORE_DEADLINES, &position);
    store_wake_put(stage.store, &late, 1);
    assert_int_equal(store_run(stage.store, &stage.error), BASE_OK);
    assert_true(position.held);
    assert_int_equal(store_begin(second, &stage.error), BASE_OK);
    store_follower_hold(second, STORE_DEADLINES, &position);
    assert_int_equal(store_run(second, &stage.error), BASE_OK);
    assert_false(position.held); /* so it does nothing */
    store_abandon(second);
    assert_int_equal(store_commit(stage.store, &stage.error), BASE_OK);
    assert_int_equal(store_begin(second, &stage.error), BASE_OK);
    store_follower_hold(second, STORE_DEADLINES, &position);
    store_wake_claim(second, base_time_now(), &due);
    assert_int_equal(store_run(second, &stage.error), BASE_OK);
    assert_true(position.held);
    assert_int_equal(due.count, 1);
    assert_string_equal(at[0].clock.deadline.case_ref, late.deadline.case_ref);
    assert_true(!at[0].stale && at[0].wake_at > BASE_DAY);
    store_wake_pass(second, &at[0], 1);
    assert_int_equal(store_commit(second, &stage.error), BASE_OK);
    store_free(second);
    from_here();
    stage_start(&stage, DEADLINES, "deadlines");
    await_nothing_due("2026-04-15 12:00");
    assert_whole();
}

/* Nothing but its turn is another: what was added for it before is no longer true, and it
 * is looked at from the beginning, which raises nothing twice. */
static void
what_is_written_again_is_looked_at_once_more(void **state)
{
    (void)state;
    struct store_clock at[32];
    struct store_clocks clocks = {.at = at, .capacity = BASE_COUNT(at)};
    const struct store_clock_page page = {
        .authority = "", .case_ref = "CSP-2026-200001-X", .limit = BASE_COUNT(at)};
    struct store_position position = {.held = false};
    (void)stage_end(&stage, DEADLINES, SIGKILL);
    long raised = stage_count("SELECT count(*) FROM deadlines.ledger");
    assert_int_equal(store_connect(stage.store, &stage.error), BASE_OK);
    store_clock_list(stage.store, &page, &clocks);
    assert_int_equal(store_run(stage.store, &stage.error), BASE_OK);
    assert_true(clocks.count >= 2);
    for (size_t i = 0; i < clocks.count; i++) {
        at[i].next_rung_at = BASE_DAY;
    }
    assert_int_equal(store_begin(stage.store, &stage.error), BASE_OK);
    store_follower_hold(stage.store, STORE_DEADLINES, &position);
    store_clock_put(stage.store, at, clocks.count);
    assert_int_equal(store_commit(stage.store, &stage.error), BASE_OK);
    assert_true(position.held);
    assert_int_equal(stage_count("SELECT count(*)" AHEAD " AND w.climbed_to IS NULL"),
                     (long)clocks.count);
    stage_start(&stage, DEADLINES, "deadlines");
    await_nothing_due("2026-04-15 12:00");
    assert_whole();
    assert_int_equal(stage_count("SELECT count(*) FROM deadlines.ledger"), raised);
    assert_sql("SELECT count(*) FROM deadlines.clock JOIN (SELECT w.case_ref, w.clock, "
               "w.turn" AHEAD ") a USING (case_ref, clock, turn) WHERE case_ref ="
               " 'CSP-2026-200001-X' AND clock = 2",
               "1");
}

static void
set_back(int64_t microseconds)
{
    int64_t offset;
    int fd = open(stage.clock, O_RDWR | O_CLOEXEC);
    assert_int_equal(pread(fd, &offset, sizeof(offset), 0), sizeof(offset));
    offset -= microseconds;
    assert_int_equal(pwrite(fd, &offset, sizeof(offset), 0), sizeof(offset));
    (void)close(fd);
}

/* To 10:00 on 10 April. Notified on Thu 26 March, so due on 20 April: the first rung, on
 * the 13th, waits for its time and not for that of the cursor. */
static void
time_that_is_set_back_hides_nothing(void **state)
{
    (void)state;
    set_back(5 * BASE_DAY);
    post_notification("CSP-2026-200002-X", VIGIL_INCIDENT_TYPE_DEATH);
    journal_commit(STAGE_NOW - 4 * BASE_DAY);
    await_sql("SELECT count(*)" AHEAD " AND case_ref = 'CSP-2026-200002-X' AND clock = 2"
              " AND w.wake_at = '2026-04-13 09:00 Europe/London'",
              1);
    assert_sql(
        "SELECT count(*)" AHEAD " AND case_ref = 'CSP-2026-200002-X' AND clock = 2", "1");
    assert_sql("SELECT wake_at < '2026-04-11' FROM deadlines.wake_cursor", "t");
    assert_true(base_time_advance(3 * BASE_DAY));
    await_sql("SELECT count(*) FROM deadlines.ledger WHERE case_ref ="
              " 'CSP-2026-200002-X' AND rung = 'before_5' AND sent",
              1);
    from_here();
    assert_true(base_time_advance(2 * BASE_DAY)); /* where it was: nothing twice */
    await_nothing_due("2026-04-15 12:00");
    assert_whole();
}

/* Nobody looked until the day after the due day: of each recipient's rungs the last is
 * sent, the others are entered. A claim's lines are more than fit into one. */
static void
what_was_missed_is_collapsed(void **state)
{
    (void)state;
    from_here();
    assert_true(base_time_advance(8 * BASE_DAY)); /* to 10:00 on the 23rd */
    await_nothing_due("2026-04-23 12:00");
    assert_whole();
    assert_sql("SELECT DISTINCT lines FROM (SELECT string_agg(rung || ':' || recipient ||"
               " CASE WHEN sent THEN ' sent' ELSE '' END, ', ' ORDER BY reached_at,"
               " recipient) AS lines FROM deadlines.ledger WHERE case_ref BETWEEN"
               " 'CSP-2026-100001-X' AND 'CSP-2026-199999-X' AND clock = 2"
               " GROUP BY case_ref) l LIMIT 2",
               "before_5:E08000025/partnership_lead sent, before_2:E08000025/notifier, "
               "before_2:E08000025/partnership_lead, due:E08000025/notifier, "
               "due:E08000025/partnership_lead, after_1:E08000025/notifier sent, "
               "after_1:E08000025/partnership_lead sent, "
               "after_1:panel/secretariat sent");
}

/* Rows of clocks that are no more are passed over, and then removed, since nothing else
 * is to be done. */
static void
what_is_dealt_with_is_removed(void **state)
{
    (void)state;
    char nothing[16];
    stage_sql(
        "INSERT INTO deadlines.wake (wake_at, climbed_to, case_ref, clock, revision)"
        " SELECT k.wake_at, 'epoch', 'CSP-2026-300000-X', 2, n"
        " FROM deadlines.wake_cursor k, generate_series(1, 1500) n",
        nothing,
        sizeof(nothing));
    post_notification("CSP-2026-200003-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_all();
    await_nothing_due("2026-04-23 12:00");
    from_here();
    await_sql("SELECT count(*) FROM deadlines.wake_cursor WHERE passed < 1000", 1);
    assert_whole();
    assert_sql("SELECT count(*) FROM deadlines.wake w, deadlines.wake_cursor k WHERE"
               " (w.wake_at, w.seq) <= (k.cleaned_at, k.cleaned_seq)",
               "0");
    assert_sql("SELECT cleaned_at > 'epoch' FROM deadlines.wake_cursor", "t");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_instant_is_gone_through_by_claims),
        cmocka_unit_test(a_rung_that_is_past_is_raised_at_once),
        cmocka_unit_test(what_is_added_late_is_not_skipped),
        cmocka_unit_test(what_is_written_again_is_looked_at_once_more),
        cmocka_unit_test(time_that_is_set_back_hides_nothing),
        cmocka_unit_test(what_was_missed_is_collapsed),
        cmocka_unit_test(what_is_dealt_with_is_removed),
    };
    return cmocka_run_group_tests(tests, wake_stage_open, deadlines_stage_close);
}
