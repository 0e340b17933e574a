/* A change of an authority's calendar feed: see wire_feed_change.h. */
#include "wire/wire_feed_change.h"

#include "vigil/v1/feed_change.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_feed_change_read(const uint8_t *body,
                      size_t size,
                      struct vigil_feed_change *ret_change,
                      struct vigil_faults *ret_faults)
{
    const Vigil__V1__FeedChange *message =
        wire_message_unpack(&vigil__v1__feed_change__descriptor,
                            body,
                            size,
                            &wire_limits_request,
                            ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    wire_field_text(&place,
                    "authority",
                    message->authority,
                    ret_change->authority,
                    sizeof(ret_change->authority));
    ret_change->revoke = message->revoke;
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_feed_change_write(const struct vigil_feed_change *change,
                       uint8_t *ret_bytes,
                       size_t capacity)
{
    Vigil__V1__FeedChange message;
    vigil__v1__feed_change__init(&message);
    message.authority = wire_field_lend(change->authority);
    message.revoke = change->revoke;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
