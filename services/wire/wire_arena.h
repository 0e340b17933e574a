/*
 * Memory for unpacking one message: a bump allocator over a buffer of fixed size, in the
 * form that protobuf-c wants. This room's own.
 *
 * Promises: never gives more than its buffer holds (then NULL, and the unpacking fails
 * cleanly); wire_arena_reset() gives everything back at once; freeing does nothing. So no
 * message can make a daemon grow, and none costs a malloc.
 */
#ifndef WIRE_ARENA_H
#define WIRE_ARENA_H

#include <protobuf-c/protobuf-c.h>
#include <stddef.h>
#include <stdint.h>

enum { WIRE_ARENA_SIZE = 262144 };

struct wire_arena {
    ProtobufCAllocator allocator;
    size_t used; /* bytes of the buffer */
    size_t peak; /* the most that was ever used */
    _Alignas(16) uint8_t buffer[WIRE_ARENA_SIZE];
};

/* This thread's arena, empty. What was taken from it before is void. */
struct wire_arena *wire_arena_reset(void);

#endif
