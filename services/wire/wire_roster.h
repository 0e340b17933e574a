/*
 * The keys that may connect, as the gate asks them of intake: vigil.v1.Roster and an
 * array of plain records. Owns nothing.
 */
#ifndef WIRE_ROSTER_H
#define WIRE_ROSTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

/* A version is any number that changes with the roster. An empty roster of version 0
 * packs to 0 bytes; so number versions from 1. */

/* Checks and reads the packed message into at most capacity keys. BASE_OK, or BASE_REFUSE
 * with every fault found (whose earlier content is dropped), too many keys being one. */
enum base_class wire_roster_read(const uint8_t *body,
                                 size_t size,
                                 struct vigil_key *ret_keys,
                                 size_t capacity,
                                 size_t *ret_count,
                                 int64_t *ret_version,
                                 struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 if capacity is below wire_roster_size(count). */
size_t wire_roster_write(const struct vigil_key *keys,
                         size_t count,
                         int64_t version,
                         uint8_t *ret_bytes,
                         size_t capacity);

/* As many bytes as a roster of so many keys can take. */
size_t wire_roster_size(size_t count);

#endif
