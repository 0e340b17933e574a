/*
 * A table of a result as a client reads it: vigil.v1.Listing and the plain record. This
 * room's own. It is walked, not unpacked: an answer may hold half a million cells.
 */
#ifndef WIRE_LISTING_H
#define WIRE_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/records.h"

/* Reads bytes that have passed the scan. False, and nothing to free, without memory or
 * where the cells do not fill the last row. */
bool
wire_listing_read(const uint8_t *bytes, size_t size, struct vigil_listing *ret_listing);

void wire_listing_done(struct vigil_listing *listing);

#endif
