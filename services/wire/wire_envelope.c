/* What a sender puts on the wire: see wire_envelope.h. */
#include "wire/wire_envelope.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_id.h"
#include "vigil/v1/envelope.pb-c.h"
#include "vigil/v1/key.pb-c.h"
#include "vigil/v1/lcspr.pb-c.h"
#include "vigil/v1/notification.pb-c.h"
#include "vigil/v1/panel_response.pb-c.h"
#include "vigil/v1/query.pb-c.h"
#include "vigil/v1/rapid_review.pb-c.h"
#include "vigil/v1/time_advance.pb-c.h"
#include "wire/wire_cursor.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

/* their numbers in envelope.proto */
enum { MESSAGE_ID = 1, TYPE = 2, BODY = 3 };

/* What the body of each type is; NULL if the number is none of the list. */
static const ProtobufCMessageDescriptor *
descriptor_of(enum vigil_message type)
{
    switch (type) {
    case VIGIL_MESSAGE_NOTIFICATION:
    case VIGIL_MESSAGE_HISTORIC_NOTIFICATION:
        return &vigil__v1__notification__descriptor;
    case VIGIL_MESSAGE_RAPID_REVIEW:
    case VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW:
        return &vigil__v1__rapid_review__descriptor;
    case VIGIL_MESSAGE_LCSPR:
    case VIGIL_MESSAGE_HISTORIC_LCSPR:
        return &vigil__v1__lcspr__descriptor;
    case VIGIL_MESSAGE_PANEL_RESPONSE:
    case VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE:
        return &vigil__v1__panel_response__descriptor;
    case VIGIL_MESSAGE_CASE_QUERY:
    case VIGIL_MESSAGE_CASES_QUERY:
    case VIGIL_MESSAGE_DEADLINES_QUERY:
    case VIGIL_MESSAGE_ALERTS_QUERY:
    case VIGIL_MESSAGE_REPORT_QUERY:
    case VIGIL_MESSAGE_STATUS_QUERY:
    case VIGIL_MESSAGE_JOURNAL_QUERY:
    case VIGIL_MESSAGE_KEY_ROSTER_QUERY:
        return &vigil__v1__query__descriptor;
    case VIGIL_MESSAGE_KEY_ENROL:
    case VIGIL_MESSAGE_KEY_REVOKE:
        return &vigil__v1__key__descriptor;
    case VIGIL_MESSAGE_TIME_ADVANCE:
        return &vigil__v1__time_advance__descriptor;
    case VIGIL_MESSAGE_NONE:
        break;
    }
    return NULL;
}

/* Looks for a field without trusting anything about the bytes. */
static bool
find(const uint8_t *bytes,
     size_t size,
     uint32_t number,
     enum wire_form form,
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
    if (find(bytes, size, MESSAGE_ID, WIRE_FORM_LENGTH, &item) &&
        item.size == sizeof(ret_envelope->message_id.bytes)) {
        memcpy(ret_envelope->message_id.bytes, item.bytes, item.size);
    }
    if (find(bytes, size, TYPE, WIRE_FORM_NUMBER, &item) && item.value <= INT32_MAX &&
        vigil_code_name(VIGIL_LIST_MESSAGE, (int)item.value) != NULL) {
        ret_envelope->type = (enum vigil_message)item.value;
    }
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
    const ProtobufCMessageDescriptor *descriptor = descriptor_of(ret_envelope->type);
    if (descriptor == NULL) {
        base_faults_add_code(ret_faults, "type", VIGIL_LIST_MESSAGE);
        return BASE_REFUSE;
    }
    /* a body without any field is no bytes, and its sender may leave it out */
    struct wire_item body = {.size = 0};
    if (!find(bytes, size, BODY, WIRE_FORM_LENGTH, &body)) {
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

size_t
wire_envelope_write(const struct vigil_id *message_id,
                    enum vigil_message type,
                    const uint8_t *body,
                    size_t body_size,
                    uint8_t *ret_bytes,
                    size_t capacity)
{
    Vigil__V1__Envelope message;
    vigil__v1__envelope__init(&message);
    message.message_id.data = wire_field_lend_bytes(message_id->bytes);
    message.message_id.len = sizeof(message_id->bytes);
    message.type = (Vigil__V1__MessageType)type;
    message.body.data = wire_field_lend_bytes(body);
    message.body.len = body_size;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
