/*
 * That bytes have passed the scan already: each body is scanned when its envelope is read
 * and would be again when its record is. Owns nothing; one body a thread. This room's
 * own; others say it by wire_envelope_vouch.
 */
#ifndef WIRE_VOUCH_H
#define WIRE_VOUCH_H

#include <protobuf-c/protobuf-c.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* These bytes were found right as a request of this type, and stay as they are until this
 * thread's next call. NULL: none. */
void wire_vouch(const ProtobufCMessageDescriptor *descriptor,
                const uint8_t *bytes,
                size_t size);

/* True if that was said of these very bytes and this type. */
bool wire_vouch_for(const ProtobufCMessageDescriptor *descriptor,
                    const uint8_t *bytes,
                    size_t size);

#endif
