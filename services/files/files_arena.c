/* Memory given back all at once: see files_arena.h. */
#include "files/files_arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 262144 };

struct files_arena_block {
    struct files_arena_block *before;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

static bool
grow(struct files_arena *arena, size_t size)
{
    size_t wanted = size > BLOCK ? size : BLOCK;
    struct files_arena_block *block = calloc(1, sizeof(*block) + wanted);
    if (block == NULL) {
        arena->exhausted = true;
        return false;
    }
    block->before = arena->block;
    block->size = wanted;
    arena->block = block;
    return true;
}

void *
files_arena_take(struct files_arena *arena, size_t size)
{
    size_t align = alignof(max_align_t);
    size = (size + align - 1) / align * align;
    if (arena->block == NULL || arena->block->size - arena->block->used < size) {
        if (!grow(arena, size)) {
            return NULL;
        }
    }
    void *piece = arena->block->bytes + arena->block->used;
    arena->block->used += size;
    return piece;
}

void *
files_arena_copy(struct files_arena *arena, const void *bytes, size_t size)
{
    void *piece = files_arena_take(arena, size);
    if (piece != NULL) {
        memcpy(piece, bytes, size);
    }
    return piece;
}

void
files_arena_done(struct files_arena *arena)
{
    while (arena->block != NULL) {
        struct files_arena_block *before = arena->block->before;
        free(arena->block);
        arena->block = before;
    }
}
