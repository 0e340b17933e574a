/*
 * What is acknowledged is never lost, nothing is done twice, no deadline passes unseen:
 * four clients of three authorities send 2,000 notifications while every daemon and
 * PostgreSQL are killed again and again and the sandbox's time moves on. Then the checker
 * compares what the clients were told with what is stored.
 *
 * Run by ./run with -- PROGRAM. The seed is printed; VIGIL_SEED gives it again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "base/base_time.h"
#include "chaos_check.h"
#include "chaos_crew.h"
#include "chaos_faults.h"
#include "chaos_instance.h"

enum {
    CLIENTS = 4,
    MESSAGES = 500, /* of each client */
    KILLS = 4,      /* of each daemon, of PostgreSQL in each of two ways */
    PAUSES = 12,
    ADVANCES = 9,
    RUN_MS = 150000, /* far more than it takes */
    QUIET_MS = 60000
};

/* The checker is no rubber stamp: a wrong byte, and a rung that is missing, early or
 * silent, are seen in the very snapshot that it has just passed. */
static void
tamper(struct chaos_stored *stored,
       const struct chaos_oracle *oracle,
       vigil_instant until)
{
    struct chaos_history none = {0};
    struct chaos_verdict verdict = {.said = CHAOS_SAID_MAX};
    struct chaos_ledger_line *lines = stored->ledger;
    lines[0].raised_at = lines[0].reached_at - 1;
    lines[1].sent = !lines[1].sent;
    chaos_check_clocks(oracle, stored, until, base_time_now(), &verdict);
    assert_int_equal(verdict.faults[CHAOS_RUNG_EARLY], 1);
    assert_true(verdict.faults[CHAOS_ALERT] > 0);
    assert_int_equal(verdict.faults[CHAOS_RUNG_MISSING], 0);
    stored->ledger++;
    stored->ledger_count--;
    chaos_check_clocks(oracle, stored, until, base_time_now(), &verdict);
    stored->entries[stored->entries_count / 2].event.size--;
    chaos_check_messages(&none, stored, &verdict);
    stored->ledger--;
    assert_int_equal(verdict.faults[CHAOS_RUNG_MISSING], 1);
    assert_int_equal(verdict.faults[CHAOS_CHAIN], 1);
}

static void
check(const char *path, const struct chaos_oracle *oracle, vigil_instant until)
{
    struct chaos_history history;
    struct chaos_stored stored;
    struct chaos_verdict verdict = {0};
    assert_true(chaos_history_read(path, &history));
    assert_true(chaos_stored_read(chaos_instance_has("dispatch"), &stored));
    chaos_check_messages(&history, &stored, &verdict);
    chaos_check_clocks(oracle, &stored, until, base_time_now(), &verdict);
    chaos_verdict_print("all daemons", &verdict);
    assert_int_equal(verdict.sent, CLIENTS * MESSAGES);
    assert_true(verdict.repeated > MESSAGES / CHAOS_REPEATED_IN / 2);
    assert_true(verdict.reused > 0);
    assert_true(verdict.unanswered > 2 * (size_t)KILLS); /* the faults did hit */
    assert_true(verdict.rungs > (size_t)CLIENTS * MESSAGES);
    assert_int_equal(chaos_verdict_faults(&verdict), 0);
    tamper(&stored, oracle, until);
    chaos_stored_done(&stored);
    chaos_history_done(&history);
}

static void
everything_is_killed_and_nothing_is_lost(void **state)
{
    (void)state;
    static struct chaos_oracle oracle;
    assert_true(chaos_oracle_open(VIGIL_SOURCE_DIR "/config", &oracle));
    assert_true(chaos_instance_clock());
    struct chaos_crew crew;
    struct chaos_fault_counts counts;
    int64_t start_ms = base_time_monotonic_ms();
    uint64_t seed = chaos_crew_seed();
    assert_true(chaos_crew_start("C", CLIENTS, MESSAGES, seed, start_ms + RUN_MS, &crew));
    const struct chaos_fault_plan plan = {.seed = seed,
                                          .kills = KILLS,
                                          .pauses = PAUSES,
                                          .advances = ADVANCES,
                                          .messages = (size_t)CLIENTS * MESSAGES,
                                          .progress = crew.progress,
                                          .until_ms = start_ms + RUN_MS};
    bool done = chaos_faults_run(&plan, &counts);
    assert_true(chaos_crew_wait(&crew));
    assert_true(done);
    for (size_t i = 0; i < CHAOS_TARGETS; i++) {
        (void)fprintf(stderr,
                      "chaos: %s killed %zu times\n",
                      chaos_faults_target(i),
                      counts.kills[i]);
        assert_true(counts.kills[i] >= KILLS ||
                    !chaos_instance_has(chaos_faults_target(i)));
    }
    (void)fprintf(stderr,
                  "chaos: %zu pauses, %zu steps of time, %lld ms\n",
                  counts.pauses,
                  counts.advances,
                  (long long)(base_time_monotonic_ms() - start_ms));
    int64_t until_ms = base_time_monotonic_ms() + QUIET_MS;
    assert_true(chaos_faults_advance(14 * BASE_DAY, until_ms));
    vigil_instant until = base_time_now();
    assert_true(chaos_instance_quiet(until, until_ms));
    (void)fprintf(stderr,
                  "chaos: quiet after %lld ms\n",
                  (long long)(base_time_monotonic_ms() - start_ms));
    check(crew.history, &oracle, until);
    chaos_crew_done(&crew);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_killed_and_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
