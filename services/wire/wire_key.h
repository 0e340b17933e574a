/*
 * A key to enrol or to revoke as it travels: vigil.v1.Key and the plain record. Owns
 * nothing.
 */
#ifndef WIRE_KEY_H
#define WIRE_KEY_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_KEY_SIZE = 96 }; /* none takes more bytes */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). `revoked` is false: the
 * type of the message says it. */
enum base_class wire_key_read(const uint8_t *body,
                              size_t size,
                              struct vigil_key *ret_key,
                              struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_key_write(const struct vigil_key *key, uint8_t *ret_bytes, size_t capacity);

#endif
