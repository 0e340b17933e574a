/* A question as it travels: see wire_query.h. */
#include "wire/wire_query.h"

#include "vigil/v1/query.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_query_read(const uint8_t *body,
                size_t size,
                struct vigil_query *ret_query,
                struct vigil_faults *ret_faults)
{
    const Vigil__V1__Query *message = wire_message_unpack(
        &vigil__v1__query__descriptor, body, size, &wire_limits_request, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_query *ret = ret_query;
    wire_field_text(
        &place, "case_ref", message->case_ref, ret->case_ref, sizeof(ret->case_ref));
    wire_field_text(&place, "period", message->period, ret->period, sizeof(ret->period));
    wire_field_text(&place, "table", message->table, ret->table, sizeof(ret->table));
    ret->unsuppressed = message->unsuppressed;
    wire_field_text(&place, "after", message->after, ret->after, sizeof(ret->after));
    ret->limit = wire_field_int32(&place, "limit", message->limit);
    ret->as_of = wire_field_int64(&place, "as_of", message->as_of);
    wire_field_text(&place, "digest", message->digest, ret->digest, sizeof(ret->digest));
    ret->offset = wire_field_int64(&place, "offset", message->offset);
    wire_field_text(
        &place, "version", message->version, ret->version, sizeof(ret->version));
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_query_write(const struct vigil_query *query, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__Query message;
    vigil__v1__query__init(&message);
    message.case_ref = wire_field_lend(query->case_ref);
    message.period = wire_field_lend(query->period);
    message.table = wire_field_lend(query->table);
    message.unsuppressed = query->unsuppressed;
    message.after = wire_field_lend(query->after);
    message.limit = (uint32_t)query->limit;
    message.as_of = (uint64_t)query->as_of;
    message.digest = wire_field_lend(query->digest);
    message.offset = (uint64_t)query->offset;
    message.version = wire_field_lend(query->version);
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
