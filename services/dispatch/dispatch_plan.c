/* What becomes of an alert and of its present way: see dispatch_plan.h. */
#include "dispatch/dispatch_plan.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_hmac.h"
#include "base/base_text.h"

#define LONGEST_WAIT (4 * 3600 * BASE_SECOND)
#define FIRST_ASK    (60 * BASE_SECOND)

int64_t
dispatch_plan_wait(const struct dispatch_plan *plan,
                   const struct vigil_id *reference,
                   int32_t attempts)
{
    uint8_t hash[BASE_HASH_SIZE];
    int64_t wait = plan->retry_first;
    for (int32_t i = 1; i < attempts && wait < LONGEST_WAIT; i++) {
        wait *= 2;
    }
    wait = wait < LONGEST_WAIT ? wait : LONGEST_WAIT;
    base_hash_pair(
        reference->bytes, sizeof(reference->bytes), &attempts, sizeof(attempts), hash);
    return wait + wait / 4 * hash[0] / 255;
}

struct vigil_id
dispatch_plan_reference(const struct store_alert *alert,
                        const uint8_t secret[STORE_DELIVERY_SECRET])
{
    char key[192];
    uint8_t tag[BASE_HASH_SIZE];
    (void)base_text_print(key,
                          sizeof(key),
                          "%s/%d/%d/%s/%s/%d/%d",
                          alert->alert.case_ref,
                          (int)alert->alert.clock,
                          alert->alert.revision,
                          alert->alert.rung,
                          alert->alert.recipient,
                          alert->round,
                          alert->alert.hop);
    const struct base_part part = {.bytes = key, .size = strlen(key)};
    base_hmac(secret, STORE_DELIVERY_SECRET, &part, 1, tag);
    return base_id_derive(tag, sizeof(tag));
}

void
dispatch_plan_begin(const struct dispatch_plan *plan,
                    struct store_alert *alert,
                    vigil_instant now)
{
    if (alert->hop_until == VIGIL_INSTANT_NONE) {
        alert->hop_until = now + plan->confirm_within;
    }
}

static void
set(struct store_alert *alert,
    struct store_delivery *delivery,
    enum vigil_alert_state state,
    const char *outcome,
    vigil_instant now)
{
    delivery->state = alert->state = state;
    delivery->changed_at = alert->changed_at = now;
    alert->next_attempt_at = VIGIL_INSTANT_NONE;
    alert->awaits = false;
    alert->alert.channel = delivery->channel;
    (void)base_text_copy(delivery->outcome, sizeof(delivery->outcome), outcome);
    (void)base_text_copy(alert->alert.outcome, sizeof(alert->alert.outcome), outcome);
}

enum dispatch_news
dispatch_plan_go_on(struct store_alert *alert,
                    struct store_delivery *delivery,
                    const char *why,
                    size_t ways,
                    vigil_instant now)
{
    char reason[DISPATCH_OUTCOME_SIZE];
    (void)base_text_copy(reason, sizeof(reason), why); /* may be one that is set */
    set(alert, delivery, VIGIL_ALERT_STATE_FAILED, reason, now);
    if ((size_t)alert->alert.hop >= ways) {
        return DISPATCH_ENDS;
    }
    alert->alert.hop++;
    alert->state = VIGIL_ALERT_STATE_PLANNED;
    alert->hop_until = VIGIL_INSTANT_NONE;
    alert->next_attempt_at = now;
    return DISPATCH_ESCALATES;
}

static enum dispatch_news
taken(const struct dispatch_plan *plan,
      const struct dispatch_attempt *attempt,
      struct store_alert *alert,
      struct store_delivery *delivery)
{
    const struct dispatch_handed *handed = attempt->handed;
    vigil_instant now = attempt->now;
    (void)base_text_copy(
        delivery->provider_id, sizeof(delivery->provider_id), handed->provider_id);
    if (handed->is_delivery) {
        set(alert, delivery, VIGIL_ALERT_STATE_DELIVERED, "delivered", now);
        return DISPATCH_ENDS;
    }
    set(alert,
        delivery,
        VIGIL_ALERT_STATE_HANDED_OVER,
        handed->is_silent ? "relayed" : "accepted",
        now);
    alert->awaits = true;
    alert->hop_until = delivery->confirm_by = now + plan->confirm_within;
    alert->next_attempt_at = alert->hop_until;
    delivery->ask_at = attempt->can_be_asked ? now + FIRST_ASK : VIGIL_INSTANT_NONE;
    return DISPATCH_NOTHING;
}

enum dispatch_news
dispatch_plan_conclude(const struct dispatch_plan *plan,
                       const struct dispatch_attempt *attempt,
                       struct store_alert *alert,
                       struct store_delivery *delivery)
{
    vigil_instant now = attempt->now;
    bool more = (size_t)alert->alert.hop < attempt->ways;
    if (attempt->sent == BASE_OK) {
        return taken(plan, attempt, alert, delivery);
    }
    bool interrupted = strcmp(attempt->code, "interrupted") == 0;
    bool busy = strncmp(attempt->code, "busy_", 5) == 0;
    int64_t wait = dispatch_plan_wait(plan, &delivery->reference, delivery->attempts);
    if (interrupted || busy) { /* our own end and a limit are no failed attempts */
        alert->attempts--;
        delivery->attempts--;
    }
    bool ends = !interrupted && !busy && delivery->attempts >= plan->attempts_max;
    if (attempt->sent == BASE_REFUSE || ends) {
        return dispatch_plan_go_on(alert, delivery, attempt->code, attempt->ways, now);
    }
    set(alert, delivery, VIGIL_ALERT_STATE_PLANNED, attempt->code, now);
    alert->next_attempt_at = interrupted ? now : now + wait;
    if (more && alert->hop_until != VIGIL_INSTANT_NONE &&
        alert->next_attempt_at > alert->hop_until) {
        alert->next_attempt_at = alert->hop_until;
    }
    return DISPATCH_NOTHING;
}

enum dispatch_news
dispatch_plan_confirm(const struct dispatch_confirmation *confirmation,
                      struct store_alert *alert,
                      struct store_delivery *delivery,
                      size_t ways,
                      vigil_instant now)
{
    bool present = delivery->alert.hop == alert->alert.hop &&
                   delivery->round == alert->round &&
                   alert->state == VIGIL_ALERT_STATE_HANDED_OVER;
    if (confirmation->fate == DISPATCH_DELIVERED) {
        enum dispatch_news news = alert->state == VIGIL_ALERT_STATE_DELIVERED
                                      ? DISPATCH_NOTHING
                                      : DISPATCH_ENDS;
        delivery->ask_at = VIGIL_INSTANT_NONE;
        set(alert, delivery, VIGIL_ALERT_STATE_DELIVERED, "delivered", now);
        alert->alert.hop = delivery->alert.hop;
        return news;
    }
    if (confirmation->fate == DISPATCH_BOUNCED) {
        delivery->ask_at = VIGIL_INSTANT_NONE;
        if (present) {
            return dispatch_plan_go_on(alert, delivery, confirmation->outcome, ways, now);
        }
        if (delivery->state != VIGIL_ALERT_STATE_DELIVERED) {
            delivery->state = VIGIL_ALERT_STATE_FAILED;
        }
    }
    if (delivery->state != VIGIL_ALERT_STATE_DELIVERED &&
        confirmation->outcome[0] != '\0') {
        (void)base_text_copy(
            delivery->outcome, sizeof(delivery->outcome), confirmation->outcome);
        delivery->changed_at = now;
    }
    return DISPATCH_NOTHING;
}
