/* Whether a message has more than its typed reader knows: see wire_form.h. */
#include "wire/wire_cursor.h"
#include "wire/wire_form.h"
#include "wire/wire_types.h"

/* The last field numbers that the typed readers know; what came later lies behind. A
 * child's are read to its two last reasons; a link that names a review is no link. */
enum {
    NOTIFICATION = 13,
    RAPID_REVIEW = 4,
    LCSPR = 16,
    PANEL_RESPONSE = 4,
    CHILD = 11,
    CASE_NAME = 3,
    CHILDREN = 13,      /* of a notification */
    INDEX_CHILDREN = 16 /* of an LCSPR */
};

static bool
has_beyond(const struct wire_item *message, uint32_t last)
{
    struct wire_cursor cursor = wire_cursor_of(message->bytes, message->size);
    struct wire_item item;
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        if (item.number > last) {
            return true;
        }
    }
    return false;
}

/* The same, and of the messages in it; `children` is the number of the field that holds
 * children, all other messages in it are names of cases. */
static bool
has_further(const struct wire_item *message,
            const ProtobufCMessageDescriptor *descriptor,
            uint32_t last,
            uint32_t children)
{
    struct wire_cursor cursor = wire_cursor_of(message->bytes, message->size);
    struct wire_item item;
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        const ProtobufCFieldDescriptor *field =
            protobuf_c_message_descriptor_get_field(descriptor, item.number);
        if (item.number > last ||
            (field != NULL && field->type == PROTOBUF_C_TYPE_MESSAGE &&
             has_beyond(&item, item.number == children ? CHILD : CASE_NAME))) {
            return true;
        }
    }
    return false;
}

bool
wire_form_has_further(enum vigil_message type, const uint8_t *body, size_t size)
{
    const struct wire_item message = {.bytes = body, .size = size};
    const ProtobufCMessageDescriptor *descriptor = wire_types_body(type);
    switch (type) {
    case VIGIL_MESSAGE_NOTIFICATION:
    case VIGIL_MESSAGE_HISTORIC_NOTIFICATION:
        return has_further(&message, descriptor, NOTIFICATION, CHILDREN);
    case VIGIL_MESSAGE_RAPID_REVIEW:
    case VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW:
        return has_further(&message, descriptor, RAPID_REVIEW, 0);
    case VIGIL_MESSAGE_LCSPR:
    case VIGIL_MESSAGE_HISTORIC_LCSPR:
        return has_further(&message, descriptor, LCSPR, INDEX_CHILDREN);
    case VIGIL_MESSAGE_PANEL_RESPONSE:
    case VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE:
        return has_further(&message, descriptor, PANEL_RESPONSE, 0);
    default:
        return true;
    }
}
