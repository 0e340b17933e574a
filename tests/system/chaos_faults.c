/* The faults of a run: see chaos_faults.h. */
#include "chaos_faults.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_id.h"
#include "base/base_time.h"
#include "chaos_instance.h"
#include "chaos_random.h"
#include "vigil/vigil.h"

enum {
    PAUSE_MAX_MS = 400,
    MOMENT_MAX_MS = 12, /* a fault comes within so much of its message */
    AHEAD = 64,         /* messages that go on during a fault */
    ADVANCE_MIN_HOURS = 20,
    ADVANCE_MAX_HOURS = 60
};

static const struct {
    const char *name;
    int number;
} targets[CHAOS_TARGETS] = {{"gate", SIGKILL},
                            {"intake", SIGKILL},
                            {"decisions", SIGKILL},
                            {"deadlines", SIGKILL},
                            {"reporting", SIGKILL},
                            {"dispatch", SIGKILL},
                            {"postgres", SIGKILL},
                            {"postgres", SIGQUIT}};

enum kind { KILL, PAUSE, ADVANCE };

struct fault {
    enum kind kind;
    size_t target;
    size_t after; /* so many messages acknowledged */
};

const char *
chaos_faults_target(size_t target)
{
    return targets[target].name;
}

/* Shuffles, and spreads them over the messages with a random moment for each. */
static size_t
arrange(const struct chaos_fault_plan *plan, struct fault *ret_faults, uint64_t *random)
{
    size_t count = 0;
    for (size_t target = 0; target < CHAOS_TARGETS; target++) {
        for (size_t i = 0; chaos_instance_has(targets[target].name) && i < plan->kills;
             i++) {
            ret_faults[count++] = (struct fault){.kind = KILL, .target = target};
        }
    }
    for (size_t i = 0; i < plan->pauses; i++) { /* of a daemon */
        size_t target = chaos_random_below(random, CHAOS_TARGETS - 2);
        if (chaos_instance_has(targets[target].name)) {
            ret_faults[count++] = (struct fault){.kind = PAUSE, .target = target};
        }
    }
    for (size_t i = 0; i < plan->advances; i++) {
        ret_faults[count++] = (struct fault){.kind = ADVANCE};
    }
    for (size_t i = count; i > 1; i--) {
        size_t k = chaos_random_below(random, i);
        struct fault swapped = ret_faults[i - 1];
        ret_faults[i - 1] = ret_faults[k];
        ret_faults[k] = swapped;
    }
    size_t step = plan->messages * 19 / 20 / count;
    for (size_t i = 0; i < count; i++) {
        ret_faults[i].after = i * step + chaos_random_below(random, step + 1);
    }
    return count;
}

bool
chaos_faults_advance(int64_t microseconds, int64_t until_ms)
{
    struct vigil_profile profile;
    struct vigil_error error;
    if (vigil_profile_load("operator", &profile, &error) != VIGIL_OK) {
        return false;
    }
    profile.connect_ms = profile.timeout_ms = CHAOS_ANSWER_MS;
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_TIME_ADVANCE,
                                                .id = base_id_new(),
                                                .advance_us = microseconds};
    enum vigil_result result = VIGIL_UNREACHABLE;
    while (result != VIGIL_OK && result != VIGIL_REFUSED &&
           base_time_monotonic_ms() < until_ms) {
        struct vigil_client *client;
        struct vigil_answer answer = {0};
        if (vigil_client_new(&profile, &client, &error) != VIGIL_OK) {
            return false;
        }
        result = vigil_submit(client, &submission, &answer, &error);
        vigil_answer_done(&answer);
        vigil_client_free(client);
    }
    return result == VIGIL_OK;
}

static bool
kill_target(size_t target, int64_t until_ms)
{
    const char *name = targets[target].name;
    pid_t pid = chaos_instance_ready(name, until_ms);
    return pid > 0 && kill(pid, targets[target].number) == 0 &&
           chaos_instance_gone(name, pid, until_ms);
}

static bool
pause_target(size_t target, int64_t ms, int64_t until_ms)
{
    pid_t pid = chaos_instance_ready(targets[target].name, until_ms);
    if (pid == 0 || kill(pid, SIGSTOP) != 0) {
        return false;
    }
    chaos_instance_pause(ms);
    return kill(pid, SIGCONT) == 0;
}

static bool
do_fault(const struct fault *fault,
         uint64_t *random,
         int64_t until_ms,
         struct chaos_fault_counts *counts)
{
    int64_t hours =
        ADVANCE_MIN_HOURS +
        (int64_t)chaos_random_below(random, ADVANCE_MAX_HOURS - ADVANCE_MIN_HOURS);
    int64_t pause_ms = 1 + (int64_t)chaos_random_below(random, PAUSE_MAX_MS);
    chaos_instance_pause((int64_t)chaos_random_below(random, MOMENT_MAX_MS));
    bool done = false;
    switch (fault->kind) {
    case KILL:
        done = kill_target(fault->target, until_ms);
        counts->kills[fault->target] += done;
        break;
    case PAUSE:
        done = pause_target(fault->target, pause_ms, until_ms);
        counts->pauses += done;
        break;
    case ADVANCE:
        done = chaos_faults_advance(hours * BASE_DAY / 24, until_ms);
        counts->advances += done;
        break;
    }
    return done;
}

bool
chaos_faults_run(const struct chaos_fault_plan *plan,
                 struct chaos_fault_counts *ret_counts)
{
    static struct fault faults[CHAOS_FAULTS_MAX];
    uint64_t random = plan->seed;
    memset(ret_counts, 0, sizeof(*ret_counts));
    size_t count = arrange(plan, faults, &random);
    for (size_t i = 0; i < count; i++) {
        atomic_store(&plan->progress->permitted, faults[i].after + AHEAD);
        while (atomic_load(&plan->progress->acknowledged) < faults[i].after) {
            if (base_time_monotonic_ms() >= plan->until_ms) {
                (void)fprintf(stderr,
                              "chaos: out of time at fault %zu of %zu, message %zu\n",
                              i,
                              count,
                              atomic_load(&plan->progress->acknowledged));
                return false;
            }
            chaos_instance_pause(1);
        }
        if (!do_fault(&faults[i], &random, plan->until_ms, ret_counts)) {
            (void)fprintf(stderr, "chaos: fault %zu of %zu not done\n", i, count);
            return false;
        }
    }
    atomic_store(&plan->progress->permitted, plan->messages);
    return true;
}
