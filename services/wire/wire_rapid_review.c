/* A rapid review as it travels: see wire_rapid_review.h. */
#include "wire/wire_rapid_review.h"

#include "base/base_date.h"
#include "vigil/v1/rapid_review.pb-c.h"
#include "wire/wire_case_name.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_rapid_review_read(const uint8_t *body,
                       size_t size,
                       struct vigil_rapid_review *ret_review,
                       struct vigil_faults *ret_faults)
{
    const Vigil__V1__RapidReview *message =
        wire_message_unpack(&vigil__v1__rapid_review__descriptor,
                            body,
                            size,
                            &wire_limits_request,
                            ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    const struct wire_place of = {ret_faults, "of", WIRE_PLACE_SINGLE};
    wire_case_name_read(&of, message->of, &ret_review->of);
    wire_field_instant(
        &place, "received_at", message->received_at, &ret_review->received_at);
    ret_review->decision = (enum vigil_decision)message->decision;
    wire_field_text(&place,
                    "rationale",
                    message->rationale,
                    ret_review->rationale,
                    sizeof(ret_review->rationale));
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_rapid_review_write(const struct vigil_rapid_review *review,
                        uint8_t *ret_bytes,
                        size_t capacity)
{
    Vigil__V1__RapidReview message;
    vigil__v1__rapid_review__init(&message);
    Vigil__V1__CaseName of;
    char received_at[BASE_INSTANT_SIZE];
    wire_case_name_fill(&review->of, &of);
    message.of = &of;
    base_instant_print(review->received_at, received_at);
    message.received_at = received_at;
    message.decision = (Vigil__V1__Decision)review->decision;
    message.rationale = wire_field_lend(review->rationale);
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
