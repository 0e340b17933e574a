/*
 * That bytes have passed the scan already: a body is scanned when its envelope is read, a
 * receipt when its answer is, and would be again when its record is. Owns nothing; one
 * message a thread. This room's own; others say it by wire_envelope_vouch.
 */
#ifndef WIRE_VOUCH_H
#define WIRE_VOUCH_H

#include <protobuf-c/protobuf-c.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "wire/wire_scan.h"

/* These bytes were found right as this type, by these limits, and stay as they are until
 * this thread's next call. All NULL: none. */
void wire_vouch(const struct wire_limits *limits,
                const ProtobufCMessageDescriptor *descriptor,
                const uint8_t *bytes,
                size_t size);

/* True if that was said of these very bytes, this type and these limits. */
bool wire_vouch_for(const struct wire_limits *limits,
                    const ProtobufCMessageDescriptor *descriptor,
                    const uint8_t *bytes,
                    size_t size);

#endif
