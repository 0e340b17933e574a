/*
 * HMAC-SHA256 (RFC 2104), by which others see that bytes came from who knows a secret,
 * and base64url (RFC 4648, section 5), in which they travel. By libsodium. Owns nothing.
 */
#ifndef BASE_HMAC_H
#define BASE_HMAC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_attr.h"
#include "base/base_id.h"

/* A part of what is authenticated, so that parts need not be copied together. */
struct base_part {
    const void *bytes;
    size_t size;
};

/* Of the parts as if they stood one behind the other. */
void base_hmac(const void *key,
               size_t key_size,
               const struct base_part *parts,
               size_t count,
               uint8_t ret_tag[BASE_HASH_SIZE]);

/* Without padding. False, and nothing written, if it does not fit with its NUL. */
bool base_base64url(const void *bytes, size_t size, char *ret_text, size_t text_size)
    BASE_MUST_CHECK;

#endif
