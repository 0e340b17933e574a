/*
 * Bounded text: copying, building and checking text in arrays of fixed size.
 * Owns nothing. Promises: never writes past the size, always ends with NUL, and says
 * whether something was cut.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base_attr.h"

/* Copies text; true when all of it fitted. */
bool base_text_copy(char *ret_text, size_t size, const char *text);

/* Copies length bytes that need not end with NUL; true when all of them fitted. */
bool base_text_copy_bytes(char *ret_text, size_t size, const char *bytes, size_t length);

/* printf into the array; true when all of it fitted. */
bool base_text_print(char *ret_text, size_t size, const char *format, ...)
    BASE_PRINTF(3, 4);

/* printf behind what is there already; true when all of it fitted. */
bool base_text_append(char *text, size_t size, const char *format, ...) BASE_PRINTF(3, 4);

/* True if the bytes are valid UTF-8 (no overlong forms, no surrogates) without NUL. */
bool base_text_is_utf8(const unsigned char *bytes, size_t length);

/* True if text ends with suffix. */
bool base_text_ends(const char *text, const char *suffix);

#endif
