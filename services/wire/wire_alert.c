/* The body of the alert events: see wire_alert.h. */
#include "wire/wire_alert.h"

#include "base/base_date.h"
#include "vigil/v1/alert.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_alert_read(const uint8_t *body,
                size_t size,
                struct vigil_alert *ret_alert,
                struct vigil_faults *ret_faults)
{
    const Vigil__V1__Alert *message = wire_message_unpack(
        &vigil__v1__alert__descriptor, body, size, &wire_limits_request, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_alert *ret = ret_alert;
    wire_field_text(
        &place, "case_ref", message->case_ref, ret->case_ref, sizeof(ret->case_ref));
    ret->clock = (enum vigil_clock)message->clock;
    ret->revision = wire_field_int32(&place, "revision", message->revision);
    wire_field_text(&place, "rung", message->rung, ret->rung, sizeof(ret->rung));
    wire_field_text(
        &place, "recipient", message->recipient, ret->recipient, sizeof(ret->recipient));
    wire_field_date(&place, "due_on", message->due_on, &ret->due_on);
    wire_field_text(
        &place, "outcome", message->outcome, ret->outcome, sizeof(ret->outcome));
    ret->hop = wire_field_int32(&place, "hop", message->hop);
    ret->channel = (enum vigil_channel)message->channel;
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_alert_write(const struct vigil_alert *alert, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__Alert message;
    vigil__v1__alert__init(&message);
    char due_on[BASE_DATE_SIZE];
    message.case_ref = wire_field_lend(alert->case_ref);
    message.clock = (Vigil__V1__Clock)alert->clock;
    message.revision = (uint32_t)alert->revision;
    message.rung = wire_field_lend(alert->rung);
    message.recipient = wire_field_lend(alert->recipient);
    base_date_print(alert->due_on, due_on);
    message.due_on = due_on;
    message.outcome = wire_field_lend(alert->outcome);
    message.hop = (uint32_t)alert->hop;
    message.channel = (Vigil__V1__Channel)alert->channel;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
