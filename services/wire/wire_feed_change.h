/*
 * A change of an authority's calendar feed as it travels: vigil.v1.FeedChange and the
 * plain record. Owns nothing.
 */
#ifndef WIRE_FEED_CHANGE_H
#define WIRE_FEED_CHANGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_FEED_CHANGE_SIZE = 24 }; /* none takes more bytes */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). */
enum base_class wire_feed_change_read(const uint8_t *body,
                                      size_t size,
                                      struct vigil_feed_change *ret_change,
                                      struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_feed_change_write(const struct vigil_feed_change *change,
                              uint8_t *ret_bytes,
                              size_t capacity);

#endif
