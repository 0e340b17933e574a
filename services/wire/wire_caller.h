/*
 * Who sent a message: the frame between the gate and a service (vigil.v1.Caller). Only
 * the gate writes it, so a fault in it means a bug, not a bad sender. Owns nothing.
 */
#ifndef WIRE_CALLER_H
#define WIRE_CALLER_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_CALLER_SIZE = 96 }; /* no caller takes more bytes */

struct wire_caller {
    struct vigil_key key;
    vigil_instant received_at; /* when the gate had the bytes; VIGIL_INSTANT_NONE: it
                                  does not say */
};

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). `revoked` is false: the
 * service looks it up. */
enum base_class wire_caller_read(const uint8_t *body,
                                 size_t size,
                                 struct wire_caller *ret_caller,
                                 struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t
wire_caller_write(const struct wire_caller *caller, uint8_t *ret_bytes, size_t capacity);

#endif
