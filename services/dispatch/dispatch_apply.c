/*
 * What the journal says about alerts: one that was raised becomes planned; when its clock
 * is met or stopped before it was delivered, it is withdrawn, since nothing goes out for
 * what is done. And orders: those that failed are sent again, reminders are put off,
 * after a restore all goes out again.
 *
 * What dispatch itself has said changes nothing, unless what it keeps is made again from
 * the journal: then what was delivered is not sent a second time.
 */
#include "base/base_log.h"
#include "dispatch/dispatch.h"
#include "wire/wire_alert.h"
#include "wire/wire_clock_event.h"
#include "wire/wire_order.h"

static struct {
    struct store_alert planned[RUN_FOLLOW_MAX], ended[RUN_FOLLOW_MAX];
    struct vigil_deadline met[RUN_FOLLOW_MAX];
    size_t planned_count, ended_count, met_count;
    vigil_instant last;
} batch;

static struct vigil_faults faults;

static void
unreadable(const struct vigil_event *event)
{
    base_log(BASE_LOG_ERROR,
             "event=unreadable_body position=%lld type=%d",
             (long long)event->position,
             (int)event->type);
}

/* Queues what was gathered, in the order in which it may depend on each other. */
static void
flush(struct run *run)
{
    store_alert_add(run->store, batch.planned, batch.planned_count);
    store_alert_settle(run->store, batch.ended, batch.ended_count);
    store_alert_withdraw(run->store, batch.met, batch.met_count, batch.last);
    batch.planned_count = batch.ended_count = batch.met_count = 0;
}

static bool
add_alert(const struct vigil_event *event, enum vigil_alert_state state)
{
    bool raised = state == VIGIL_ALERT_STATE_PLANNED;
    struct store_alert *to =
        raised ? &batch.planned[batch.planned_count] : &batch.ended[batch.ended_count];
    if (wire_alert_read(event->body, event->body_size, &to->alert, &faults) != BASE_OK) {
        return false;
    }
    to->raised_position = event->position;
    to->state = state;
    to->next_attempt_at = to->changed_at = event->recorded_at;
    batch.planned_count += raised ? 1 : 0;
    batch.ended_count += raised ? 0 : 1;
    return true;
}

static bool
add_clock(const struct vigil_event *event)
{
    struct vigil_deadline *to = &batch.met[batch.met_count];
    if (wire_clock_event_read(event->body, event->body_size, to, &faults) != BASE_OK) {
        return false;
    }
    batch.met_count++;
    return true;
}

static bool
do_order(struct run *run, const struct vigil_event *event)
{
    struct vigil_order order;
    if (wire_order_read(event->body, event->body_size, &order, &faults) != BASE_OK) {
        return false;
    }
    flush(run);
    if (event->type == VIGIL_EVENT_ALERT_RETRY) {
        store_alert_retry(run->store, order.case_ref, event->recorded_at);
    } else if (event->type == VIGIL_EVENT_SNOOZE) {
        store_snooze_put(run->store, &order, event->actor);
    } else {
        dispatch_hold_go_live(run);
    }
    return true;
}

static bool
take(struct run *run, const struct vigil_event *event)
{
    switch ((int)event->type) {
    case VIGIL_EVENT_ALERT_RAISED:
        return add_alert(event, VIGIL_ALERT_STATE_PLANNED);
    case VIGIL_EVENT_ALERT_DELIVERED:
        return add_alert(event, VIGIL_ALERT_STATE_DELIVERED);
    case VIGIL_EVENT_ALERT_FAILED:
        return add_alert(event, VIGIL_ALERT_STATE_FAILED);
    case VIGIL_EVENT_CLOCK_MET:
    case VIGIL_EVENT_CLOCK_STOPPED:
        return add_clock(event);
    case VIGIL_EVENT_ALERT_RETRY:
    case VIGIL_EVENT_SNOOZE:
    case VIGIL_EVENT_GO_LIVE:
        return do_order(run, event);
    default:
        return true;
    }
}

enum base_class
dispatch_apply(struct run *run,
               const struct vigil_event *events,
               size_t count,
               struct base_error *ret_error)
{
    (void)ret_error;
    batch.planned_count = batch.ended_count = batch.met_count = 0;
    for (size_t i = 0; i < count; i++) {
        batch.last = events[i].recorded_at;
        if (!take(run, &events[i])) {
            unreadable(&events[i]);
        }
    }
    flush(run);
    return BASE_OK;
}
