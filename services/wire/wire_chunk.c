/* A piece of a document as it travels: see wire_chunk.h. */
#include "wire/wire_chunk.h"

#include "vigil/v1/document_chunk.pb-c.h"
#include "wire/wire_cursor.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum { DATA = 4 }; /* its number in document_chunk.proto */

enum base_class
wire_chunk_read(const uint8_t *body,
                size_t size,
                struct vigil_chunk *ret_chunk,
                struct vigil_faults *ret_faults)
{
    const Vigil__V1__DocumentChunk *message =
        wire_message_unpack(&vigil__v1__document_chunk__descriptor,
                            body,
                            size,
                            &wire_limits_request,
                            ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_chunk *ret = ret_chunk;
    wire_field_text(&place, "digest", message->digest, ret->digest, sizeof(ret->digest));
    ret->size = message->size;
    ret->offset = message->offset;
    ret->data = body;
    ret->data_size = 0;
    struct wire_item data;
    if (wire_cursor_find(
            body, size, wire_limits_request.fields, DATA, WIRE_CODING_LENGTH, &data)) {
        ret->data = data.bytes;
        ret->data_size = wire_field_count(&place, "data", data.size, VIGIL_CHUNK_MAX);
    }
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_chunk_write(const struct vigil_chunk *chunk, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__DocumentChunk message;
    vigil__v1__document_chunk__init(&message);
    message.digest = wire_field_lend(chunk->digest);
    message.size = (uint32_t)chunk->size;
    message.offset = (uint32_t)chunk->offset;
    message.data.data = wire_field_lend_bytes(chunk->data);
    message.data.len = chunk->data_size;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
