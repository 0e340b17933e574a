/*
 * The operator's command that moves a sandbox's time: vigil.v1.TimeAdvance. Owns nothing.
 */
#ifndef WIRE_TIME_ADVANCE_H
#define WIRE_TIME_ADVANCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). */
enum base_class wire_time_advance_read(const uint8_t *body,
                                       size_t size,
                                       int64_t *ret_microseconds,
                                       struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. Note that moving
 * by 0 packs to 0 bytes too. */
size_t wire_time_advance_write(int64_t microseconds, uint8_t *ret_bytes, size_t capacity);

#endif
