/*
 * SHA-256, of which every message takes several: by libcrypto, whose code uses the
 * processor's own instructions and is three to four times as fast as libsodium's here.
 * The one file that knows it.
 *
 * By the functions of before OpenSSL 3: those for any digest cost more than a small hash
 * does, and read a host's configuration, which must not change what a hash is.
 */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <stdlib.h>

#include "base/base_id.h"

_Static_assert((int)BASE_HASH_SIZE == SHA256_DIGEST_LENGTH, "SHA-256");

void
base_hash_pair(const void *first,
               size_t first_size,
               const void *second,
               size_t second_size,
               uint8_t ret_hash[BASE_HASH_SIZE])
{
    SHA256_CTX context;
    if (SHA256_Init(&context) != 1 || SHA256_Update(&context, first, first_size) != 1 ||
        SHA256_Update(&context, second, second_size) != 1 ||
        SHA256_Final(ret_hash, &context) != 1) {
        abort(); /* cannot be; a wrong hash must not be either */
    }
}

void
base_hash(const void *bytes, size_t size, uint8_t ret_hash[BASE_HASH_SIZE])
{
    base_hash_pair(bytes, size, NULL, 0, ret_hash);
}
