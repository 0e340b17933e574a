/*
 * Busy as it travels: vigil.v1.Busy in its Answer. Owns nothing.
 */
#ifndef WIRE_BUSY_H
#define WIRE_BUSY_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_BUSY_SIZE = 64 }; /* no Busy takes more bytes */

/* Packs the whole Answer; gives the size, or 0 and nothing written if it does not fit. */
size_t
wire_busy_write(const struct vigil_busy *busy, uint8_t *ret_bytes, size_t capacity);

/* Reads the Busy of an Answer (not the message id, which is the Answer's). */
enum base_class wire_busy_read(const uint8_t *body,
                               size_t size,
                               struct vigil_busy *ret_busy,
                               struct vigil_faults *ret_faults) BASE_MUST_CHECK;

#endif
