/*
 * What came back about a message that was handed over, from whatever channel: recorded
 * once, for each alert that went in it, with an entry of the journal where it matters.
 */
#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_log.h"
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_hand.h"

#define LONGEST_ASK (3600 * BASE_SECOND)
#define LAST_ASK    (24 * 3600 * BASE_SECOND) /* behind the time by which it was wanted */

struct arrival {
    const struct dispatch_confirmation *confirmation;
    bool known;
};

/* One alert of those that went in the message. */
static void
take_in(struct run *run,
        const struct dispatch_confirmation *confirmation,
        struct store_alert *alert,
        struct store_delivery *delivery,
        enum dispatch_news *ret_news,
        bool *ret_changed)
{
    struct dispatch_way ways[DISPATCH_WAYS_MAX];
    size_t count = dispatch_recipients_ways(alert->alert.recipient, ways);
    *ret_changed = false;
    *ret_news =
        dispatch_plan_confirm(confirmation, alert, delivery, count, base_time_now());
    store_delivery_put(run->store, delivery, 1);
    if (*ret_news != DISPATCH_NOTHING) {
        store_alert_change(run->store, alert, alert->attempts, ret_changed);
    }
}

static enum base_class
confirm_body(struct run *run, void *arg, struct base_error *ret_error)
{
    static struct store_alert at[DISPATCH_TOGETHER_MAX];
    static struct store_delivery of[DISPATCH_TOGETHER_MAX];
    struct store_alerts alerts = {.at = at, .capacity = BASE_COUNT(at)};
    struct store_deliveries deliveries = {.at = of, .capacity = BASE_COUNT(of)};
    enum dispatch_news news[DISPATCH_TOGETHER_MAX];
    bool changed[DISPATCH_TOGETHER_MAX];
    struct arrival *arrival = arg;
    struct vigil_id reference;
    arrival->known = false;
    if (!base_id_parse(arrival->confirmation->reference, &reference)) {
        return BASE_OK;
    }
    store_delivery_named(run->store, &reference, &deliveries, &alerts);
    enum base_class class = store_run(run->store, ret_error);
    size_t count = alerts.count;
    for (size_t i = 0; class == BASE_OK && i < count; i++) {
        take_in(run, arrival->confirmation, &at[i], &of[i], &news[i], &changed[i]);
    }
    class = class == BASE_OK ? store_run(run->store, ret_error) : class;
    for (size_t i = 0; class == BASE_OK && i < count; i++) {
        if (changed[i]) {
            dispatch_say(run, &at[i], news[i]);
        }
    }
    arrival->known = count > 0;
    return class;
}

enum base_class
dispatch_confirm(struct run *run,
                 const struct dispatch_confirmation *confirmation,
                 bool *ret_known,
                 struct base_error *ret_error)
{
    struct arrival arrival = {.confirmation = confirmation};
    enum base_class class = run_transact(run, confirm_body, &arrival, ret_error);
    *ret_known = arrival.known;
    if (class == BASE_OK) {
        base_log(BASE_LOG_INFO,
                 "event=confirmation reference=%s known=%d outcome=%s",
                 arrival.known ? confirmation->reference : "-",
                 (int)arrival.known,
                 arrival.known ? confirmation->outcome : "-");
    }
    return class;
}

enum base_class
dispatch_collect(struct run *run, bool *ret_any, struct base_error *ret_error)
{
    static struct dispatch_confirmation confirmation;
    const struct dispatch_channel *channel;
    *ret_any = false;
    for (size_t i = 0; (channel = dispatch_channel_at(i)) != NULL; i++) {
        bool found = false, known = false;
        struct base_error why = {.code = ""};
        if (channel->collect == NULL) {
            continue;
        }
        if (channel->collect(&confirmation, &found, &why) != BASE_OK) {
            base_log(BASE_LOG_WARNING, "event=not_collected code=%s", why.code);
            continue;
        }
        if (!found) {
            continue;
        }
        enum base_class class = dispatch_confirm(run, &confirmation, &known, ret_error);
        if (class != BASE_OK) {
            return class;
        }
        channel->collected(known);
        *ret_any = true;
    }
    return BASE_OK;
}

/* When the peer is asked again: seldomer with time; not for ever. */
static vigil_instant
next_ask(const struct store_delivery *delivery, vigil_instant now)
{
    int64_t passed = now - delivery->changed_at;
    if (now > delivery->confirm_by + LAST_ASK) {
        return VIGIL_INSTANT_NONE;
    }
    passed = passed < LONGEST_ASK ? passed : LONGEST_ASK;
    return now + (passed > 60 * BASE_SECOND ? passed : 60 * BASE_SECOND);
}

static enum base_class
ask_later(struct run *run, void *arg, struct base_error *ret_error)
{
    const struct store_delivery *delivery = arg;
    (void)ret_error;
    store_delivery_ask_at(
        run->store, &delivery->reference, next_ask(delivery, base_time_now()));
    return BASE_OK;
}

enum base_class
dispatch_ask(struct run *run, bool *ret_any, struct base_error *ret_error)
{
    static struct store_delivery delivery;
    struct store_deliveries due = {.at = &delivery, .capacity = 1};
    struct dispatch_confirmation confirmation = {.fate = DISPATCH_UNKNOWN};
    struct base_error why = {.code = ""};
    *ret_any = false;
    store_delivery_ask(run->store, base_time_now(), &due);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK || due.count == 0) {
        return class;
    }
    *ret_any = true;
    class = run_transact(run, ask_later, &delivery, ret_error);
    const struct dispatch_channel *channel = dispatch_channel_find(delivery.channel);
    if (class != BASE_OK || channel == NULL || channel->ask == NULL) {
        return class;
    }
    base_id_print(&delivery.reference, confirmation.reference);
    enum base_class asked =
        channel->ask(confirmation.reference, delivery.provider_id, &confirmation, &why);
    if (asked != BASE_OK || confirmation.fate == DISPATCH_UNKNOWN) {
        return BASE_OK;
    }
    base_id_print(&delivery.reference, confirmation.reference);
    bool known;
    return dispatch_confirm(run, &confirmation, &known, ret_error);
}
