/*
 * A question as it travels: vigil.v1.Query and the plain record. Owns nothing. An empty
 * body is a question without any conditions.
 */
#ifndef WIRE_QUERY_H
#define WIRE_QUERY_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_QUERY_SIZE = 340 }; /* none takes more bytes */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). */
enum base_class wire_query_read(const uint8_t *body,
                                size_t size,
                                struct vigil_query *ret_query,
                                struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. A question
 * without conditions packs to 0 bytes too: with WIRE_QUERY_SIZE bytes it always fits. */
size_t
wire_query_write(const struct vigil_query *query, uint8_t *ret_bytes, size_t capacity);

#endif
