/* An entry of the journal: see wire_event.h. */
#include "wire/wire_event.h"

#include <string.h>

#include "base/base_id.h"
#include "vigil/v1/event.pb-c.h"
#include "wire/wire_cursor.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum { BODY = 7 }; /* its number in event.proto */

/* The body within the bytes given, since what protobuf-c unpacked does not last. */
static void
find_body(const uint8_t *bytes, size_t size, struct vigil_event *ret_event)
{
    struct wire_item item;
    bool found = wire_cursor_find(
        bytes, size, wire_limits_event.fields, BODY, WIRE_CODING_LENGTH, &item);
    ret_event->body = found ? item.bytes : NULL;
    ret_event->body_size = found ? item.size : 0;
}

enum base_class
wire_event_read(const uint8_t *body,
                size_t size,
                struct vigil_event *ret_event,
                struct vigil_faults *ret_faults)
{
    const Vigil__V1__Event *message = wire_message_unpack(
        &vigil__v1__event__descriptor, body, size, &wire_limits_event, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_event *ret = ret_event;
    ret->position = wire_field_int64(&place, "position", message->position);
    ret->recorded_at = wire_field_int64(&place, "recorded_at", message->recorded_at);
    ret->received_at =
        message->received_at == 0
            ? ret->recorded_at
            : wire_field_int64(&place, "received_at", message->received_at);
    wire_field_text(
        &place, "case_ref", message->case_ref, ret->case_ref, sizeof(ret->case_ref));
    wire_field_text(&place, "actor", message->actor, ret->actor, sizeof(ret->actor));
    wire_field_text(&place, "party", message->party, ret->party, sizeof(ret->party));
    ret->message_id = (struct vigil_id){{0}};
    if (message->message_id.len > 0) {
        wire_field_id(&place,
                      "message_id",
                      message->message_id.data,
                      message->message_id.len,
                      &ret->message_id);
    }
    ret->type = (enum vigil_event_kind)message->type;
    ret->historic = message->historic;
    find_body(body, size, ret);
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_event_write(const struct vigil_event *event, uint8_t *ret_bytes, size_t capacity)
{
    static const struct vigil_id none;
    Vigil__V1__Event message;
    vigil__v1__event__init(&message);
    message.position = (uint64_t)event->position;
    message.recorded_at = (uint64_t)event->recorded_at;
    if (event->received_at > 0 && event->received_at != event->recorded_at) {
        message.received_at = (uint64_t)event->received_at;
    }
    message.case_ref = wire_field_lend(event->case_ref);
    message.actor = wire_field_lend(event->actor);
    message.party = wire_field_lend(event->party);
    if (!base_id_equal(&event->message_id, &none)) {
        message.message_id.data = wire_field_lend_bytes(event->message_id.bytes);
        message.message_id.len = sizeof(event->message_id.bytes);
    }
    message.type = (Vigil__V1__EventType)event->type;
    message.historic = event->historic;
    message.body.data = wire_field_lend_bytes(event->body);
    message.body.len = event->body_size;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
