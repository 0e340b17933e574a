/* The Panel's answer to a rapid review: see wire_panel_response.h. */
#include "wire/wire_panel_response.h"

#include "base/base_date.h"
#include "vigil/v1/panel_response.pb-c.h"
#include "wire/wire_case_name.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_panel_response_read(const uint8_t *body,
                         size_t size,
                         struct vigil_panel_response *ret_response,
                         struct vigil_faults *ret_faults)
{
    const Vigil__V1__PanelResponse *message =
        wire_message_unpack(&vigil__v1__panel_response__descriptor,
                            body,
                            size,
                            &wire_limits_request,
                            ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    const struct wire_place of = {ret_faults, "of", WIRE_PLACE_SINGLE};
    wire_case_name_read(&of, message->of, &ret_response->of);
    wire_field_instant(
        &place, "decided_at", message->decided_at, &ret_response->decided_at);
    ret_response->response = (enum vigil_response)message->response;
    ret_response->reason = (enum vigil_response_reason)message->reason;
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_panel_response_write(const struct vigil_panel_response *response,
                          uint8_t *ret_bytes,
                          size_t capacity)
{
    Vigil__V1__PanelResponse message;
    vigil__v1__panel_response__init(&message);
    Vigil__V1__CaseName of;
    char decided_at[BASE_INSTANT_SIZE];
    wire_case_name_fill(&response->of, &of);
    message.of = &of;
    base_instant_print(response->decided_at, decided_at);
    message.decided_at = decided_at;
    message.response = (Vigil__V1__Response)response->response;
    message.reason = (Vigil__V1__ResponseReason)response->reason;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
