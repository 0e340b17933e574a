/*
 * The checker has teeth: three wrong intakes, made by mutants.py, are caught by what the
 * right one passes. Each serves the same history behind a proxy that breaks the line just
 * before and just after a COMMIT, and lets a COMMIT be answered with ROLLBACK.
 *
 * Run by ./run with -- PROGRAM, whose other daemons are held still meanwhile.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base_time.h"
#include "chaos_check.h"
#include "chaos_crew.h"
#include "chaos_daemon.h"
#include "chaos_instance.h"
#include "chaos_proxy.h"

enum { CLIENTS = 2, MESSAGES = 48, RUN_MS = 30000, PATIENCE_MS = 10000 };

static struct chaos_proxy proxy;
static char config[512];

static void
forget_everything(void)
{
    assert_true(chaos_stored_do(
        "BEGIN;"
        "TRUNCATE journal.entry, casefile.message, casefile.proof, casefile.item,"
        " casefile.cases;"
        "UPDATE journal.head SET position = 0, hash = decode(repeat('00', 32), 'hex');"
        "COMMIT"));
}

/* The same history with an intake of that folder of the build. */
static struct chaos_verdict
history_with(const char *folder, const char *name)
{
    struct chaos_verdict verdict = {0};
    struct chaos_crew crew;
    struct chaos_history history;
    struct chaos_stored stored;
    size_t before[CHAOS_CUTS];
    for (size_t i = 0; i < CHAOS_CUTS; i++) {
        before[i] = atomic_load(&proxy.done[i]);
    }
    forget_everything();
    struct chaos_daemon intake;
    assert_true(chaos_daemon_start(folder, "intake", config, &intake));
    int64_t until_ms = base_time_monotonic_ms() + RUN_MS;
    assert_true(chaos_crew_start(name, CLIENTS, MESSAGES, 1, until_ms, &crew));
    assert_true(chaos_crew_wait(&crew));
    (void)chaos_daemon_end(&intake, SIGKILL, until_ms + RUN_MS);
    assert_true(chaos_history_read(crew.history, &history));
    assert_true(chaos_stored_read(false, &stored));
    chaos_check_messages(&history, &stored, &verdict);
    chaos_verdict_print(name, &verdict);
    for (size_t i = 0; i < CHAOS_CUTS; i++) {
        assert_true(atomic_load(&proxy.done[i]) > before[i]); /* or it proves nothing */
    }
    chaos_stored_done(&stored);
    chaos_history_done(&history);
    chaos_crew_done(&crew);
    return verdict;
}

static void
the_right_one_passes(void **state)
{
    (void)state;
    struct chaos_verdict verdict = history_with("bin", "R");
    assert_int_equal(chaos_verdict_faults(&verdict), 0);
    assert_int_equal(verdict.acknowledged, CLIENTS * MESSAGES);
}

/* The line breaks before the COMMIT, and the receipt is out already. */
static void
a_receipt_before_the_commit_is_caught(void **state)
{
    (void)state;
    struct chaos_verdict verdict =
        history_with("mutants/receipt_before_commit", "receipt_before_commit");
    assert_true(verdict.faults[CHAOS_LOST] > 0);
}

/* The line breaks after the COMMIT: what is stored is not known when it comes again. */
static void
no_key_is_caught(void **state)
{
    (void)state;
    struct chaos_verdict verdict = history_with("mutants/no_key", "no_key");
    assert_true(verdict.faults[CHAOS_REFUSED_WRONGLY] + verdict.faults[CHAOS_DOUBLED] +
                    verdict.faults[CHAOS_ANSWER_DIFFERS] >
                0);
}

/* COMMIT is answered with ROLLBACK, and the receipt goes out. */
static void
a_tag_not_looked_at_is_caught(void **state)
{
    (void)state;
    struct chaos_verdict verdict =
        history_with("mutants/commit_tag_ignored", "commit_tag_ignored");
    assert_true(verdict.faults[CHAOS_LOST] > 0);
}

/* "Lost 0" of nothing acknowledged is no proof. */
static void
nothing_acknowledged_is_void(void **state)
{
    (void)state;
    static const struct chaos_stored nothing;
    struct chaos_line line = {.outcome = CHAOS_UNKNOWN, .sender = "E08000025"};
    struct chaos_history history = {.at = &line, .count = 1};
    struct chaos_verdict verdict = {0};
    chaos_check_messages(&history, &nothing, &verdict);
    assert_int_equal(verdict.faults[CHAOS_VOID], 1);
}

/* Everybody but the gate and PostgreSQL is held and ended. */
static int
set_up(void **state)
{
    (void)state;
    static const char *const daemons[] = {
        "intake", "decisions", "deadlines", "reporting", "dispatch"};
    int64_t until_ms = base_time_monotonic_ms() + PATIENCE_MS;
    assert_true(chaos_instance_clock());
    assert_true(chaos_proxy_start(getenv("PGHOST"), &proxy));
    assert_true(
        chaos_daemon_config("mutant.conf", "store.host", proxy.directory, config));
    for (size_t i = 0; i < BASE_COUNT(daemons); i++) {
        assert_true(chaos_instance_hold(daemons[i], true));
        if (access(chaos_instance_path("run/%s.pid", daemons[i]), F_OK) == 0) {
            pid_t pid = chaos_instance_ready(daemons[i], until_ms);
            assert_true(pid > 0 && kill(pid, SIGTERM) == 0);
            assert_true(chaos_instance_gone(daemons[i], pid, until_ms));
        }
    }
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    chaos_proxy_stop(&proxy);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_right_one_passes),
        cmocka_unit_test(a_receipt_before_the_commit_is_caught),
        cmocka_unit_test(no_key_is_caught),
        cmocka_unit_test(a_tag_not_looked_at_is_caught),
        cmocka_unit_test(nothing_acknowledged_is_void),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
