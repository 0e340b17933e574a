/*
 * A rapid review as it travels: vigil.v1.RapidReview and the plain record. Owns nothing.
 */
#ifndef WIRE_RAPID_REVIEW_H
#define WIRE_RAPID_REVIEW_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_RAPID_REVIEW_SIZE = 4352 }; /* none takes more bytes */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). */
enum base_class wire_rapid_review_read(const uint8_t *body,
                                       size_t size,
                                       struct vigil_rapid_review *ret_review,
                                       struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_rapid_review_write(const struct vigil_rapid_review *review,
                               uint8_t *ret_bytes,
                               size_t capacity);

#endif
