/* A key to enrol or to revoke as it travels: see wire_key.h. */
#include "wire/wire_key.h"

#include "vigil/v1/key.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_key_read(const uint8_t *body,
              size_t size,
              struct vigil_key *ret_key,
              struct vigil_faults *ret_faults)
{
    const Vigil__V1__Key *message = wire_message_unpack(
        &vigil__v1__key__descriptor, body, size, &wire_limits_request, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    wire_field_text(&place,
                    "public_key",
                    message->public_key,
                    ret_key->public_key,
                    sizeof(ret_key->public_key));
    wire_field_text(
        &place, "party", message->party, ret_key->party, sizeof(ret_key->party));
    ret_key->role = (enum vigil_role)message->role;
    ret_key->revoked = false;
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_key_write(const struct vigil_key *key, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__Key message;
    vigil__v1__key__init(&message);
    message.public_key = wire_field_lend(key->public_key);
    message.party = wire_field_lend(key->party);
    message.role = (Vigil__V1__Role)key->role;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
