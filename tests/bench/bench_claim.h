/*
 * Two ways to claim what is due, for bench_deadlines.c: each gives the instant of what is
 * due next, and claims some of what is due by an instant, in one transaction.
 */
#ifndef BENCH_CLAIM_H
#define BENCH_CLAIM_H

#include <stddef.h>

#include "store/store.h"
#include "vigil/records.h"

/* How the cases begin whose alerts are listened for; their number follows. */
#define BENCH_CLAIM_HEARD "CSP-2027-"

struct bench_claim {
    vigil_instant (*next)(struct store *store); /* VIGIL_INSTANT_NONE: nothing ever */
    size_t (*claim)(struct store *store, vigil_instant now); /* how many */
};

/* bench_plain.c: the plain form, 1000 at a time by FOR UPDATE SKIP LOCKED with UPDATE,
 * one connection */
extern const struct bench_claim bench_claim_plain;

/* For these programs; any failure ends them. */
struct store *bench_claim_connect(const char *database);
void bench_claim_run(struct store *store);

#endif
