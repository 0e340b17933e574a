/* HMAC-SHA256 and base64url: see base_hmac.h. */
#include "base/base_hmac.h"

#include <sodium.h>

_Static_assert(crypto_auth_hmacsha256_BYTES == BASE_HASH_SIZE, "a tag is a hash");

void
base_hmac(const void *key,
          size_t key_size,
          const struct base_part *parts,
          size_t count,
          uint8_t ret_tag[BASE_HASH_SIZE])
{
    crypto_auth_hmacsha256_state state;
    (void)crypto_auth_hmacsha256_init(&state, key, key_size);
    for (size_t i = 0; i < count; i++) {
        (void)crypto_auth_hmacsha256_update(&state, parts[i].bytes, parts[i].size);
    }
    (void)crypto_auth_hmacsha256_final(&state, ret_tag);
    sodium_memzero(&state, sizeof(state));
}

bool
base_base64url(const void *bytes, size_t size, char *ret_text, size_t text_size)
{
    const int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    if (size > SIZE_MAX / 2 || sodium_base64_encoded_len(size, variant) > text_size) {
        return false;
    }
    (void)sodium_bin2base64(ret_text, text_size, bytes, size, variant);
    return true;
}
