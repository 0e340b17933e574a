/* A receipt as it travels: see wire_receipt.h. */
#include "wire/wire_receipt.h"

#include "base/base_date.h"
#include "base/base_faults.h"
#include "vigil/v1/answer.pb-c.h"
#include "wire/wire_deadline.h"
#include "wire/wire_fault.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"
#include "wire/wire_proof.h"

/* tags and lengths of a fault have 12 bytes; all else of an answer has less than 4096 */
_Static_assert(WIRE_RECEIPT_SIZE >=
                   4096 + VIGIL_FAULTS_MAX * (sizeof(struct vigil_fault) + 12),
               "a receipt full of warnings fits");

size_t
wire_receipt_write(const struct vigil_receipt *receipt,
                   uint8_t *ret_bytes,
                   size_t capacity)
{
    struct wire_deadline deadlines[VIGIL_DEADLINES_MAX];
    Vigil__V1__Deadline *list[VIGIL_DEADLINES_MAX];
    for (size_t i = 0; i < receipt->deadlines_count; i++) {
        wire_deadline_fill(&receipt->deadlines[i], &deadlines[i]);
        list[i] = &deadlines[i].message;
    }
    char recorded_at[BASE_INSTANT_SIZE], received_at[BASE_INSTANT_SIZE];
    char valid_at[BASE_INSTANT_SIZE];
    base_instant_print(receipt->recorded_at, recorded_at);
    base_instant_print(receipt->received_at, received_at);
    base_instant_print(receipt->valid_at, valid_at);
    Vigil__V1__Receipt message;
    vigil__v1__receipt__init(&message);
    message.case_ref = wire_field_lend(receipt->case_ref);
    message.recorded_at = recorded_at;
    message.position = (uint64_t)receipt->position;
    message.sandbox = receipt->sandbox;
    message.n_deadlines = receipt->deadlines_count;
    message.deadlines = list;
    message.received_at = received_at;
    message.valid_at = valid_at;
    struct wire_fault warnings;
    if (receipt->warnings != NULL) {
        wire_fault_fill(receipt->warnings, &warnings);
        message.n_warnings = receipt->warnings->count;
        message.warnings = warnings.list;
        message.more_warnings = (uint32_t)receipt->warnings->more;
    }

    Vigil__V1__Answer answer;
    vigil__v1__answer__init(&answer);
    answer.message_id.data = wire_field_lend_bytes(receipt->message_id.bytes);
    answer.message_id.len = sizeof(receipt->message_id.bytes);
    answer.is_case = VIGIL__V1__ANSWER__IS_RECEIPT;
    answer.receipt = &message;
    return wire_message_pack(&answer.base, ret_bytes, capacity);
}

enum base_class
wire_receipt_read(const uint8_t *body,
                  size_t size,
                  struct vigil_receipt *ret_receipt,
                  struct vigil_faults *ret_warnings,
                  struct vigil_faults *ret_faults)
{
    const Vigil__V1__Receipt *message = wire_message_unpack(
        &vigil__v1__receipt__descriptor, body, size, &wire_limits_answer, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    wire_field_text(&place,
                    "case_ref",
                    message->case_ref,
                    ret_receipt->case_ref,
                    sizeof(ret_receipt->case_ref));
    wire_field_instant(
        &place, "recorded_at", message->recorded_at, &ret_receipt->recorded_at);
    wire_field_instant(
        &place, "received_at", message->received_at, &ret_receipt->received_at);
    wire_field_instant(&place, "valid_at", message->valid_at, &ret_receipt->valid_at);
    ret_receipt->position = wire_field_int64(&place, "position", message->position);
    ret_receipt->sandbox = message->sandbox;
    wire_fault_read(
        message->warnings, message->n_warnings, message->more_warnings, ret_warnings);
    ret_receipt->warnings =
        ret_warnings->count + ret_warnings->more > 0 ? ret_warnings : NULL;
    ret_receipt->deadlines_count =
        wire_field_count(&place, "deadlines", message->n_deadlines, VIGIL_DEADLINES_MAX);
    for (size_t i = 0; i < ret_receipt->deadlines_count; i++) {
        const struct wire_place deadline = {ret_faults, "deadlines", i};
        wire_deadline_read(&deadline, message->deadlines[i], &ret_receipt->deadlines[i]);
    }
    if (!wire_proof_read(body, size, &ret_receipt->proof)) {
        base_faults_add(ret_faults, "proof", "malformed", "is no proof", "a whole one");
    }
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}
