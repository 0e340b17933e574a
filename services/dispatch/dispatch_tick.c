/*
 * What dispatch does beside following the journal, one thing a call, so that what the
 * journal said meanwhile is known before the next and questions are answered in between:
 * it takes in what came back, asks what did not, and hands over what is due.
 *
 * Order: the alert is marked as handed over and that is committed; then the message is
 * sent; then what became of it is committed with an entry in the journal. If we are
 * killed in between, it is sent again later with the same reference: it may come twice,
 * it is never lost in silence. If the database is away in between, or another copy at
 * work, the outcome is kept and recorded when it is back, or when our turn comes.
 */
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_clock.h"
#include "dispatch/dispatch_hand.h"

static struct dispatch_hand hand;

/* Records the outcome; what the journal has to know is said there. Nothing is written if
 * it is recorded already (by a commit whose answer was lost) or was withdrawn. */
static enum base_class
record(struct run *run, void *arg, struct base_error *ret_error)
{
    bool changed[DISPATCH_TOGETHER_MAX] = {false};
    (void)arg;
    for (size_t i = 0; i < hand.count; i++) {
        store_alert_change(run->store, &hand.alerts[i], hand.numbers[i], &changed[i]);
        store_delivery_put(run->store, &hand.deliveries[i], 1);
    }
    enum base_class class = store_run(run->store, ret_error);
    for (size_t i = 0; class == BASE_OK && i < hand.count; i++) {
        if (changed[i]) {
            dispatch_say(run, &hand.alerts[i], hand.news[i]);
        }
    }
    return class;
}

/* One message from its mark to its outcome; *ret_any: something was done. */
static enum base_class
hand_over(struct run *run, bool *ret_any, struct base_error *ret_error)
{
    *ret_any = false;
    if (!hand.concluded) {
        enum base_class class = run_transact(run, dispatch_take, &hand, ret_error);
        *ret_any = class == BASE_OK && hand.settled;
        if (class != BASE_OK || !hand.marked) {
            return class;
        }
        dispatch_send(&hand);
    }
    enum base_class class = run_transact(run, record, NULL, ret_error);
    hand.concluded = class != BASE_OK;
    *ret_any = true;
    return class;
}

/* The earlier of two, either of which may be none. */
static vigil_instant
earlier(vigil_instant a, vigil_instant b)
{
    if (a == VIGIL_INSTANT_NONE || b == VIGIL_INSTANT_NONE) {
        return a == VIGIL_INSTANT_NONE ? b : a;
    }
    return a < b ? a : b;
}

static bool
collects(void)
{
    const struct dispatch_channel *channel;
    for (size_t i = 0; (channel = dispatch_channel_at(i)) != NULL; i++) {
        if (channel->collect != NULL) {
            return true;
        }
    }
    return false;
}

static enum base_class
do_next(struct run *run, bool due, bool *ret_any, struct base_error *ret_error)
{
    enum base_class class = BASE_OK;
    *ret_any = false;
    if (!hand.concluded) {
        class = dispatch_hold_look(run, ret_error);
        class = class == BASE_OK ? dispatch_collect(run, ret_any, ret_error) : class;
        if (class == BASE_OK && !*ret_any) {
            class = dispatch_ask(run, ret_any, ret_error);
        }
    }
    if (class == BASE_OK && !*ret_any && (due || hand.concluded)) {
        class = hand_over(run, ret_any, ret_error);
    }
    return class;
}

enum base_class
dispatch_tick(struct run *run,
              vigil_instant now,
              vigil_instant *ret_next,
              struct base_error *ret_error)
{
    vigil_instant next = VIGIL_INSTANT_NONE, ask = VIGIL_INSTANT_NONE;
    struct store_seen seen = {.position = 0};
    bool any = false;
    enum base_class class = store_connect(run->store, ret_error);
    if (class == BASE_OK) {
        store_alert_next(run->store, &next);
        store_delivery_ask_next(run->store, &ask);
        store_seen_last(run->store, &seen);
        dispatch_clock_ask(run);
        class = store_run(run->store, ret_error);
    }
    if (class == BASE_OK) {
        class = dispatch_clock_settle(run, ret_error);
    }
    if (class == BASE_OK) {
        class = do_next(run, next != VIGIL_INSTANT_NONE && next <= now, &any, ret_error);
    }
    if (class == BASE_DONE) {
        *ret_next = VIGIL_INSTANT_NONE; /* another copy sends them */
        return BASE_OK;
    }
    if (class != BASE_OK) {
        dispatch_hold_look_again(); /* the database that comes back may be another */
        return class;
    }
    dispatch_hold_seen(&seen);
    *ret_next = hand.held ? ask : earlier(next, ask);
    if (collects() || dispatch_clock_is_suspect()) {
        int64_t pause = dispatch_parameters.collect_every_ms * INT64_C(1000);
        *ret_next = earlier(*ret_next, base_time_now() + pause);
    }
    run->tick_wanted = any;
    return BASE_OK;
}
