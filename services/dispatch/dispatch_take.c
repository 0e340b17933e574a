/*
 * Taking what is due into the hand: the decision whether it goes out, and the mark that
 * it does, in one transaction. See dispatch_hand.h.
 *
 * Should what became of it never be recorded, it is due again when the attempt must long
 * be over, with the same reference.
 */
#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_hand.h"
#include "dispatch/dispatch_look.h"

enum { WAYS_KEPT = 32, GRACE_MS = 5000 };

/* The delivery of the alert's present way: as it is there, or new. */
static void
present(const struct dispatch_hand *hand,
        const struct store_alert *alert,
        const struct store_deliveries *there,
        struct store_delivery *ret)
{
    for (size_t i = 0; i < there->count; i++) {
        if (there->at[i].round == alert->round &&
            there->at[i].alert.hop == alert->alert.hop) {
            *ret = there->at[i];
            return;
        }
    }
    *ret =
        (struct store_delivery){.alert = alert->alert,
                                .round = alert->round,
                                .reference = dispatch_plan_reference(alert, hand->secret),
                                .channel = hand->way.channel,
                                .confirm_by = VIGIL_INSTANT_NONE,
                                .ask_at = VIGIL_INSTANT_NONE};
}

static struct dispatch_look
look_at(const struct run *run,
        const struct store_alert *alert,
        const struct store_delivery *delivery,
        const struct store_standing *standing)
{
    const struct dispatch_view view = {
        .law = &run->law,
        .window = &dispatch_parameters.window,
        .standing = standing,
        .prefers_digest = dispatch_recipients_digest(alert->alert.recipient),
        .repeats = delivery->attempts > 0,
        .now = base_time_now()};
    return dispatch_look_at(alert, &view);
}

/* It does not go out now: withdrawn or put off. */
static void
put_off(struct run *run, const struct dispatch_look *look, struct store_alert *alert)
{
    static bool changed;
    bool gathered = strcmp(alert->alert.outcome, DISPATCH_DIGEST) == 0;
    alert->changed_at = base_time_now();
    alert->next_attempt_at = look->until;
    if (look->verdict == DISPATCH_WITHDRAWS) {
        alert->state = VIGIL_ALERT_STATE_WITHDRAWN;
        alert->next_attempt_at = VIGIL_INSTANT_NONE;
        alert->awaits = false;
    }
    if (look->verdict == DISPATCH_WITHDRAWS || (!alert->awaits && !gathered)) {
        (void)base_text_copy(
            alert->alert.outcome, sizeof(alert->alert.outcome), look->why);
    }
    store_alert_change(run->store, alert, alert->attempts, &changed);
}

/* The present way's time is up, or it is none: on to the next. */
static void
go_on(struct run *run, struct dispatch_hand *hand, const char *why)
{
    static bool changed;
    struct store_alert *alert = &hand->alerts[0];
    int32_t before = alert->attempts;
    if (strcmp(why, "no_mailbox") == 0) {
        alert->attempts++; /* it was tried, and is listed as tried */
        hand->deliveries[0].attempts++;
    }
    enum dispatch_news news = dispatch_plan_go_on(
        alert, &hand->deliveries[0], why, hand->ways, base_time_now());
    store_alert_change(run->store, alert, before, &changed);
    store_delivery_put(run->store, &hand->deliveries[0], 1);
    dispatch_say(run, alert, news);
}

/* Why the present way cannot go on; NULL: it can. */
static const char *
hindrance(const struct dispatch_hand *hand, vigil_instant now)
{
    const struct store_alert *alert = &hand->alerts[0];
    bool up = alert->hop_until != VIGIL_INSTANT_NONE && now >= alert->hop_until;
    if (hand->ways == 0) {
        return "no_mailbox";
    }
    if ((size_t)alert->alert.hop > hand->ways) {
        return "no_way"; /* the table has fewer than it had */
    }
    if (alert->awaits) {
        return "not_confirmed";
    }
    return up && (size_t)alert->alert.hop < hand->ways && hand->deliveries[0].attempts > 0
               ? "not_confirmed"
               : NULL;
}

/* Of whichever channel: it is over by then. */
static int
longest_timeout_ms(void)
{
    const struct dispatch_parameters *p = &dispatch_parameters;
    return p->smtp_timeout_ms > p->http_timeout_ms ? p->smtp_timeout_ms
                                                   : p->http_timeout_ms;
}

/* Marks one; its place in the hand is i. */
static void
mark(struct run *run, struct dispatch_hand *hand, size_t i, bool *ret_changed)
{
    const struct dispatch_plan plan = dispatch_plan_of_parameters();
    struct store_alert *alert = &hand->alerts[i];
    struct store_delivery *delivery = &hand->deliveries[i];
    vigil_instant now = base_time_now();
    dispatch_plan_begin(&plan, alert, now);
    hand->numbers[i] = ++alert->attempts;
    delivery->attempts++;
    delivery->channel = hand->way.channel;
    delivery->reference = hand->deliveries[0].reference;
    delivery->state = alert->state = VIGIL_ALERT_STATE_HANDED_OVER;
    delivery->changed_at = alert->changed_at = now;
    alert->next_attempt_at = now + (int64_t)(longest_timeout_ms() + GRACE_MS) * 1000;
    store_alert_change(run->store, alert, hand->numbers[i] - 1, ret_changed);
    store_delivery_put(run->store, delivery, 1);
}

