/* What the journal is told of an alert: it went on to its next way, reached, failed. */
#include <string.h>

#include "base/base_text.h"
#include "dispatch/dispatch_hand.h"
#include "wire/wire_alert.h"

static enum vigil_event_kind
event_of(const struct store_alert *alert, enum dispatch_news news)
{
    if (news == DISPATCH_ESCALATES) {
        return VIGIL_EVENT_ALERT_ESCALATED;
    }
    return alert->state == VIGIL_ALERT_STATE_DELIVERED ? VIGIL_EVENT_ALERT_DELIVERED
                                                       : VIGIL_EVENT_ALERT_FAILED;
}

void
dispatch_say(struct run *run, const struct store_alert *alert, enum dispatch_news news)
{
    if (news == DISPATCH_NOTHING) {
        return;
    }
    uint8_t *body = run_append_body(&run->append, WIRE_ALERT_SIZE);
    struct vigil_event event = {
        .actor = "dispatch", .type = event_of(alert, news), .body = body};
    event.body_size = wire_alert_write(&alert->alert, body, WIRE_ALERT_SIZE);
    memcpy(event.case_ref, alert->alert.case_ref, sizeof(event.case_ref));
    (void)base_text_copy_bytes(event.party,
                               sizeof(event.party),
                               alert->alert.recipient,
                               strcspn(alert->alert.recipient, "/"));
    (void)run_append_add(&run->append, &event);
}
