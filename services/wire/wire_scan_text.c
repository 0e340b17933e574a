/* Which bytes are a text: see wire_scan_text.h. */
#include "wire/wire_scan_text.h"

#include <string.h>

#include "base/base_text.h"

/* How many bytes from the start are printable ASCII for sure: eight at a time. */
static size_t
printable(const uint8_t *bytes, size_t size)
{
    uint64_t ones = UINT64_C(0x0101010101010101), eight;
    size_t i = 0;
    for (; size - i >= sizeof(eight); i += sizeof(eight)) {
        memcpy(&eight, bytes + i, sizeof(eight));
        if (((eight - ones * 0x20) | eight) & ones << 7) {
            break;
        }
    }
    return i;
}

bool
wire_scan_text_is_clean(const uint8_t *bytes, size_t size)
{
    size_t from = printable(bytes, size);
    for (size_t i = from; i < size; i++) {
        if (bytes[i] < 0x20 && bytes[i] != '\t' && bytes[i] != '\n') {
            return false;
        }
    }
    return base_text_is_utf8(bytes + from, size - from);
}
