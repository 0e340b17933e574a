/*
 * A client that asks a number of times, keeps its connection, and never reads an answer;
 * in a process of its own.
 */
#ifndef CHAOS_SLOTH_H
#define CHAOS_SLOTH_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct chaos_sloth {
    pid_t pid;
    atomic_size_t *asked; /* shared */
};

/* Starts it with the profile's key. */
bool chaos_sloth_start(const char *profile, size_t asks, struct chaos_sloth *ret_sloth);
void chaos_sloth_end(struct chaos_sloth *sloth);

#endif
