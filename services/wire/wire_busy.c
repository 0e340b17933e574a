/* Busy as it travels: see wire_busy.h. */
#include "wire/wire_busy.h"

#include "vigil/v1/answer.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

size_t
wire_busy_write(const struct vigil_busy *busy, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__Busy message;
    vigil__v1__busy__init(&message);
    message.retry_after_ms = (uint32_t)busy->retry_after_ms;
    Vigil__V1__Answer answer;
    vigil__v1__answer__init(&answer);
    answer.message_id.data = wire_field_lend_bytes(busy->message_id.bytes);
    answer.message_id.len = sizeof(busy->message_id.bytes);
    answer.is_case = VIGIL__V1__ANSWER__IS_BUSY;
    answer.busy = &message;
    return wire_message_pack(&answer.base, ret_bytes, capacity);
}

enum base_class
wire_busy_read(const uint8_t *body,
               size_t size,
               struct vigil_busy *ret_busy,
               struct vigil_faults *ret_faults)
{
    const Vigil__V1__Busy *message = wire_message_unpack(
        &vigil__v1__busy__descriptor, body, size, &wire_limits_answer, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    ret_busy->retry_after_ms =
        wire_field_int32(&place, "retry_after_ms", message->retry_after_ms);
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}
