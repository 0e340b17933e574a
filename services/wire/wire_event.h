/*
 * An entry of the journal as it is stored and hashed: vigil.v1.Event and the plain
 * record. Owns nothing. Promises: writing the same event gives the same bytes.
 */
#ifndef WIRE_EVENT_H
#define WIRE_EVENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_EVENT_EXTRA = 256 }; /* no event takes more bytes than this and its body */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). ret_event->body points
 * into the bytes given and lives as long as they do. */
enum base_class wire_event_read(const uint8_t *body,
                                size_t size,
                                struct vigil_event *ret_event,
                                struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t
wire_event_write(const struct vigil_event *event, uint8_t *ret_bytes, size_t capacity);

#endif
