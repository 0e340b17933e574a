/*
 * CURVE keys, as text: 40 characters of Z85 and NUL. Owns nothing; draws from the
 * system's randomness. A secret key never appears in an error or a log.
 */
#ifndef BUS_KEYS_H
#define BUS_KEYS_H

#include <stdbool.h>

#include "base/base_error.h"
#include "vigil/records.h"

/* Makes a new pair. */
enum base_class bus_keys_make(char ret_public[VIGIL_KEY_SIZE],
                              char ret_secret[VIGIL_KEY_SIZE],
                              struct base_error *ret_error) BASE_MUST_CHECK;

/* The public key that belongs to a secret one; false if the text is no key. */
bool bus_keys_public(const char *secret, char ret_public[VIGIL_KEY_SIZE]) BASE_MUST_CHECK;

/* True if the text is 40 characters of Z85 that stand for 32 bytes. */
bool bus_keys_valid(const char *key);

#endif
