/* Bytes that were scanned: see wire_vouch.h. */
#include "wire/wire_vouch.h"

static _Thread_local struct {
    const struct wire_limits *limits;
    const ProtobufCMessageDescriptor *descriptor;
    const uint8_t *bytes;
    size_t size;
} scanned;

void
wire_vouch(const struct wire_limits *limits,
           const ProtobufCMessageDescriptor *descriptor,
           const uint8_t *bytes,
           size_t size)
{
    scanned.limits = limits;
    scanned.descriptor = descriptor;
    scanned.bytes = bytes;
    scanned.size = size;
}

bool
wire_vouch_for(const struct wire_limits *limits,
               const ProtobufCMessageDescriptor *descriptor,
               const uint8_t *bytes,
               size_t size)
{
    return scanned.bytes != NULL && scanned.bytes == bytes && scanned.size == size &&
           scanned.descriptor == descriptor && scanned.limits == limits;
}
