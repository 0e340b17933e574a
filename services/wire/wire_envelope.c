/* What a sender puts on the wire: see wire_envelope.h. */
#include "wire/wire_envelope.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_id.h"
#include "vigil/v1/envelope.pb-c.h"
#include "wire/wire_cursor.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"
#include "wire/wire_types.h"
#include "wire/wire_vouch.h"

/* their numbers in envelope.proto */
enum { MESSAGE_ID = 1, TYPE = 2, BODY = 3, HISTORIC = 4 };

/* Looks for a field without trusting anything about the bytes. */
static bool
find(const uint8_t *bytes,
     size_t size,
     uint32_t number,
     enum wire_coding form,
     struct wire_item *ret_item)
{
    return wire_cursor_find(
        bytes, size, wire_limits_request.fields, number, form, ret_item);
}

/* What can be read even of an envelope that will be refused. */
static void
read_head(const uint8_t *bytes, size_t size, struct wire_envelope *ret_envelope)
{
    memset(ret_envelope, 0, sizeof(*ret_envelope));
    struct wire_item item;
    if (find(bytes, size, MESSAGE_ID, WIRE_CODING_LENGTH, &item) &&
        item.size == sizeof(ret_envelope->message_id.bytes)) {
        memcpy(ret_envelope->message_id.bytes, item.bytes, item.size);
    }
    if (find(bytes, size, TYPE, WIRE_CODING_NUMBER, &item) && item.value <= INT32_MAX &&
        vigil_code_name(VIGIL_LIST_MESSAGE, (int)item.value) != NULL) {
        ret_envelope->type = (enum vigil_message)item.value;
    }
    ret_envelope->historic =
        find(bytes, size, HISTORIC, WIRE_CODING_NUMBER, &item) && item.value == 1;
}

enum base_class
wire_envelope_read(const uint8_t *bytes,
                   size_t size,
                   struct wire_envelope *ret_envelope,
                   struct vigil_faults *ret_faults)
{
    static const struct vigil_id none;
    ret_faults->count = 0;
    ret_faults->more = 0;
    read_head(bytes, size, ret_envelope);
    if (!wire_scan(&vigil__v1__envelope__descriptor,
                   bytes,
                   size,
                   &wire_limits_request,
                   ret_faults)) {
        return BASE_REFUSE;
    }
    if (base_id_equal(&ret_envelope->message_id, &none)) {
        base_faults_add(ret_faults,
                        "message_id",
                        "bad_id",
                        "not a message id",
                        "the 16 bytes of a UUID");
    }
    const ProtobufCMessageDescriptor *descriptor = wire_types_body(ret_envelope->type);
    if (descriptor == NULL) {
        base_faults_add_code(ret_faults, "type", VIGIL_LIST_MESSAGE);
        return BASE_REFUSE;
    }
    /* a body without any field is no bytes, and its sender may leave it out */
    struct wire_item body = {.size = 0};
    if (!find(bytes, size, BODY, WIRE_CODING_LENGTH, &body)) {
        body = (struct wire_item){.bytes = bytes, .size = 0};
    }
    if (!wire_scan(descriptor, body.bytes, body.size, &wire_limits_request, ret_faults) ||
        ret_faults->count > 0) {
        return BASE_REFUSE;
    }
    ret_envelope->body = body.bytes;
    ret_envelope->body_size = body.size;
    return BASE_OK;
}

void
wire_envelope_vouch(const struct wire_envelope *envelope)
{
    if (envelope == NULL || envelope->body == NULL) {
        wire_vouch(NULL, NULL, NULL, 0);
    } else {
        wire_vouch(&wire_limits_request,
                   wire_types_body(envelope->type),
                   envelope->body,
                   envelope->body_size);
    }
}

size_t
wire_envelope_pack(const struct wire_envelope *envelope,
                   uint8_t *ret_bytes,
                   size_t capacity)
{
    Vigil__V1__Envelope message;
    vigil__v1__envelope__init(&message);
    message.message_id.data = wire_field_lend_bytes(envelope->message_id.bytes);
    message.message_id.len = sizeof(envelope->message_id.bytes);
    message.type = (Vigil__V1__MessageType)envelope->type;
    message.body.data = wire_field_lend_bytes(envelope->body);
    message.body.len = envelope->body_size;
    message.historic = envelope->historic;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}

size_t
wire_envelope_write(const struct vigil_id *message_id,
                    enum vigil_message type,
                    const uint8_t *body,
                    size_t body_size,
                    uint8_t *ret_bytes,
                    size_t capacity)
{
    const struct wire_envelope envelope = {
        .message_id = *message_id, .type = type, .body = body, .body_size = body_size};
    return wire_envelope_pack(&envelope, ret_bytes, capacity);
}
