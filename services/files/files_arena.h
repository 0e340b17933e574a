/*
 * Memory for the rows of a casebook: many small pieces, given back all at once.
 * Owns its blocks. Promises: a piece stays where it is until files_arena_done.
 */
#ifndef FILES_ARENA_H
#define FILES_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct files_arena {
    struct files_arena_block *block; /* the last, which has room */
    bool exhausted;                  /* memory was short once */
};

/* Zeroed memory, aligned for any record; NULL if memory is short. */
void *files_arena_take(struct files_arena *arena, size_t size);

/* A copy of size bytes. */
void *files_arena_copy(struct files_arena *arena, const void *bytes, size_t size);

void files_arena_done(struct files_arena *arena);

#endif
