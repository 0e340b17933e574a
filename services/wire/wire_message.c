/* Packed bytes to protobuf-c's structures and back: see wire_message.h. */
#include "wire/wire_message.h"

#include "base/base_faults.h"
#include "wire/wire_arena.h"

const void *
wire_message_unpack(const ProtobufCMessageDescriptor *descriptor,
                    const uint8_t *bytes,
                    size_t size,
                    const struct wire_limits *limits,
                    struct vigil_faults *ret_faults)
{
    /* only the counts: clearing the whole record would cost more than the scan */
    ret_faults->count = 0;
    ret_faults->more = 0;
    if (!wire_scan(descriptor, bytes, size, limits, ret_faults)) {
        return NULL;
    }
    struct wire_arena *arena = wire_arena_reset();
    const void *message =
        protobuf_c_message_unpack(descriptor, &arena->allocator, size, bytes);
    if (message == NULL) {
        base_faults_add(
            ret_faults, "", "too_large", "takes too much memory", "less of it");
    }
    return message;
}

size_t
wire_message_pack(const ProtobufCMessage *message, uint8_t *ret_bytes, size_t capacity)
{
    if (protobuf_c_message_get_packed_size(message) > capacity) {
        return 0;
    }
    return protobuf_c_message_pack(message, ret_bytes);
}
