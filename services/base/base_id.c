/* Message ids and hashes: see base_id.h. */
#include "base/base_id.h"

#include <sodium.h>
#include <string.h>

#include "base/base_time.h"

static void
stamp(struct vigil_id *id, uint8_t version)
{
    id->bytes[6] = (uint8_t)((id->bytes[6] & 0x0F) | (version << 4));
    id->bytes[8] = (uint8_t)((id->bytes[8] & 0x3F) | 0x80);
}

struct vigil_id
base_id_new(void)
{
    struct vigil_id id;
    randombytes_buf(id.bytes, sizeof(id.bytes));
    uint64_t ms = (uint64_t)(base_time_now() / 1000);
    for (int i = 0; i < 6; i++) {
        id.bytes[i] = (uint8_t)(ms >> (8 * (5 - i)));
    }
    stamp(&id, 7);
    return id;
}

struct vigil_id
base_id_derive(const void *bytes, size_t size)
{
    uint8_t hash[BASE_HASH_SIZE];
    base_hash(bytes, size, hash);
    struct vigil_id id;
    memcpy(id.bytes, hash, sizeof(id.bytes));
    stamp(&id, 8);
    return id;
}

void
base_id_print(const struct vigil_id *id, char ret_text[BASE_ID_TEXT_SIZE])
{
    char hex[33];
    (void)sodium_bin2hex(hex, sizeof(hex), id->bytes, sizeof(id->bytes));
    const int groups[] = {8, 4, 4, 4, 12};
    char *to = ret_text;
    const char *from = hex;
    for (int i = 0; i < 5; i++) {
        memcpy(to, from, (size_t)groups[i]);
        to += groups[i];
        from += groups[i];
        *to++ = i < 4 ? '-' : '\0';
    }
}

bool
base_id_parse(const char *text, struct vigil_id *ret_id)
{
    size_t length;
    const char *end;
    return strlen(text) == BASE_ID_TEXT_SIZE - 1 &&
           sodium_hex2bin(ret_id->bytes,
                          sizeof(ret_id->bytes),
                          text,
                          BASE_ID_TEXT_SIZE - 1,
                          "-",
                          &length,
                          &end) == 0 &&
           length == sizeof(ret_id->bytes) && *end == '\0';
}

bool
base_id_equal(const struct vigil_id *a, const struct vigil_id *b)
{
    return memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

void
base_hash_print(const uint8_t hash[BASE_HASH_SIZE], char ret_text[BASE_HASH_TEXT_SIZE])
{
    (void)sodium_bin2hex(ret_text, BASE_HASH_TEXT_SIZE, hash, BASE_HASH_SIZE);
}

void
base_random(void *ret_bytes, size_t size)
{
    randombytes_buf(ret_bytes, size);
}

bool
base_secret_equal(const void *a, const void *b, size_t size)
{
    return sodium_memcmp(a, b, size) == 0;
}
