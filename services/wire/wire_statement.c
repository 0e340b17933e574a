/* What is signed: see wire_statement.h. */
#include "wire/wire_statement.h"

#include <string.h>

#include "base/base_faults.h"
#include "vigil/v1/statement.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

static vigil_instant
instant(const struct wire_place *place, const char *name, uint64_t number)
{
    return number == 0 ? VIGIL_INSTANT_NONE : wire_field_int64(place, name, number);
}

static void
hash(const struct wire_place *place,
     const char *name,
     const ProtobufCBinaryData *bytes,
     uint8_t ret_hash[VIGIL_HASH_SIZE])
{
    if (bytes->len != VIGIL_HASH_SIZE) {
        base_faults_add(place->faults, name, "size", "is no SHA-256", "32 bytes");
        return;
    }
    memcpy(ret_hash, bytes->data, VIGIL_HASH_SIZE);
}

static uint64_t
number(vigil_instant instant)
{
    return instant <= 0 ? 0 : (uint64_t)instant;
}

enum base_class
wire_statement_read(const uint8_t *bytes,
                    size_t size,
                    struct vigil_statement *ret_statement,
                    struct vigil_faults *ret_faults)
{
    const Vigil__V1__Statement *message = wire_message_unpack(
        &vigil__v1__statement__descriptor, bytes, size, &wire_limits_answer, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_statement *to = ret_statement;
    memset(to, 0, sizeof(*to));
    wire_field_id(&place,
                  "message_id",
                  message->message_id.data,
                  message->message_id.len,
                  &to->message_id);
    hash(&place, "digest", &message->digest, to->digest);
    hash(&place, "answer", &message->answer, to->answer);
    to->level = (enum vigil_receipt_level)message->level;
    to->received_at = instant(&place, "received_at", message->received_at);
    to->valid_at = instant(&place, "valid_at", message->valid_at);
    to->registered_at = instant(&place, "registered_at", message->registered_at);
    to->seen_at = instant(&place, "seen_at", message->seen_at);
    to->position = wire_field_int64(&place, "position", message->position);
    wire_field_text(
        &place, "case_ref", message->case_ref, to->case_ref, sizeof(to->case_ref));
    wire_field_text(&place, "sender", message->sender, to->sender, sizeof(to->sender));
    wire_field_text(
        &place, "refused", message->refused, to->refused, sizeof(to->refused));
    to->sandbox = message->sandbox;
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_statement_write(const struct vigil_statement *statement,
                     uint8_t *ret_bytes,
                     size_t capacity)
{
    Vigil__V1__Statement message;
    vigil__v1__statement__init(&message);
    message.message_id.data = wire_field_lend_bytes(statement->message_id.bytes);
    message.message_id.len = sizeof(statement->message_id.bytes);
    message.digest.data = wire_field_lend_bytes(statement->digest);
    message.digest.len = sizeof(statement->digest);
    message.answer.data = wire_field_lend_bytes(statement->answer);
    message.answer.len = sizeof(statement->answer);
    message.level = (Vigil__V1__ReceiptLevel)statement->level;
    message.received_at = number(statement->received_at);
    message.valid_at = number(statement->valid_at);
    message.registered_at = number(statement->registered_at);
    message.seen_at = number(statement->seen_at);
    message.position = (uint64_t)statement->position;
    message.case_ref = wire_field_lend(statement->case_ref);
    message.sender = wire_field_lend(statement->sender);
    message.refused = wire_field_lend(statement->refused);
    message.sandbox = statement->sandbox;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
