/*
 * What the journal says about alerts: one that was raised becomes planned; when its clock
 * is met or stopped before it was handed over, it is withdrawn, since nothing goes out
 * for what is done.
 */
#include "base/base_log.h"
#include "dispatch/dispatch.h"
#include "wire/wire_alert.h"
#include "wire/wire_clock_event.h"

static void
unreadable(const struct vigil_event *event)
{
    base_log(BASE_LOG_ERROR,
             "event=unreadable_body position=%lld type=%d",
             (long long)event->position,
             (int)event->type);
}

enum base_class
dispatch_apply(struct run *run,
               const struct vigil_event *events,
               size_t count,
               struct base_error *ret_error)
{
    static struct store_alert planned[RUN_FOLLOW_MAX];
    static struct vigil_deadline met[RUN_FOLLOW_MAX];
    static struct vigil_faults faults;
    (void)ret_error;
    size_t planned_count = 0, met_count = 0;
    vigil_instant last = VIGIL_INSTANT_NONE;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_event *event = &events[i];
        last = event->recorded_at;
        if (event->type == VIGIL_EVENT_ALERT_RAISED) {
            struct store_alert *to = &planned[planned_count];
            if (wire_alert_read(event->body, event->body_size, &to->alert, &faults) !=
                BASE_OK) {
                unreadable(event);
                continue;
            }
            to->raised_position = event->position;
            to->next_attempt_at = event->recorded_at;
            planned_count++;
        } else if (event->type == VIGIL_EVENT_CLOCK_MET ||
                   event->type == VIGIL_EVENT_CLOCK_STOPPED) {
            if (wire_clock_event_read(
                    event->body, event->body_size, &met[met_count], &faults) != BASE_OK) {
                unreadable(event);
                continue;
            }
            met_count++;
        }
    }
    store_alert_add(run->store, planned, planned_count);
    store_alert_withdraw(run->store, met, met_count, last);
    return BASE_OK;
}
