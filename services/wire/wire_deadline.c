/* A deadline within a receipt or a clock event: see wire_deadline.h. */
#include "wire/wire_deadline.h"

#include "wire/wire_codes.h"

void
wire_deadline_read(const struct wire_place *place,
                   const Vigil__V1__Deadline *message,
                   struct vigil_deadline *ret_deadline)
{
    wire_field_text(place,
                    "case_ref",
                    message->case_ref,
                    ret_deadline->case_ref,
                    sizeof(ret_deadline->case_ref));
    ret_deadline->clock =
        (enum vigil_clock)wire_codes_known(VIGIL_LIST_CLOCK, (int)message->clock);
    ret_deadline->revision = wire_field_int32(place, "revision", message->revision);
    wire_field_text(
        place, "rule", message->rule, ret_deadline->rule, sizeof(ret_deadline->rule));
    wire_field_date(place, "started_on", message->started_on, &ret_deadline->started_on);
    wire_field_date(place, "due_on", message->due_on, &ret_deadline->due_on);
    ret_deadline->state = (enum vigil_clock_state)wire_codes_known(VIGIL_LIST_CLOCK_STATE,
                                                                   (int)message->state);
    wire_field_instant(place, "met_at", message->met_at, &ret_deadline->met_at);
    ret_deadline->provisional = message->provisional;
    ret_deadline->status = (enum vigil_clock_status)wire_codes_known(
        VIGIL_LIST_CLOCK_STATUS, (int)message->status);
    ret_deadline->sense = (enum vigil_clock_sense)wire_codes_known(VIGIL_LIST_CLOCK_SENSE,
                                                                   (int)message->sense);
    ret_deadline->owner = (enum vigil_clock_owner)wire_codes_known(VIGIL_LIST_CLOCK_OWNER,
                                                                   (int)message->owner);
    wire_field_text(place,
                    "calendar",
                    message->calendar,
                    ret_deadline->calendar,
                    sizeof(ret_deadline->calendar));
    wire_field_instant(place, "due_at", message->due_at, &ret_deadline->due_at);
    ret_deadline->starts =
        (enum vigil_fact)wire_codes_known(VIGIL_LIST_FACT, (int)message->starts);
    ret_deadline->starts_due =
        (enum vigil_clock)wire_codes_known(VIGIL_LIST_CLOCK, (int)message->starts_due);
    ret_deadline->length = wire_field_int32(place, "length", message->length);
    if (message->backwards) {
        ret_deadline->length = -ret_deadline->length;
    }
    ret_deadline->unit = (enum vigil_clock_unit)wire_codes_known(VIGIL_LIST_CLOCK_UNIT,
                                                                 (int)message->unit);
    ret_deadline->paused = wire_field_int32(place, "paused", message->paused);
    wire_field_date(place, "base_on", message->base_on, &ret_deadline->base_on);
    if (ret_deadline->base_on == VIGIL_DATE_NONE) {
        ret_deadline->base_on = ret_deadline->due_on;
    }
}

void
wire_deadline_fill(const struct vigil_deadline *deadline,
                   struct wire_deadline *ret_message)
{
    Vigil__V1__Deadline *message = &ret_message->message;
    vigil__v1__deadline__init(message);
    message->case_ref = wire_field_lend(deadline->case_ref);
    message->clock = (Vigil__V1__Clock)deadline->clock;
    message->revision = (uint32_t)deadline->revision;
    message->rule = wire_field_lend(deadline->rule);
    base_date_print(deadline->started_on, ret_message->started_on);
    message->started_on = ret_message->started_on;
    base_date_print(deadline->due_on, ret_message->due_on);
    message->due_on = ret_message->due_on;
    message->state = (Vigil__V1__ClockState)deadline->state;
    base_instant_print(deadline->met_at, ret_message->met_at);
    message->met_at = ret_message->met_at;
    message->provisional = deadline->provisional;
    message->status = (Vigil__V1__ClockStatus)deadline->status;
    message->sense = (Vigil__V1__ClockSense)deadline->sense;
    message->owner = (Vigil__V1__ClockOwner)deadline->owner;
    message->calendar = wire_field_lend(deadline->calendar);
    base_instant_print(deadline->due_at, ret_message->due_at);
    message->due_at = ret_message->due_at;
    message->starts = (Vigil__V1__Fact)deadline->starts;
    message->starts_due = (Vigil__V1__Clock)deadline->starts_due;
    message->length =
        (uint32_t)(deadline->length < 0 ? -deadline->length : deadline->length);
    message->backwards = deadline->length < 0;
    message->unit = (Vigil__V1__ClockUnit)deadline->unit;
    message->paused = (uint32_t)deadline->paused;
    base_date_print(deadline->base_on == deadline->due_on ? VIGIL_DATE_NONE
                                                          : deadline->base_on,
                    ret_message->base_on);
    message->base_on = ret_message->base_on;
}
