/* One timed run: see bench_run.h. */
#include "bench_run.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/base_id.h"

enum { READY_MS = 10000, DRAIN_MS = 5000 };
#define SECOND_NS    INT64_C(1000000000)
#define WARM_UP_NS   (SECOND_NS / 2)
#define MILLISECOND  INT64_C(1000000)
#define MICROSECONDS 1e-3

int64_t
bench_now_ns(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * SECOND_NS + now.tv_nsec;
}

_Noreturn void
bench_stop(const char *why, const char *what)
{
    (void)fprintf(stderr, "bench: %s: %s\n", why, what);
    exit(1);
}

/* NAME=PID: the process and all that descend from it. */
static void
add_cpu(struct bench_run *run, char *argument)
{
    char *equals = strchr(argument, '=');
    if (equals == NULL) {
        bench_stop("--cpu wants NAME=PID", argument);
    }
    *equals = '\0';
    bench_cpu_add(&run->cpu, argument, (pid_t)atoi(equals + 1), true);
}

void
bench_run_open(struct bench_run *run, int argc, char **argv)
{
    static const struct option options[] = {{"seconds", required_argument, NULL, 's'},
                                            {"in-flight", required_argument, NULL, 'i'},
                                            {"followers", required_argument, NULL, 'f'},
                                            {"feed", required_argument, NULL, 'e'},
                                            {"amqp", required_argument, NULL, 'a'},
                                            {"cpu", required_argument, NULL, 'c'},
                                            {NULL, 0, NULL, 0}};
    *run = (struct bench_run){.seconds = 4, .in_flight = 128, .feed = "", .amqp = ""};
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (option) {
        case 's':
            run->seconds = atoi(optarg);
            break;
        case 'i':
            run->in_flight = atoi(optarg);
            break;
        case 'f':
            run->followers = atoi(optarg);
            break;
        case 'e':
            run->feed = optarg;
            break;
        case 'a':
            run->amqp = optarg;
            break;
        case 'c':
            add_cpu(run, optarg);
            break;
        default:
            bench_stop("wrong usage", "see bench_run.h");
        }
    }
    if (run->seconds < 1 || run->followers < 0 || run->followers > BENCH_FOLLOWERS_MAX ||
        (run->in_flight != 1 && run->in_flight != 128)) {
        bench_stop("wrong usage", "1 or 128 in flight, at most 3 followers");
    }
    bench_cpu_add(&run->cpu, "client", getpid(), false);
    run->marks = mmap(NULL,
                      sizeof(*run->marks),
                      PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE,
                      -1,
                      0);
    if (run->marks == MAP_FAILED) {
        bench_stop("no memory", "for the marks");
    }
    base_random(&run->marks->tag, sizeof(run->marks->tag));
}

void
bench_run_wait_ready(struct bench_run *run)
{
    int64_t until = bench_now_ns() + READY_MS * MILLISECOND;
    while (atomic_load(&run->marks->ready) < run->followers) {
        if (bench_now_ns() > until || waitpid(-1, NULL, WNOHANG) > 0) {
            bench_stop("not ready", "a follower or consumer");
        }
        (void)usleep(1000);
    }
}

bool
bench_run_goes_on(struct bench_run *run)
{
    int64_t now = bench_now_ns();
    if (run->from_ns == 0) {
        run->from_ns = now + WARM_UP_NS;
        run->until_ns = run->from_ns + run->seconds * SECOND_NS;
    }
    if (!run->measuring && now >= run->from_ns) {
        run->measuring = true;
        bench_cpu_start(&run->cpu);
    }
    if (now < run->until_ns && run->sent < BENCH_MESSAGES_MAX) {
        return true;
    }
    run->until_ns = now;
    bench_cpu_stop(&run->cpu);
    return false;
}

size_t
bench_run_sent(struct bench_run *run)
{
    run->marks->at[run->sent].sent = bench_now_ns();
    return run->sent++;
}

