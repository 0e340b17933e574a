/*
 * Packed bytes to protobuf-c's structures and back: the only calls of its packer and
 * unpacker. This room's own.
 *
 * Promises: nothing is unpacked that has not passed the scan, nor outside the arena. What
 * was unpacked lives until this thread unpacks the next message; nobody frees it.
 */
#ifndef WIRE_MESSAGE_H
#define WIRE_MESSAGE_H

#include <protobuf-c/protobuf-c.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_attr.h"
#include "vigil/records.h"
#include "wire/wire_scan.h"

/* The message that the descriptor describes, or NULL and what was wrong in *ret_faults
 * (whose earlier content is dropped). */
const void *wire_message_unpack(const ProtobufCMessageDescriptor *descriptor,
                                const uint8_t *bytes,
                                size_t size,
                                const struct wire_limits *limits,
                                struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs; gives the size, or 0 and nothing written if it does not fit. */
size_t
wire_message_pack(const ProtobufCMessage *message, uint8_t *ret_bytes, size_t capacity);

#endif
