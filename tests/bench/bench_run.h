/*
 * One timed run of a benchmark program: its options, its clock, what happened to each
 * message, and the line of JSON that it prints at the end.
 *
 *     bench_run_open(&run, argc, argv);
 *     (start followers or consumers, which share run.marks)
 *     while (bench_run_goes_on(&run)) { ... send; bench_run_acked(&run, n); ... }
 *     bench_run_close(&run);
 *
 * A run is a warm-up, a window in which rates and CPU are counted, and a drain. Owns the
 * marks, which lie in memory that forked processes share.
 */
#ifndef BENCH_RUN_H
#define BENCH_RUN_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bench_cpu.h"

enum { BENCH_FOLLOWERS_MAX = 3, BENCH_MESSAGES_MAX = 2000000 };

/* What happened to a message, in nanoseconds of the monotonic clock; 0: not yet. */
struct bench_mark {
    int64_t sent, acked;
    int64_t seen[BENCH_FOLLOWERS_MAX]; /* a follower has it in hand */
    int64_t done[BENCH_FOLLOWERS_MAX]; /* its effect is committed */
};

struct bench_marks {
    uint32_t tag; /* of this run, in each message's id */
    atomic_int ready;
    atomic_bool stop;
    struct bench_mark at[BENCH_MESSAGES_MAX];
};

struct bench_run {
    int seconds, in_flight, followers;
    const char *feed, *amqp; /* --feed PATH, --amqp PORT */
    struct bench_marks *marks;
    struct bench_cpu cpu;
    size_t sent, acked, refused;
    int64_t from_ns, until_ns; /* the window */
    bool measuring;
};

int64_t bench_now_ns(void);

/* Says why and ends the program. */
_Noreturn void bench_stop(const char *why, const char *what);

/* --seconds N --in-flight N [--followers N] [--feed PATH] [--amqp PORT]
 * [--cpu NAME=PID]...: ends the program if they are wrong. */
void bench_run_open(struct bench_run *run, int argc, char **argv);

/* Waits until so many forked processes have said that they are ready. */
void bench_run_wait_ready(struct bench_run *run);

/* Starts the clock with the first call; false when the window is over. */
bool bench_run_goes_on(struct bench_run *run);

/* Marks the next message as sent and gives its number. */
size_t bench_run_sent(struct bench_run *run);
void bench_run_acked(struct bench_run *run, size_t n);

/* Waits for the followers, tells them to stop, waits for their end, prints the line. */
void bench_run_close(struct bench_run *run);

#endif
