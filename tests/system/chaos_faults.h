/*
 * The faults of a run: kills of every daemon and of PostgreSQL, pauses, and the sandbox's
 * time moved on in between; in an order and at moments that a seed gives. When a fault
 * comes is counted in messages acknowledged, and the clients do not run far ahead of it,
 * so that each comes while there is traffic; each waits until its process is ready.
 */
#ifndef CHAOS_FAULTS_H
#define CHAOS_FAULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chaos_client.h"

enum { CHAOS_TARGETS = 8, CHAOS_FAULTS_MAX = 128 };

struct chaos_fault_plan {
    uint64_t seed;
    size_t kills;    /* of each target */
    size_t pauses;   /* in all */
    size_t advances; /* of the time */
    size_t messages; /* that will be acknowledged */
    struct chaos_progress *progress;
    int64_t until_ms; /* gives up then (monotonic) */
};

struct chaos_fault_counts {
    size_t kills[CHAOS_TARGETS]; /* delivered, by target */
    size_t pauses, advances;
};

/* What is killed: the daemons by their names; "postgres" by SIGKILL and (the last one) by
 * SIGQUIT, its immediate shutdown. */
const char *chaos_faults_target(size_t target);

/* Does all of it; false if a fault could not be done in time. */
bool chaos_faults_run(const struct chaos_fault_plan *plan,
                      struct chaos_fault_counts *ret_counts);

/* Moves the sandbox's time as the operator, however often that takes. */
bool chaos_faults_advance(int64_t microseconds, int64_t until_ms);

#endif
