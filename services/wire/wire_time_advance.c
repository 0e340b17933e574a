/* The command that moves a sandbox's time: see wire_time_advance.h. */
#include "wire/wire_time_advance.h"

#include "vigil/v1/time_advance.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_time_advance_read(const uint8_t *body,
                       size_t size,
                       int64_t *ret_microseconds,
                       struct vigil_faults *ret_faults)
{
    const Vigil__V1__TimeAdvance *message =
        wire_message_unpack(&vigil__v1__time_advance__descriptor,
                            body,
                            size,
                            &wire_limits_request,
                            ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    *ret_microseconds = wire_field_int64(&place, "microseconds", message->microseconds);
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_time_advance_write(int64_t microseconds, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__TimeAdvance message;
    vigil__v1__time_advance__init(&message);
    message.microseconds = (uint64_t)microseconds;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
