/*
 * The message in hand: one alert or, for who prefers it, several of a day, from the mark
 * that it is handed over to the record of what became of it. This room's own.
 */
#ifndef DISPATCH_DISPATCH_HAND_H
#define DISPATCH_DISPATCH_HAND_H

#include "dispatch/dispatch_plan.h"
#include "dispatch/dispatch_recipients.h"
#include "run/run_service.h"

enum { DISPATCH_TOGETHER_MAX = 32 };

struct dispatch_hand {
    size_t count;
    struct store_alert alerts[DISPATCH_TOGETHER_MAX];
    struct store_delivery deliveries[DISPATCH_TOGETHER_MAX];
    int32_t numbers[DISPATCH_TOGETHER_MAX]; /* attempts, as marked */
    enum dispatch_news news[DISPATCH_TOGETHER_MAX];
    uint8_t secret[STORE_DELIVERY_SECRET]; /* of references */
    struct dispatch_way way;
    size_t ways;
    bool marked;    /* the mark is committed: it has to be sent */
    bool settled;   /* one was withdrawn, put off or moved on instead */
    bool held;      /* there is a reason to hold: nothing was looked at */
    bool concluded; /* it was sent; what became of it is not yet recorded */
};

/* dispatch_take.c: a run_body; takes what is due first into the hand and marks it. */
enum base_class dispatch_take(struct run *run, void *hand, struct base_error *ret_error);

/* dispatch_send.c: hands over what is in the hand, and concludes. */
void dispatch_send(struct dispatch_hand *hand);

/* dispatch_say.c: an entry of the journal for what happened to an alert. */
void
dispatch_say(struct run *run, const struct store_alert *alert, enum dispatch_news news);

/* The parameters as a plan. */
struct dispatch_plan dispatch_plan_of_parameters(void);

#endif
