/*
 * Not asking more of a peer than it allows: token buckets. Pure; time is a parameter.
 *
 * Promises: in any span of s seconds at most capacity + s * per_s are taken; a clock that
 * is set back gives nothing and takes nothing away.
 */
#ifndef DISPATCH_DISPATCH_RATE_H
#define DISPATCH_DISPATCH_RATE_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/records.h"

struct dispatch_rate {
    int64_t capacity; /* tokens that a full bucket holds */
    int64_t per_s;    /* tokens that come in a second */
    int64_t level;    /* tokens that are there, in millionths */
    vigil_instant at; /* when that was so */
};

/* A full bucket. */
struct dispatch_rate
dispatch_rate_full(int64_t capacity, int64_t per_s, vigil_instant now);

/* Takes a token out of each of the buckets; false, and none is taken, if one is empty. */
bool dispatch_rate_take(struct dispatch_rate *rates, size_t count, vigil_instant now);

/* The peer said that it is too much: nothing can be taken for so long. */
void dispatch_rate_hold(struct dispatch_rate *rate, int64_t wait_s, vigil_instant now);

#endif
