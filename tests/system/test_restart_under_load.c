/*
 * What an operator does to a running instance, while three authorities send: PostgreSQL
 * is restarted, a client stops reading, a second vigil-deadlines takes over, every daemon
 * is told to end. Nothing acknowledged is lost, nothing is done twice, and nobody waits
 * longer than the promise says.
 *
 * Run by ./run with -- PROGRAM. The seed is printed; VIGIL_SEED gives it again.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "chaos_check.h"
#include "chaos_crew.h"
#include "chaos_daemon.h"
#include "chaos_faults.h"
#include "chaos_instance.h"
#include "chaos_sloth.h"
#include "vigil/vigil.h"

enum {
    PATIENCE_MS = 40000,
    END_MS = 2000,     /* a daemon that is told to end has ended by then */
    LOAD = 60,         /* messages that go by between two events */
    SLOTH_ASKS = 1500, /* questions whose answers nobody reads: 20 MB */
    GATE_KB_MAX = 256 * 1024
};

static struct chaos_oracle oracle;
static struct chaos_crew crew;
static struct chaos_history told; /* of all crews together */
static uint64_t seed;

static int64_t
in_time(void)
{
    return base_time_monotonic_ms() + PATIENCE_MS;
}

/* Waits until so many more messages are acknowledged. */
static void
wait_for_load(size_t more)
{
    int64_t until_ms = in_time();
    size_t wanted = atomic_load(&crew.progress->acknowledged) + more;
    while (atomic_load(&crew.progress->acknowledged) < wanted) {
        assert_true(base_time_monotonic_ms() < until_ms);
        chaos_instance_pause(1);
    }
}

static void
start_load(const char *name, size_t clients, size_t messages)
{
    assert_true(chaos_crew_start(name, clients, messages, seed, in_time(), &crew));
}

/* All of the crew's messages are acknowledged; its history joins the others. */
static void
end_load(void)
{
    struct chaos_history history;
    assert_true(chaos_crew_wait(&crew));
    assert_int_equal(atomic_load(&crew.progress->acknowledged),
                     crew.clients * crew.messages);
    assert_true(chaos_history_read(crew.history, &history));
    assert_true(chaos_history_join(&told, &history));
    chaos_crew_done(&crew);
}

/* Nothing that was ever acknowledged is missing, and every rung is there once. */
static void
check_all(const char *title)
{
    struct chaos_stored stored;
    struct chaos_verdict verdict = {0};
    vigil_instant until = base_time_now();
    assert_true(chaos_instance_quiet(until, in_time()));
    assert_true(chaos_stored_read(chaos_instance_has("dispatch"), &stored));
    chaos_check_messages(&told, &stored, &verdict);
    chaos_check_clocks(&oracle, &stored, until, base_time_now(), &verdict);
    chaos_verdict_print(title, &verdict);
    assert_int_equal(chaos_verdict_faults(&verdict), 0);
    chaos_stored_done(&stored);
}

static enum vigil_result
submit_advance(const struct vigil_id *id)
{
    struct vigil_profile profile;
    struct vigil_client *client;
    struct vigil_answer answer = {0};
    struct vigil_error error;
    const struct vigil_submission submission = {
        .type = VIGIL_MESSAGE_TIME_ADVANCE, .id = *id, .advance_us = BASE_SECOND};
    assert_int_equal(vigil_profile_load("operator", &profile, &error), VIGIL_OK);
    profile.connect_ms = profile.timeout_ms = CHAOS_ANSWER_MS;
    assert_int_equal(vigil_client_new(&profile, &client, &error), VIGIL_OK);
    enum vigil_result result = vigil_submit(client, &submission, &answer, &error);
    vigil_answer_done(&answer);
    vigil_client_free(client);
    return result;
}

/* PostgreSQL is shut down (2: fast, 3: immediate) and stays away for a while. */
static void
restart_store(int number)
{
    struct vigil_id id = base_id_new();
    assert_true(chaos_instance_hold("postgres", true));
    pid_t pid = chaos_instance_ready("postgres", in_time());
    assert_true(pid > 0 && kill(pid, number) == 0);
    assert_true(chaos_instance_gone("postgres", pid, in_time()));
    size_t before = atomic_load(&crew.progress->acknowledged);
    assert_int_equal(submit_advance(&id), VIGIL_BUSY);
    /* what was on its way out when it went may still be counted */
    assert_true(atomic_load(&crew.progress->acknowledged) <=
                before + crew.clients * CHAOS_TOGETHER);
    assert_true(chaos_instance_hold("postgres", false));
    assert_true(chaos_instance_ready("postgres", in_time()) > 0);
    wait_for_load(LOAD);
}

static void
the_store_is_restarted_under_load(void **state)
{
    (void)state;
    start_load("store", 3, 200);
    wait_for_load(LOAD);
    restart_store(SIGINT);
    restart_store(SIGQUIT);
    restart_store(SIGINT);
    end_load();
    check_all("PostgreSQL restarted");
}

