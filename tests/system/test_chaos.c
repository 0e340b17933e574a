/*
 * What is acknowledged is never lost, nothing is done twice, no deadline passes unseen:
 * four clients of three authorities send 2,000 notifications while every daemon and
 * PostgreSQL are killed again and again and the sandbox's time moves on. Then the checker
 * compares what the clients were told with what is stored.
 *
 * Run by ./run with -- PROGRAM. The seed is printed; VIGIL_SEED gives it again.
 */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "chaos_check.h"
#include "chaos_client.h"
#include "chaos_faults.h"
#include "chaos_instance.h"
#include "chaos_random.h"

enum {
    CLIENTS = 4,
    MESSAGES = 500, /* of each client */
    KILLS = 3,      /* of each daemon, of PostgreSQL in each of two ways */
    PAUSES = 8,
    ADVANCES = 9,
    RUN_MS = 150000, /* far more than it takes */
    QUIET_MS = 60000
};

static uint64_t
seed_of_run(void)
{
    uint64_t seed;
    const char *given = getenv("VIGIL_SEED");
    base_random(&seed, sizeof(seed));
    seed = given != NULL ? strtoull(given, NULL, 10) : seed % 1000000;
    (void)fprintf(stderr, "chaos: VIGIL_SEED=%" PRIu64 "\n", seed);
    return seed;
}

static void
start_clients(const char *path,
              uint64_t seed,
              atomic_size_t *acknowledged,
              int64_t until_ms,
              pid_t *ret_pids)
{
    static const char *const profiles[CLIENTS] = {
        "e08000025", "e10000016", "e09000012", "e08000025"};
    for (size_t i = 0; i < CLIENTS; i++) {
        struct chaos_client client = {.profile = profiles[i],
                                      .messages = MESSAGES,
                                      .seed = seed + i,
                                      .acknowledged = acknowledged,
                                      .known_on = chaos_oracle_day(base_time_now()) - 2,
                                      .until_ms = until_ms};
        (void)base_text_print(client.name, sizeof(client.name), "C%zu", i);
        ret_pids[i] = fork();
        assert_true(ret_pids[i] >= 0);
        if (ret_pids[i] == 0) {
            client.history = chaos_history_open(path);
            _exit(client.history >= 0 && chaos_client_run(&client) ? 0 : 1);
        }
    }
}

static void
end_clients(const pid_t *pids)
{
    for (size_t i = 0; i < CLIENTS; i++) {
        int status;
        assert_int_equal(waitpid(pids[i], &status, 0), pids[i]); /* they end themselves */
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
}

static void
check(const char *path, const struct chaos_oracle *oracle, vigil_instant until)
{
    struct chaos_history history;
    struct chaos_stored stored;
    struct chaos_verdict verdict = {0};
    assert_true(chaos_history_read(path, &history));
    assert_true(chaos_stored_read(&stored));
    chaos_check_messages(&history, &stored, &verdict);
    chaos_check_clocks(oracle, &stored, until, base_time_now(), &verdict);
    chaos_verdict_print("all daemons", &verdict);
    assert_int_equal(verdict.sent, CLIENTS * MESSAGES);
    assert_true(verdict.repeated > MESSAGES / CHAOS_REPEATED_IN / 2);
    assert_true(verdict.reused > 0);
    assert_true(verdict.rungs > (size_t)CLIENTS * MESSAGES);
    assert_int_equal(chaos_verdict_faults(&verdict), 0);
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
    atomic_size_t *acknowledged = mmap(NULL,
                                       sizeof(*acknowledged),
                                       PROT_READ | PROT_WRITE,
                                       MAP_SHARED | MAP_ANONYMOUS,
                                       -1,
                                       0);
    assert_true(acknowledged != MAP_FAILED);
    char path[512];
    (void)base_text_copy(path, sizeof(path), chaos_instance_path("history"));
    pid_t pids[CLIENTS];
    struct chaos_fault_counts counts;
    int64_t start_ms = base_time_monotonic_ms();
    uint64_t seed = seed_of_run();
    start_clients(path, seed, acknowledged, start_ms + RUN_MS, pids);
    const struct chaos_fault_plan plan = {.seed = seed,
                                          .kills = KILLS,
                                          .pauses = PAUSES,
                                          .advances = ADVANCES,
                                          .messages = (size_t)CLIENTS * MESSAGES,
                                          .acknowledged = acknowledged,
                                          .until_ms = start_ms + RUN_MS};
    bool done = chaos_faults_run(&plan, &counts);
    end_clients(pids);
    assert_true(done);
    for (size_t i = 0; i < CHAOS_TARGETS; i++) {
        (void)fprintf(stderr,
                      "chaos: %s killed %zu times\n",
                      chaos_faults_target(i),
                      counts.kills[i]);
        assert_true(counts.kills[i] >= KILLS);
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
    check(path, &oracle, until);
    (void)munmap(acknowledged, sizeof(*acknowledged));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_killed_and_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
