/*
 * The body of the events clock_started, clock_met and clock_stopped: vigil.v1.ClockEvent
 * and the plain record. Owns nothing.
 */
#ifndef WIRE_CLOCK_EVENT_H
#define WIRE_CLOCK_EVENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_CLOCK_EVENT_SIZE = 320 }; /* no clock event takes more bytes */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). */
enum base_class wire_clock_event_read(const uint8_t *body,
                                      size_t size,
                                      struct vigil_deadline *ret_deadline,
                                      struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_clock_event_write(const struct vigil_deadline *deadline,
                              uint8_t *ret_bytes,
                              size_t capacity);

#endif
