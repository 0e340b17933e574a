/* The body of the event duplicate_suspected: see wire_duplicate.h. */
#include "wire/wire_duplicate.h"

#include "vigil/v1/duplicate_suspected.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_duplicate_read(const uint8_t *body,
                    size_t size,
                    struct vigil_duplicate *ret_duplicate,
                    struct vigil_faults *ret_faults)
{
    const Vigil__V1__DuplicateSuspected *message =
        wire_message_unpack(&vigil__v1__duplicate_suspected__descriptor,
                            body,
                            size,
                            &wire_limits_request,
                            ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_duplicate *ret = ret_duplicate;
    wire_field_text(
        &place, "case_ref", message->case_ref, ret->case_ref, sizeof(ret->case_ref));
    wire_field_text(
        &place, "other_ref", message->other_ref, ret->other_ref, sizeof(ret->other_ref));
    wire_field_text(&place, "why", message->why, ret->why, sizeof(ret->why));
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_duplicate_write(const struct vigil_duplicate *duplicate,
                     uint8_t *ret_bytes,
                     size_t capacity)
{
    Vigil__V1__DuplicateSuspected message;
    vigil__v1__duplicate_suspected__init(&message);
    message.case_ref = wire_field_lend(duplicate->case_ref);
    message.other_ref = wire_field_lend(duplicate->other_ref);
    message.why = wire_field_lend(duplicate->why);
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
