/* The body of the events of clocks: see wire_clock_event.h. */
#include "wire/wire_clock_event.h"

#include "base/base_faults.h"
#include "vigil/v1/clock_event.pb-c.h"
#include "wire/wire_deadline.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_clock_event_read(const uint8_t *body,
                      size_t size,
                      struct vigil_deadline *ret_deadline,
                      struct vigil_faults *ret_faults)
{
    const Vigil__V1__ClockEvent *message =
        wire_message_unpack(&vigil__v1__clock_event__descriptor,
                            body,
                            size,
                            &wire_limits_request,
                            ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    if (message->deadline == NULL) {
        base_faults_add(ret_faults, "deadline", "missing", "no deadline", "a deadline");
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, "deadline", WIRE_PLACE_SINGLE};
    wire_deadline_read(&place, message->deadline, ret_deadline);
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_clock_event_write(const struct vigil_deadline *deadline,
                       uint8_t *ret_bytes,
                       size_t capacity)
{
    Vigil__V1__ClockEvent message;
    vigil__v1__clock_event__init(&message);
    struct wire_deadline filled;
    wire_deadline_fill(deadline, &filled);
    message.deadline = &filled.message;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
