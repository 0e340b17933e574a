/* Writing single fields as packed bytes: see wire_put.h. */
#include "wire/wire_put.h"

#include <string.h>

uint8_t *
wire_put_number(uint8_t *at, uint64_t value)
{
    for (; value > 0x7F; value >>= 7) {
        *at++ = (uint8_t)(value | 0x80);
    }
    *at++ = (uint8_t)value;
    return at;
}

uint8_t *
wire_put_tag(uint8_t *at, uint32_t number, enum wire_coding form)
{
    return wire_put_number(at, (uint64_t)number << 3 | (uint64_t)form);
}

uint8_t *
wire_put_bytes(uint8_t *at, uint32_t number, const void *bytes, size_t size)
{
    at = wire_put_tag(at, number, WIRE_CODING_LENGTH);
    at = wire_put_number(at, size);
    if (size > 0) {
        memcpy(at, bytes, size); /* bytes may be NULL when there are none */
    }
    return at + size;
}

static size_t
number_size(uint64_t value)
{
    size_t size = 1;
    for (; value > 0x7F; value >>= 7) {
        size++;
    }
    return size;
}

size_t
wire_put_bytes_size(uint32_t number, size_t size)
{
    return number_size((uint64_t)number << 3) + number_size(size) + size;
}
