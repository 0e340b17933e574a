/*
 * JSON that is spoken with other programs: the texts of one object by their names, read
 * and written, by jansson. Owns nothing.
 *
 * Promises: what is read is bounded, has each name once and no control characters; what
 * was read wrongly is told by a code only, since the text is anyone's.
 */
#ifndef FILES_OBJECT_H
#define FILES_OBJECT_H

#include <stddef.h>

#include "base/base_error.h"

/* A text that is wanted, with room for it. Absent or null: "". A name `outer.inner` is
 * the member of a member, or of an array's first. */
struct files_object_wanted {
    const char *name;
    char *ret_text;
    size_t size;
};

/* BASE_REFUSE: not one JSON object (not_json), or a member wanted is no text (no_text),
 * longer than its room (too_long) or has control characters (control_character); then
 * some of the texts may be filled. */
enum base_class files_object_read(const char *bytes,
                                  size_t size,
                                  const struct files_object_wanted *wanted,
                                  size_t count,
                                  struct base_error *ret_error) BASE_MUST_CHECK;

struct files_object_text {
    const char *name; /* `outer.inner` is the member of a member; outer ones in a row */
    const char *text;
};

/* One line in ASCII, with NUL, and its length; 0 if it does not fit or memory is short.
 */
size_t files_object_write(const struct files_object_text *texts,
                          size_t count,
                          char *ret,
                          size_t size);

#endif
