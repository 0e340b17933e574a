/*
 * A local child safeguarding practice review as it travels: vigil.v1.Lcspr and the plain
 * record. Owns nothing.
 */
#ifndef WIRE_LCSPR_H
#define WIRE_LCSPR_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_LCSPR_SIZE = 12288 }; /* none takes more bytes */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). Links and children
 * beyond their counts are left untouched. */
enum base_class wire_lcspr_read(const uint8_t *body,
                                size_t size,
                                struct vigil_lcspr *ret_lcspr,
                                struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t
wire_lcspr_write(const struct vigil_lcspr *lcspr, uint8_t *ret_bytes, size_t capacity);

#endif