/* True if the other is to go in one message with the first of the hand. */
static bool
goes_along(const struct run *run,
           const struct dispatch_hand *hand,
           const struct store_alert *other,
           const struct store_delivery *delivery,
           const struct store_standing *standing)
{
    const struct store_alert *first = &hand->alerts[0];
    return hand->count < DISPATCH_TOGETHER_MAX &&
           other->raised_position != first->raised_position &&
           other->alert.hop == first->alert.hop && other->round == first->round &&
           !other->awaits && other->state != VIGIL_ALERT_STATE_WITHDRAWN &&
           other->next_attempt_at != VIGIL_INSTANT_NONE &&
           look_at(run, other, delivery, standing).verdict == DISPATCH_SENDS;
}

/* Adds those that go in the same message: that went in it before, or that waited for the
 * same hour. */
static enum base_class
gather(struct run *run, struct dispatch_hand *hand, struct base_error *ret_error)
{
    static struct store_alert at[DISPATCH_TOGETHER_MAX];
    static struct store_delivery deliveries[DISPATCH_TOGETHER_MAX];
    static struct store_standing standing[DISPATCH_TOGETHER_MAX];
    struct store_alerts others = {.at = at, .capacity = BASE_COUNT(at)};
    struct store_deliveries there = {.at = deliveries,
                                     .capacity = BASE_COUNT(deliveries)};
    const struct store_alert *first = &hand->alerts[0];
    bool repeats = hand->deliveries[0].attempts > 0;
    if (!repeats && strcmp(first->alert.outcome, DISPATCH_DIGEST) != 0) {
        return BASE_OK;
    }
    if (repeats) {
        store_delivery_named(run->store, &hand->deliveries[0].reference, &there, &others);
    } else {
        store_alert_waiting(run->store,
                            first->alert.recipient,
                            DISPATCH_DIGEST,
                            base_time_now(),
                            &others);
    }
    enum base_class class = store_run(run->store, ret_error);
    for (size_t i = 0; class == BASE_OK && i < others.count; i++) {
        store_standing_of(run->store, &at[i].alert, &standing[i]);
    }
    class = class == BASE_OK ? store_run(run->store, ret_error) : class;
    for (size_t i = 0; class == BASE_OK && i < others.count; i++) {
        bool current = !repeats || (deliveries[i].alert.hop == at[i].alert.hop &&
                                    deliveries[i].round == at[i].round);
        if (!repeats) {
            present(hand, &at[i], &there, &deliveries[i]);
        }
        if (current && goes_along(run, hand, &at[i], &deliveries[i], &standing[i])) {
            hand->alerts[hand->count] = at[i];
            hand->deliveries[hand->count++] = deliveries[i];
        }
    }
    return class;
}

static enum base_class
mark_all(struct run *run, struct dispatch_hand *hand, struct base_error *ret_error)
{
    bool changed[DISPATCH_TOGETHER_MAX];
    for (size_t i = 0; i < hand->count; i++) {
        mark(run, hand, i, &changed[i]);
    }
    enum base_class class = store_run(run->store, ret_error);
    hand->marked = class == BASE_OK;
    for (size_t i = 0; i < hand->count; i++) {
        hand->marked = hand->marked && changed[i];
    }
    return class;
}

/* What is due first, and what is known of it. */
static enum base_class
first_due(struct run *run,
          struct dispatch_hand *hand,
          struct store_standing *ret_standing,
          struct base_error *ret_error)
{
    static struct store_delivery kept[WAYS_KEPT];
    struct store_deliveries there = {.at = kept, .capacity = WAYS_KEPT};
    struct dispatch_way ways[DISPATCH_WAYS_MAX];
    struct store_alerts due = {.at = hand->alerts, .capacity = 1};
    struct store_holds holds;
    store_delivery_secret(run->store, hand->secret);
    store_hold_all(run->store, &holds);
    store_alert_due(run->store, base_time_now(), 1, &due);
    enum base_class class = store_run(run->store, ret_error);
    hand->held = class == BASE_OK && holds.count > 0;
    if (class != BASE_OK || hand->held || due.count == 0) {
        return class;
    }
    struct store_alert *alert = &hand->alerts[0];
    hand->count = 1;
    hand->ways = dispatch_recipients_ways(alert->alert.recipient, ways);
    if (alert->alert.hop >= 1 && (size_t)alert->alert.hop <= hand->ways) {
        hand->way = ways[alert->alert.hop - 1];
    }
    store_delivery_of(run->store, &alert->alert, &there);
    store_standing_of(run->store, &alert->alert, ret_standing);
    class = store_run(run->store, ret_error);
    if (class == BASE_OK) {
        present(hand, alert, &there, &hand->deliveries[0]);
    }
    return class;
}

enum base_class
dispatch_take(struct run *run, void *arg, struct base_error *ret_error)
{
    struct dispatch_hand *hand = arg;
    struct store_standing standing;
    memset(hand, 0, sizeof(*hand));
    enum base_class class = first_due(run, hand, &standing, ret_error);
    if (class != BASE_OK || hand->count == 0) {
        return class;
    }
    struct dispatch_look look =
        look_at(run, &hand->alerts[0], &hand->deliveries[0], &standing);
    const char *why = hindrance(hand, base_time_now());
    hand->settled = look.verdict != DISPATCH_SENDS || why != NULL;
    if (look.verdict != DISPATCH_SENDS) {
        put_off(run, &look, &hand->alerts[0]);
        return BASE_OK;
    }
    if (why != NULL) {
        go_on(run, hand, why);
        return BASE_OK;
    }
    class = gather(run, hand, ret_error);
    return class == BASE_OK ? mark_all(run, hand, ret_error) : class;
}
