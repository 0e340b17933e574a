/*
 * A file that takes another one's place as a whole: whoever opens the path sees what was
 * there before or all that is new, whatever is killed when; and what is new is on disk.
 *
 * Owns the open file until it is ended or abandoned. What a killed program left behind is
 * PATH.partial, which the next one writes anew.
 */
#ifndef FILES_REPLACE_H
#define FILES_REPLACE_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/base_error.h"

enum { FILES_REPLACE_PATH = 512 };

struct files_replace {
    FILE *to; /* what is written; NULL: nothing is open */
    char path[FILES_REPLACE_PATH];
    char partial[FILES_REPLACE_PATH];
};

/* BASE_STOP: it cannot be made, and why. */
enum base_class files_replace_begin(const char *path,
                                    mode_t mode,
                                    struct files_replace *ret_replace,
                                    struct base_error *ret_error) BASE_MUST_CHECK;

/* True if what was written is what is there already. */
bool files_replace_is_same(const struct files_replace *replace);

/* Puts it in its place. On failure what was there stays. */
enum base_class files_replace_end(struct files_replace *replace,
                                  struct base_error *ret_error) BASE_MUST_CHECK;

/* Leaves all as it was. */
void files_replace_abandon(struct files_replace *replace);

#endif