void
bench_run_acked(struct bench_run *run, size_t n)
{
    run->marks->at[n].acked = bench_now_ns();
    run->acked++;
}

static bool
all_done(const struct bench_run *run)
{
    for (size_t n = run->sent; n-- > 0;) {
        for (int k = 0; k < run->followers; k++) {
            if (run->marks->at[n].acked != 0 && run->marks->at[n].done[k] == 0) {
                return false;
            }
        }
    }
    return true;
}

static int
compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void
print_times(const char *name, int64_t *times, size_t count)
{
    qsort(times, count, sizeof(*times), compare);
    (void)printf(", \"%s_p50\": %.1f, \"%s_p99\": %.1f",
                 name,
                 count == 0 ? 0 : (double)times[count / 2] * MICROSECONDS,
                 name,
                 count == 0 ? 0 : (double)times[count * 99 / 100] * MICROSECONDS);
}

static int64_t
latest(const int64_t *times, int count)
{
    int64_t most = 0;
    for (int k = 0; k < count; k++) {
        if (times[k] == 0) {
            return 0;
        }
        most = times[k] > most ? times[k] : most;
    }
    return most;
}

/* Acknowledgements of the window; effects of what was sent in the window, each counted
 * when the last of the followers has it. */
static void
print_line(const struct bench_run *run)
{
    int64_t *acks = calloc(run->sent + 1, sizeof(*acks));
    int64_t *seen = calloc(run->sent + 1, sizeof(*seen));
    int64_t *done = calloc(run->sent + 1, sizeof(*done));
    size_t acked = 0, followed = 0, missing = 0;
    if (acks == NULL || seen == NULL || done == NULL) {
        bench_stop("no memory", "for the times");
    }
    for (size_t n = 0; n < run->sent; n++) {
        const struct bench_mark *mark = &run->marks->at[n];
        if (mark->acked >= run->from_ns && mark->acked < run->until_ns) {
            acks[acked++] = mark->acked - mark->sent;
        }
        if (mark->sent < run->from_ns || mark->sent >= run->until_ns ||
            mark->acked == 0 || run->followers == 0) {
            continue;
        }
        int64_t end = latest(mark->done, run->followers);
        missing += end == 0;
        if (end != 0) {
            seen[followed] = latest(mark->seen, run->followers) - mark->sent;
            done[followed++] = end - mark->sent;
        }
    }
    double window = (double)(run->until_ns - run->from_ns) / (double)SECOND_NS;
    (void)printf("{\"rate\": %.1f, \"acked\": %zu, \"refused\": %zu, \"missing\": %zu",
                 (double)acked / window,
                 run->acked,
                 run->refused,
                 missing);
    print_times("ack", acks, acked);
    print_times("seen", seen, followed);
    print_times("done", done, followed);
    (void)printf(", \"cpu\": {");
    for (size_t i = 0; i < run->cpu.count; i++) {
        bool first = true; /* of those with its name */
        for (size_t k = 0; k < i; k++) {
            first = first && strcmp(run->cpu.of[k].name, run->cpu.of[i].name) != 0;
        }
        if (first) { /* seconds for 10,000 */
            (void)printf("%s\"%s\": %.4f",
                         i == 0 ? "" : ", ",
                         run->cpu.of[i].name,
                         bench_cpu_seconds(&run->cpu, run->cpu.of[i].name) * 1e4 /
                             (acked == 0 ? 1.0 : (double)acked));
        }
    }
    (void)printf("}}\n");
    free(acks);
    free(seen);
    free(done);
}

void
bench_run_close(struct bench_run *run)
{
    int64_t until = bench_now_ns() + DRAIN_MS * MILLISECOND;
    while (!all_done(run) && bench_now_ns() < until) {
        (void)usleep(5000);
    }
    atomic_store(&run->marks->stop, true);
    while (waitpid(-1, NULL, 0) > 0) {
    }
    print_line(run);
}
