/*
 * Message ids (RFC 9562), unpredictable bytes (libsodium), and the hashes that the
 * journal is chained with (base_hash.c, libcrypto): nothing else in Vigil hashes or draws
 * random bytes.
 */
#ifndef BASE_ID_H
#define BASE_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/records.h"

enum { BASE_ID_TEXT_SIZE = 37, BASE_HASH_SIZE = 32, BASE_HASH_TEXT_SIZE = 65 };

/* A new id, UUIDv7: sorts by the time it was made. */
struct vigil_id base_id_new(void);

/* The id that belongs to these bytes for ever, UUIDv8: so that a casebook's row that is
 * imported again is recognised. */
struct vigil_id base_id_derive(const void *bytes, size_t size);

/* 0190f6d3-7b4c-7def-8123-456789abcdef */
void base_id_print(const struct vigil_id *id, char ret_text[BASE_ID_TEXT_SIZE]);
bool base_id_parse(const char *text, struct vigil_id *ret_id);
bool base_id_equal(const struct vigil_id *a, const struct vigil_id *b);

/* SHA-256. */
void base_hash(const void *bytes, size_t size, uint8_t ret_hash[BASE_HASH_SIZE]);

/* SHA-256 of first followed by second: how the journal chains. */
void base_hash_pair(const void *first,
                    size_t first_size,
                    const void *second,
                    size_t second_size,
                    uint8_t ret_hash[BASE_HASH_SIZE]);

/* Lower-case hexadecimal. */
void base_hash_print(const uint8_t hash[BASE_HASH_SIZE],
                     char ret_text[BASE_HASH_TEXT_SIZE]);

/* Unpredictable bytes. */
void base_random(void *ret_bytes, size_t size);

/* Compares secrets in constant time. */
bool base_secret_equal(const void *a, const void *b, size_t size);

#endif
