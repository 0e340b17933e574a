/*
 * Whether an alert may go out now: looked at in the transaction that marks it as handed
 * over, just before it is. Pure.
 */
#ifndef DISPATCH_DISPATCH_LOOK_H
#define DISPATCH_DISPATCH_LOOK_H

#include "dispatch/dispatch_window.h"
#include "store/store_alert.h"
#include "store/store_standing.h"

enum dispatch_verdict { DISPATCH_SENDS = 0, DISPATCH_WITHDRAWS, DISPATCH_WAITS };

struct dispatch_look {
    enum dispatch_verdict verdict;
    const char *why;     /* a code; "" where it sends */
    vigil_instant until; /* where it waits */
};

struct dispatch_view {
    const struct rules_law *law;
    const struct dispatch_window *window;
    const struct store_standing *standing;
    bool prefers_digest;
    bool repeats; /* the present way was tried before */
    vigil_instant now;
};

#define DISPATCH_DIGEST                                                                  \
    "digest" /* the outcome of those that wait for one message a day */

struct dispatch_look dispatch_look_at(const struct store_alert *alert,
                                      const struct dispatch_view *view);

#endif
