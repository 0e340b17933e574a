/*
 * The body of the event duplicate_suspected: vigil.v1.DuplicateSuspected and the plain
 * record. References and codes only. Owns nothing.
 */
#ifndef WIRE_DUPLICATE_H
#define WIRE_DUPLICATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_DUPLICATE_SIZE = 128 }; /* none takes more bytes */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). */
enum base_class wire_duplicate_read(const uint8_t *body,
                                    size_t size,
                                    struct vigil_duplicate *ret_duplicate,
                                    struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_duplicate_write(const struct vigil_duplicate *duplicate,
                            uint8_t *ret_bytes,
                            size_t capacity);

#endif
