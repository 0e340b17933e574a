/* Handing over what is in the hand: see dispatch_hand.h. */
#include <string.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_hand.h"
#include "dispatch/dispatch_letter.h"

struct dispatch_plan
dispatch_plan_of_parameters(void)
{
    const struct dispatch_parameters *p = &dispatch_parameters;
    return (struct dispatch_plan){.confirm_within = p->confirm_within_s * BASE_SECOND,
                                  .retry_first = p->retry_first_s * BASE_SECOND,
                                  .attempts_max = p->attempts_max};
}

static bool
write_message(const struct dispatch_hand *hand, struct dispatch_message *ret_message)
{
    const struct vigil_alert *alerts[DISPATCH_TOGETHER_MAX];
    for (size_t i = 0; i < hand->count; i++) {
        alerts[i] = &hand->alerts[i].alert;
    }
    const struct dispatch_letter letter = {.alerts = alerts,
                                           .count = hand->count,
                                           .to = hand->way.to,
                                           .now = base_time_now(),
                                           .sandbox = base_time_is_sandbox()};
    memset(ret_message, 0, sizeof(*ret_message));
    base_id_print(&hand->deliveries[0].reference, ret_message->reference);
    return dispatch_letter_write(&letter, ret_message);
}

static enum base_class
hand_over(const struct dispatch_hand *hand,
          struct dispatch_handed *ret_handed,
          bool *ret_can_be_asked,
          struct base_error *ret_error)
{
    static struct dispatch_message message;
    const struct dispatch_channel *channel = dispatch_channel_find(hand->way.channel);
    if (channel == NULL) {
        return base_error_set(
            ret_error, BASE_BUG, "no_channel", "there is no such channel");
    }
    *ret_can_be_asked = channel->ask != NULL;
    if (!write_message(hand, &message)) {
        return base_error_set(ret_error, BASE_REFUSE, "too_long", "the text is too long");
    }
    return channel->hand_over(&message, ret_handed, ret_error);
}

void
dispatch_send(struct dispatch_hand *hand)
{
    struct base_error why = {.code = ""};
    struct dispatch_handed handed = {.provider_id = ""};
    const struct dispatch_plan plan = dispatch_plan_of_parameters();
    struct dispatch_attempt attempt = {.ways = hand->ways, .handed = &handed};
    attempt.sent = hand_over(hand, &handed, &attempt.can_be_asked, &why);
    attempt.code = why.code;
    attempt.now = base_time_now();
    for (size_t i = 0; i < hand->count; i++) {
        struct store_alert *alert = &hand->alerts[i];
        int32_t hop = alert->alert.hop;
        hand->news[i] =
            dispatch_plan_conclude(&plan, &attempt, alert, &hand->deliveries[i]);
        base_log(attempt.sent == BASE_OK ? BASE_LOG_INFO : BASE_LOG_WARNING,
                 "event=alert ref=%s clock=%s rung=%s recipient=%s channel=%s way=%d "
                 "attempt=%d outcome=%s",
                 alert->alert.case_ref,
                 vigil_code_name(VIGIL_LIST_CLOCK, (int)alert->alert.clock),
                 alert->alert.rung,
                 alert->alert.recipient,
                 vigil_code_name(VIGIL_LIST_CHANNEL, (int)hand->way.channel),
                 (int)hop,
                 hand->numbers[i],
                 alert->alert.outcome);
    }
    hand->concluded = true;
}
