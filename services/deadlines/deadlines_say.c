/* What vigil-deadlines says in the journal: see deadlines.h. */
#include <string.h>

#include "deadlines/deadlines.h"
#include "rules/rules_ladder.h"
#include "wire/wire_alert.h"
#include "wire/wire_clock_event.h"

static enum vigil_event_kind
event_of(enum vigil_clock_state state)
{
    switch (state) {
    case VIGIL_CLOCK_STATE_RUNNING:
        return VIGIL_EVENT_CLOCK_STARTED;
    case VIGIL_CLOCK_STATE_STOPPED:
    case VIGIL_CLOCK_STATE_PAUSED:
        return VIGIL_EVENT_CLOCK_STOPPED;
    case VIGIL_CLOCK_STATE_MET_IN_TIME:
    case VIGIL_CLOCK_STATE_MET_LATE:
    case VIGIL_CLOCK_STATE_NONE:
        break;
    }
    return VIGIL_EVENT_CLOCK_MET;
}

void
deadlines_say_clock(struct run *run,
                    const struct vigil_deadline *deadline,
                    const char authority[VIGIL_PARTY_SIZE],
                    bool historic)
{
    uint8_t *body = run_append_body(&run->append, WIRE_CLOCK_EVENT_SIZE);
    struct vigil_event event = {.actor = "deadlines",
                                .type = event_of(deadline->state),
                                .historic = historic,
                                .body = body};
    event.body_size = wire_clock_event_write(deadline, body, WIRE_CLOCK_EVENT_SIZE);
    memcpy(event.case_ref, deadline->case_ref, sizeof(event.case_ref));
    memcpy(event.party, authority, sizeof(event.party));
    (void)run_append_add(&run->append, &event);
}

void
deadlines_say_alert(struct run *run, const struct vigil_alert *alert)
{
    uint8_t *body = run_append_body(&run->append, WIRE_ALERT_SIZE);
    struct vigil_event event = {
        .actor = "deadlines", .type = VIGIL_EVENT_ALERT_RAISED, .body = body};
    event.body_size = wire_alert_write(alert, body, WIRE_ALERT_SIZE);
    memcpy(event.case_ref, alert->case_ref, sizeof(event.case_ref));
    rules_ladder_party(alert->recipient, event.party);
    (void)run_append_add(&run->append, &event);
}