static long
memory_kb(pid_t pid)
{
    char path[64], line[256];
    long kb = -1;
    (void)base_text_print(path, sizeof(path), "/proc/%d/status", (int)pid);
    FILE *file = fopen(path, "re");
    while (file != NULL && kb < 0 && fgets(line, sizeof(line), file) != NULL) {
        if (sscanf(line, "VmRSS: %ld", &kb) != 1) {
            kb = -1;
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return kb;
}

static void
a_slow_reader_holds_nobody_up(void **state)
{
    (void)state;
    struct chaos_sloth sloth;
    int64_t until_ms = in_time();
    pid_t gate = chaos_instance_ready("gate", until_ms);
    int64_t start_ms = base_time_monotonic_ms();
    start_load("alone", 2, 150);
    end_load();
    int64_t alone_ms = base_time_monotonic_ms() - start_ms;
    assert_true(chaos_sloth_start("e09000012", SLOTH_ASKS, &sloth));
    while (atomic_load(sloth.asked) < SLOTH_ASKS) {
        assert_true(base_time_monotonic_ms() < until_ms);
        chaos_instance_pause(10);
    }
    start_ms = base_time_monotonic_ms();
    start_load("beside", 2, 150);
    end_load();
    int64_t beside_ms = base_time_monotonic_ms() - start_ms;
    long kb = memory_kb(gate);
    (void)fprintf(
        stderr,
        "chaos: alone %lld ms, beside a slow reader %lld ms; the gate has %ld kB\n",
        (long long)alone_ms,
        (long long)beside_ms,
        kb);
    chaos_sloth_end(&sloth);
    assert_true(kb > 0 && kb < GATE_KB_MAX);
    assert_int_equal(chaos_instance_ready("gate", in_time()), gate);
    assert_true(beside_ms < 3 * alone_ms + 1000);
    check_all("slow reader");
}

static void
a_second_copy_takes_over(void **state)
{
    (void)state;
    struct chaos_daemon second;
    char config[512];
    assert_true(chaos_daemon_config("second.conf", "run.instance", "b", config));
    assert_true(chaos_daemon_start("bin", "deadlines", config, &second));
    assert_true(chaos_daemon_says(&second, "event=ready", in_time()));
    start_load("copies", 3, 100);
    wait_for_load(LOAD);
    assert_true(chaos_instance_hold("deadlines", true));
    assert_true(chaos_instance_signal("deadlines", SIGKILL, in_time()));
    /* the first is gone; the sandbox's time is moved by hand, as it does that itself */
    assert_true(base_time_advance(16 * BASE_DAY));
    end_load();
    check_all("the second copy alone");
    assert_true(chaos_instance_hold("deadlines", false));
    assert_true(chaos_instance_ready("deadlines", in_time()) > 0);
    start_load("both", 3, 50);
    assert_true(base_time_advance(7 * BASE_DAY));
    end_load();
    check_all("both copies");
    int status = chaos_daemon_end(&second, SIGTERM, base_time_monotonic_ms() + END_MS);
    assert_true(status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* A daemon of ours in the place of the kept one, so that its exit status is ours. */
static void
end_one(const char *name)
{
    struct chaos_daemon own;
    char config[512];
    assert_true(chaos_daemon_config("own.conf", NULL, NULL, config));
    assert_true(chaos_instance_hold(name, true));
    pid_t pid = chaos_instance_ready(name, in_time());
    assert_true(pid > 0 && kill(pid, SIGTERM) == 0);
    assert_true(chaos_instance_gone(name, pid, base_time_monotonic_ms() + END_MS));
    assert_true(chaos_daemon_start("bin", name, config, &own));
    assert_true(chaos_daemon_says(&own, "event=ready", in_time()));
    wait_for_load(LOAD);
    int64_t start_ms = base_time_monotonic_ms();
    int status = chaos_daemon_end(&own, SIGTERM, start_ms + END_MS);
    (void)fprintf(stderr,
                  "chaos: %s ended after %lld ms\n",
                  name,
                  (long long)(base_time_monotonic_ms() - start_ms));
    assert_true(chaos_instance_hold(name, false));
    assert_true(status != -1 && WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_true(chaos_instance_ready(name, in_time()) > 0);
}

static void
every_daemon_ends_in_order_under_load(void **state)
{
    (void)state;
    static const char *const daemons[] = {
        "gate", "intake", "decisions", "deadlines", "reporting", "dispatch"};
    start_load("ends", 3, 2000); /* enough for all of them to end in */
    for (size_t i = 0; i < BASE_COUNT(daemons); i++) {
        if (chaos_instance_has(daemons[i])) {
            end_one(daemons[i]);
        }
    }
    end_load();
    check_all("every daemon ended");
}

static int
set_up(void **state)
{
    (void)state;
    seed = chaos_crew_seed();
    assert_true(chaos_instance_clock());
    assert_true(chaos_oracle_open(VIGIL_SOURCE_DIR "/config", &oracle));
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    chaos_history_done(&told);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_store_is_restarted_under_load),
        cmocka_unit_test(a_slow_reader_holds_nobody_up),
        cmocka_unit_test(a_second_copy_takes_over),
        cmocka_unit_test(every_daemon_ends_in_order_under_load),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
