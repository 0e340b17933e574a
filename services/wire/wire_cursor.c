/* Walking the fields of packed bytes: see wire_cursor.h. */
#include "wire/wire_cursor.h"

/* protobuf's own bound of field numbers. */
#define NUMBER_MAX UINT64_C(536870911)

struct wire_cursor
wire_cursor_of(const uint8_t *bytes, size_t size)
{
    /* a pointer that is NULL cannot be added to, even 0 */
    return (struct wire_cursor){bytes, size == 0 ? bytes : bytes + size};
}

/* Seven bits a byte, lowest first; a last byte of 0 means that the one before it should
 * have been the last. The tenth byte holds only the 64th bit. */
static enum wire_step
take_number(struct wire_cursor *cursor, uint64_t *ret_value)
{
    if (cursor->at != cursor->end && *cursor->at < 0x80) {
        *ret_value = *cursor->at++; /* as most are */
        return WIRE_STEP_FIELD;
    }
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (cursor->at == cursor->end) {
            return WIRE_STEP_TRUNCATED;
        }
        uint8_t byte = *cursor->at++;
        if (shift == 63 && byte > 1) {
            return WIRE_STEP_LONG_NUMBER;
        }
        value |= (uint64_t)(byte & 0x7F) << shift;
        if ((byte & 0x80) == 0) {
            *ret_value = value;
            return byte == 0 && shift > 0 ? WIRE_STEP_LONG_NUMBER : WIRE_STEP_FIELD;
        }
    }
    return WIRE_STEP_LONG_NUMBER;
}

static enum wire_step
take_bytes(struct wire_cursor *cursor, uint64_t size, struct wire_item *ret_item)
{
    if (size > (uint64_t)(cursor->end - cursor->at)) {
        return WIRE_STEP_TRUNCATED;
    }
    ret_item->bytes = cursor->at;
    ret_item->size = (size_t)size;
    cursor->at += size;
    return WIRE_STEP_FIELD;
}

enum wire_step
wire_cursor_next(struct wire_cursor *cursor, struct wire_item *ret_item)
{
    if (cursor->at == cursor->end) {
        return WIRE_STEP_END;
    }
    uint64_t tag = 0, size = 0;
    enum wire_step step = take_number(cursor, &tag);
    if (step != WIRE_STEP_FIELD) {
        return step;
    }
    if (tag >> 3 == 0 || tag >> 3 > NUMBER_MAX) {
        return WIRE_STEP_BAD_TAG;
    }
    *ret_item = (struct wire_item){.number = (uint32_t)(tag >> 3)};
    switch (tag & 7) {
    case WIRE_CODING_NUMBER:
        ret_item->form = WIRE_CODING_NUMBER;
        return take_number(cursor, &ret_item->value);
    case WIRE_CODING_EIGHT_BYTES:
        ret_item->form = WIRE_CODING_EIGHT_BYTES;
        return take_bytes(cursor, 8, ret_item);
    case WIRE_CODING_LENGTH:
        ret_item->form = WIRE_CODING_LENGTH;
        step = take_number(cursor, &size);
        return step != WIRE_STEP_FIELD ? step : take_bytes(cursor, size, ret_item);
    case WIRE_CODING_FOUR_BYTES:
        ret_item->form = WIRE_CODING_FOUR_BYTES;
        return take_bytes(cursor, 4, ret_item);
    default:
        return WIRE_STEP_BAD_TAG;
    }
}

bool
wire_cursor_find(const uint8_t *bytes,
                 size_t size,
                 size_t most,
                 uint32_t number,
                 enum wire_coding form,
                 struct wire_item *ret_item)
{
    struct wire_cursor cursor = wire_cursor_of(bytes, size);
    for (size_t i = 0; i < most; i++) {
        if (wire_cursor_next(&cursor, ret_item) != WIRE_STEP_FIELD) {
            return false;
        }
        if (ret_item->number == number && ret_item->form == form) {
            return true;
        }
    }
    return false;
}
