/*
 * A piece of a document as it travels: vigil.v1.DocumentChunk and the plain record. Owns
 * nothing; the data that were read point into the body.
 */
#ifndef WIRE_CHUNK_H
#define WIRE_CHUNK_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_CHUNK_EXTRA = 96 }; /* no piece takes more bytes than this and its data */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped): more data than VIGIL_CHUNK_MAX is one.
 */
enum base_class wire_chunk_read(const uint8_t *body,
                                size_t size,
                                struct vigil_chunk *ret_chunk,
                                struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t
wire_chunk_write(const struct vigil_chunk *chunk, uint8_t *ret_bytes, size_t capacity);

#endif
