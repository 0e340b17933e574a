/*
 * A client of a run, in a process of its own: sends notifications through the gate with
 * libvigil, some of them twice, some under an id that was used for another content; what
 * is not answered is sent again under its id, from a fresh socket. Writes the history.
 */
#ifndef CHAOS_CLIENT_H
#define CHAOS_CLIENT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/records.h"

enum {
    CHAOS_TOGETHER = 8,     /* messages in flight at once */
    CHAOS_ANSWER_MS = 1500, /* an attempt lasts */
    CHAOS_REPEATED_IN = 10, /* one in so many is sent again later */
    CHAOS_REUSED_IN = 40    /* ... and one in so many ids gets another content */
};

/* How far all clients of a run are; shared between processes. */
struct chaos_progress {
    atomic_size_t acknowledged; /* messages with a receipt */
    atomic_size_t permitted;    /* nothing new is begun once so many are acknowledged */
};

struct chaos_client {
    const char *profile; /* e08000025 */
    char name[32];       /* begins its own references, so different for each client */
    size_t messages;
    uint64_t seed;
    int history; /* as chaos_history_open gives it */
    struct chaos_progress *progress;
    vigil_date known_on; /* the day on which all incidents became known */
    int64_t until_ms;    /* gives up then (monotonic) */
};

/* Sends all; false if something could not be set up or written. What was never answered
 * stays unknown in the history, which is no failure here. */
bool chaos_client_run(const struct chaos_client *client);

#endif
