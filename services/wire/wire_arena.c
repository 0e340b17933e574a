/* Memory for unpacking one message: see wire_arena.h. */
#include "wire/wire_arena.h"

/* What malloc promises for any type. */
enum { ALIGNMENT = 16 };

static void *
take(void *data, size_t size)
{
    struct wire_arena *arena = data;
    size_t left = sizeof(arena->buffer) - arena->used;
    if (size > left) {
        return NULL;
    }
    void *taken = arena->buffer + arena->used;
    size_t rounded = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    arena->used += rounded; /* the buffer's size is a multiple, so this stays within */
    if (arena->used > arena->peak) {
        arena->peak = arena->used;
    }
    return taken;
}

static void
give_back(void *data, void *pointer)
{
    (void)data;
    (void)pointer; /* all at once, when the arena is reset */
}

struct wire_arena *
wire_arena_reset(void)
{
    /* one a thread: libvigil may live in a program that has several. Not cleared for each
     * message: 256 KiB would cost more than the rest of the work. */
    static _Thread_local struct wire_arena arena;
    arena.allocator = (ProtobufCAllocator){take, give_back, &arena};
    arena.used = 0;
    return &arena;
}
