/* Who sent a message: see wire_caller.h. */
#include "wire/wire_caller.h"

#include "vigil/v1/caller.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_caller_read(const uint8_t *body,
                 size_t size,
                 struct wire_caller *ret_caller,
                 struct vigil_faults *ret_faults)
{
    const Vigil__V1__Caller *message = wire_message_unpack(
        &vigil__v1__caller__descriptor, body, size, &wire_limits_request, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_key *key = &ret_caller->key;
    wire_field_text(&place,
                    "public_key",
                    message->public_key,
                    key->public_key,
                    sizeof(key->public_key));
    wire_field_text(&place, "party", message->party, key->party, sizeof(key->party));
    key->role = (enum vigil_role)message->role;
    key->revoked = false;
    ret_caller->received_at =
        wire_field_int64(&place, "received_at", message->received_at);
    if (ret_caller->received_at == 0) {
        ret_caller->received_at = VIGIL_INSTANT_NONE;
    }
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_caller_write(const struct wire_caller *caller, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__Caller message;
    vigil__v1__caller__init(&message);
    message.public_key = wire_field_lend(caller->key.public_key);
    message.party = wire_field_lend(caller->key.party);
    message.role = (Vigil__V1__Role)caller->key.role;
    if (caller->received_at != VIGIL_INSTANT_NONE) {
        message.received_at = (uint64_t)caller->received_at;
    }
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
