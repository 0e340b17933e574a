/* Who sent a message: see wire_caller.h. */
#include "wire/wire_caller.h"

#include "vigil/v1/caller.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_caller_read(const uint8_t *body,
                 size_t size,
                 struct vigil_key *ret_caller,
                 struct vigil_faults *ret_faults)
{
    const Vigil__V1__Caller *message = wire_message_unpack(
        &vigil__v1__caller__descriptor, body, size, &wire_limits_request, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    wire_field_text(&place,
                    "public_key",
                    message->public_key,
                    ret_caller->public_key,
                    sizeof(ret_caller->public_key));
    wire_field_text(
        &place, "party", message->party, ret_caller->party, sizeof(ret_caller->party));
    ret_caller->role = (enum vigil_role)message->role;
    ret_caller->revoked = false;
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_caller_write(const struct vigil_key *caller, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__Caller message;
    vigil__v1__caller__init(&message);
    message.public_key = wire_field_lend(caller->public_key);
    message.party = wire_field_lend(caller->party);
    message.role = (Vigil__V1__Role)caller->role;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
