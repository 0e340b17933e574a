/* Bounded text: see base_text.h. */
#include "base/base_text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

bool
base_text_copy(char *ret_text, size_t size, const char *text)
{
    return base_text_copy_bytes(ret_text, size, text, strlen(text));
}

bool
base_text_copy_bytes(char *ret_text, size_t size, const char *bytes, size_t length)
{
    if (size == 0) {
        return false;
    }
    size_t fits = length < size ? length : size - 1;
    memcpy(ret_text, bytes, fits);
    ret_text[fits] = '\0';
    return fits == length;
}

bool
base_text_print(char *ret_text, size_t size, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int wanted = vsnprintf(ret_text, size, format, arguments);
    va_end(arguments);
    return wanted >= 0 && (size_t)wanted < size;
}

bool
base_text_append(char *text, size_t size, const char *format, ...)
{
    size_t used = strnlen(text, size);
    va_list arguments;
    va_start(arguments, format);
    int wanted = vsnprintf(text + used, size - used, format, arguments);
    va_end(arguments);
    return wanted >= 0 && (size_t)wanted < size - used;
}

/* How many continuation bytes follow a lead byte, and the bounds of the first of them
 * (RFC 3629 section 4); -1 where the byte cannot lead. */
static int
sequence_of(unsigned char lead, unsigned char *ret_low, unsigned char *ret_high)
{
    *ret_low = 0x80;
    *ret_high = 0xBF;
    if (lead < 0x80) {
        return lead == 0 ? -1 : 0;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 1;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        *ret_low = lead == 0xE0 ? 0xA0 : 0x80;
        *ret_high = lead == 0xED ? 0x9F : 0xBF;
        return 2;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        *ret_low = lead == 0xF0 ? 0x90 : 0x80;
        *ret_high = lead == 0xF4 ? 0x8F : 0xBF;
        return 3;
    }
    return -1;
}

/* Eight bytes at once, none of which is 0 or leads a longer sequence. */
static bool
is_ascii(uint64_t eight)
{
    uint64_t ones = UINT64_C(0x0101010101010101);
    return (((eight - ones) | eight) & ones << 7) == 0;
}

bool
base_text_is_utf8(const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint64_t eight;
        if (length - i >= sizeof(eight)) {
            memcpy(&eight, bytes + i, sizeof(eight));
            if (is_ascii(eight)) {
                i += sizeof(eight);
                continue;
            }
        }
        unsigned char low, high;
        int follow = sequence_of(bytes[i], &low, &high);
        if (follow < 0 || (size_t)follow > length - i - 1) {
            return false;
        }
        for (int k = 1; k <= follow; k++) {
            unsigned char byte = bytes[i + (size_t)k];
            if (byte < low || byte > high) {
                return false;
            }
            low = 0x80;
            high = 0xBF;
        }
        i += 1 + (size_t)follow;
    }
    return true;
}

bool
base_text_ends(const char *text, const char *suffix)
{
    size_t length = strlen(text), tail = strlen(suffix);
    return length >= tail && strcmp(text + length - tail, suffix) == 0;
}
