/*
 * Between a daemon and PostgreSQL: passes everything on, and does to some commits what a
 * network, a crash or another's mistake can do to them. A process of its own.
 *
 * Knows as much of the protocol (version 3) as it takes to see a COMMIT and its answer.
 */
#ifndef CHAOS_PROXY_H
#define CHAOS_PROXY_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum chaos_cut {
    CHAOS_CUT_NONE,
    CHAOS_CUT_BEFORE, /* the line breaks before the server has the COMMIT */
    CHAOS_CUT_AFTER,  /* the server commits, and the line breaks before it can say so */
    CHAOS_CUT_FAILED, /* the transaction has failed: COMMIT is answered ROLLBACK */
    CHAOS_CUTS
};

struct chaos_proxy {
    pid_t pid;
    char directory[32];  /* give it as store.host */
    atomic_size_t *done; /* how often each was done, by enum chaos_cut; shared */
};

/* Starts one before the server whose socket lies in that directory. */
bool chaos_proxy_start(const char *server_directory, struct chaos_proxy *ret_proxy);
void chaos_proxy_stop(struct chaos_proxy *proxy);

#endif
