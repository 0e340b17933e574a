/*
 * Whether the time can be trusted: alerts cannot be called back, so they wait while the
 * host's clock and the database's differ by more than two seconds, and after the host's
 * was set. All else goes on.
 *
 * It is looked at with each tick, in its first round trip: the database's time must lie
 * between the host's before and behind it; and the host's clock must have gone as far as
 * the one that never steps.
 */
#ifndef DISPATCH_DISPATCH_CLOCK_H
#define DISPATCH_DISPATCH_CLOCK_H

#include "run/run_service.h"

/* One look; pure values. */
struct dispatch_clock_look {
    vigil_instant before, behind; /* the host's, around the question */
    vigil_instant database;       /* its answer */
    int64_t monotonic_ms;         /* with `behind` */
};

struct dispatch_clock {
    bool looked;
    bool suspect;
    int64_t ahead;     /* the host's clock beside the monotonic one, as last seen */
    int64_t steady_ms; /* since when nothing was wrong (monotonic) */
};

enum dispatch_clock_why {
    DISPATCH_CLOCK_RIGHT = 0,
    DISPATCH_CLOCK_DIFFERS,
    DISPATCH_CLOCK_STEPPED
};

/* dispatch_clock_judge.c. What is wrong in this look; clock->suspect says whether it is
 * still suspect, which lasts until nothing was wrong for steady_s. */
enum dispatch_clock_why dispatch_clock_judge(struct dispatch_clock *clock,
                                             const struct dispatch_clock_look *look,
                                             int steady_s);

/* dispatch_clock.c. Queues the question; after store_run, judges the answer and, if it is
 * otherwise than is recorded, records it: a reason to hold, and an entry of the journal.
 */
void dispatch_clock_ask(struct run *run);
enum base_class dispatch_clock_settle(struct run *run, struct base_error *ret_error);

/* True if it has to be looked at again soon. */
bool dispatch_clock_is_suspect(void);

#endif
