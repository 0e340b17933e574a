/*
 * Several clients at once, each in a process of its own, for one history.
 */
#ifndef CHAOS_CREW_H
#define CHAOS_CREW_H

#include "chaos_client.h"

#include <sys/types.h>

enum { CHAOS_CREW_MAX = 4 };

struct chaos_crew {
    char history[512];        /* its path */
    size_t clients, messages; /* messages of each */
    pid_t pids[CHAOS_CREW_MAX];
    struct chaos_progress *progress;
};

/* Starts them, with keys of three authorities; the history of that name is begun anew. */
bool chaos_crew_start(const char *name,
                      size_t clients,
                      size_t messages,
                      uint64_t seed,
                      int64_t until_ms,
                      struct chaos_crew *ret_crew);

/* Waits for their end, which is not long after the until_ms given before; false if one
 * failed in itself. */
bool chaos_crew_wait(struct chaos_crew *crew);

void chaos_crew_done(struct chaos_crew *crew);

/* The seed of this run, which is printed: VIGIL_SEED, or a new one. */
uint64_t chaos_crew_seed(void);

#endif
