/*
 * The whole case file in memory, while it is made again from the journal: each file with
 * its items, found by Vigil's reference or by its authority's own; and of a review, the
 * cases that it covers. Owns its memory; out of memory ends the process, which has
 * written nothing.
 */
#ifndef INTAKE_INTAKE_FILES_H
#define INTAKE_INTAKE_FILES_H

#include "vigil/records.h"

struct intake_file {
    struct vigil_case c;
    struct vigil_item *items;
    size_t items_count;
    struct intake_file **covered; /* of a review: what it covers, or did once */
    size_t covered_count;
};

/* Which files have the same key: places by its hash, the next one if a place is taken. */
struct intake_places {
    struct intake_file **at;
    size_t count, room;
};

struct intake_files {
    struct intake_file **blocks;
    size_t count;
    struct intake_places by_ref, by_own;
};

/* All start with zeroes. */
void intake_files_done(struct intake_files *files);

/* The n-th file, in the order of their opening; NULL behind the last. */
struct intake_file *intake_files_at(const struct intake_files *files, size_t n);

/* The file of a reference; NULL: none. */
struct intake_file *intake_files_find(const struct intake_files *files,
                                      const char *case_ref);

/* The file that a message names, as the store resolves it: an own reference of kind 0 is
 * an incident's or else a consideration's. */
struct intake_file *intake_files_named(const struct intake_files *files,
                                       const struct vigil_case_name *name);

/* A new file, all zero but for its reference. */
struct intake_file *intake_files_add(struct intake_files *files, const char *case_ref);

/* To be told when a file has got its own reference or another authority. */
void intake_files_own(struct intake_files *files, struct intake_file *file);

/* To be told when a review covers a case. */
void intake_file_cover(struct intake_file *review, struct intake_file *covered);

/* The cases that a review covers, in the order of their references. */
size_t intake_file_members(const struct intake_file *review,
                           size_t capacity,
                           struct vigil_case **ret_members);

/* Its items are these now. */
void
intake_file_keep(struct intake_file *file, const struct vigil_item *items, size_t count);

#endif
