/* A rejection as it travels: see wire_rejection.h. */
#include "wire/wire_rejection.h"

#include "base/base_faults.h"
#include "base/base_text.h"
#include "vigil/v1/answer.pb-c.h"
#include "wire/wire_fault.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"
#include "wire/wire_proof.h"

/* tags and lengths of a fault have 12 bytes, all else of an answer less than 128 */
_Static_assert(WIRE_REJECTION_SIZE >=
                   128 + VIGIL_FAULTS_MAX * (sizeof(struct vigil_fault) + 12),
               "a rejection full of faults fits");

size_t
wire_rejection_write(const struct vigil_rejection *rejection,
                     uint8_t *ret_bytes,
                     size_t capacity)
{
    struct wire_fault faults;
    wire_fault_fill(&rejection->faults, &faults);
    Vigil__V1__Rejection message;
    vigil__v1__rejection__init(&message);
    message.code = wire_field_lend(rejection->code);
    message.n_faults = rejection->faults.count;
    message.faults = faults.list;
    message.more_faults = (uint32_t)rejection->faults.more;

    Vigil__V1__Answer answer;
    vigil__v1__answer__init(&answer);
    answer.message_id.data = wire_field_lend_bytes(rejection->message_id.bytes);
    answer.message_id.len = sizeof(rejection->message_id.bytes);
    answer.is_case = VIGIL__V1__ANSWER__IS_REJECTION;
    answer.rejection = &message;
    return wire_message_pack(&answer.base, ret_bytes, capacity);
}

enum base_class
wire_rejection_read(const uint8_t *body,
                    size_t size,
                    struct vigil_rejection *ret_rejection,
                    struct vigil_faults *ret_faults)
{
    const Vigil__V1__Rejection *message = wire_message_unpack(
        &vigil__v1__rejection__descriptor, body, size, &wire_limits_answer, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    (void)base_text_copy(ret_rejection->code, sizeof(ret_rejection->code), message->code);
    wire_fault_read(
        message->faults, message->n_faults, message->more_faults, &ret_rejection->faults);
    if (!wire_proof_read(body, size, &ret_rejection->proof)) {
        base_faults_add(ret_faults, "proof", "malformed", "is no proof", "a whole one");
    }
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}
