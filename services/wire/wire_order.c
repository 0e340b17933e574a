/* Orders about alerts on their way: see wire_order.h. */
#include "wire/wire_order.h"

#include <string.h>

#include "base/base_date.h"
#include "vigil/v1/order.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_order_read(const uint8_t *body,
                size_t size,
                struct vigil_order *ret_order,
                struct vigil_faults *ret_faults)
{
    const Vigil__V1__Order *message = wire_message_unpack(
        &vigil__v1__order__descriptor, body, size, &wire_limits_request, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    memset(ret_order, 0, sizeof(*ret_order));
    wire_field_text(&place,
                    "case_ref",
                    message->case_ref,
                    ret_order->case_ref,
                    sizeof(ret_order->case_ref));
    ret_order->clock = (enum vigil_clock)message->clock;
    wire_field_date(&place, "until", message->until, &ret_order->until);
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_order_write(const struct vigil_order *order, uint8_t *ret, size_t capacity)
{
    Vigil__V1__Order message;
    char until[BASE_DATE_SIZE] = "";
    vigil__v1__order__init(&message);
    message.case_ref = wire_field_lend(order->case_ref);
    message.clock = (Vigil__V1__Clock)order->clock;
    if (order->until != VIGIL_DATE_NONE) {
        base_date_print(order->until, until);
    }
    message.until = until;
    message.all = order->case_ref[0] == '\0';
    return wire_message_pack(&message.base, ret, capacity);
}
