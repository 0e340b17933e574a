/*
 * CPU time of processes, from /proc: of one, or of one and all that descend from it.
 */
#ifndef BENCH_CPU_H
#define BENCH_CPU_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { BENCH_CPU_MAX = 12 };

struct bench_cpu_of {
    char name[24];
    pid_t pid;
    bool tree;      /* with its descendants, those that have ended included */
    double seconds; /* used between start and stop; while running, minus the start's */
};

struct bench_cpu {
    size_t count;
    struct bench_cpu_of of[BENCH_CPU_MAX];
};

/* Those with the same name are added up when printed. */
void bench_cpu_add(struct bench_cpu *cpu, const char *name, pid_t pid, bool tree);

void bench_cpu_start(struct bench_cpu *cpu);
void bench_cpu_stop(struct bench_cpu *cpu);

/* Seconds of all with this name. */
double bench_cpu_seconds(const struct bench_cpu *cpu, const char *name);

#endif
