/* What is signed: see wire_statement.h. */
#include "wire/wire_statement.h"

#include <string.h>

#include "base/base_faults.h"
#include "vigil/v1/statement.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"
#include "wire/wire_put.h"

/* their numbers in statement.proto */
enum {
    MESSAGE_ID = 1,
    DIGEST = 2,
    LEVEL = 3,
    RECEIVED_AT = 4,
    VALID_AT = 5,
    REGISTERED_AT = 6,
    SEEN_AT = 7,
    POSITION = 8,
    CASE_REF = 9,
    SENDER = 10,
    REFUSED = 11,
    SANDBOX = 12,
    ANSWER = 13
};

/* the message id and two hashes, six numbers of 64 bits, two small ones, three texts */
_Static_assert(VIGIL_STATEMENT_MAX >=
                   18 + 2 * 34 + 6 * 11 + 2 * 2 + 3 * 2 + VIGIL_REF_SIZE +
                       VIGIL_PARTY_SIZE +
                       sizeof(((struct vigil_statement *)NULL)->refused),
               "a statement of any content fits");

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

static uint8_t *
put(uint8_t *at, uint32_t field, uint64_t value)
{
    if (value == 0) {
        return at;
    }
    at = wire_put_tag(at, field, WIRE_CODING_NUMBER);
    return wire_put_number(at, value);
}

static uint8_t *
put_text(uint8_t *at, uint32_t field, const char *text)
{
    return text[0] == '\0' ? at : wire_put_bytes(at, field, text, strlen(text));
}

/* By hand: one is written for every message. In the order of the numbers and without what
 * is not stated, as protobuf packs; receipts that were kept are made again with it, so
 * that its bytes must never change. */
size_t
wire_statement_write(const struct vigil_statement *statement,
                     uint8_t *ret_bytes,
                     size_t capacity)
{
    uint8_t bytes[VIGIL_STATEMENT_MAX], *at = bytes;
    const struct vigil_statement *from = statement;
    at = wire_put_bytes(at, MESSAGE_ID, &from->message_id, sizeof(from->message_id));
    at = wire_put_bytes(at, DIGEST, from->digest, sizeof(from->digest));
    at = put(at, LEVEL, (uint64_t)from->level);
    at = put(at, RECEIVED_AT, number(from->received_at));
    at = put(at, VALID_AT, number(from->valid_at));
    at = put(at, REGISTERED_AT, number(from->registered_at));
    at = put(at, SEEN_AT, number(from->seen_at));
    at = put(at, POSITION, (uint64_t)from->position);
    at = put_text(at, CASE_REF, from->case_ref);
    at = put_text(at, SENDER, from->sender);
    at = put_text(at, REFUSED, from->refused);
    at = put(at, SANDBOX, from->sandbox ? 1 : 0);
    at = wire_put_bytes(at, ANSWER, from->answer, sizeof(from->answer));
    size_t size = (size_t)(at - bytes);
    if (size > capacity) {
        return 0;
    }
    memcpy(ret_bytes, bytes, size);
    return size;
}
