/*
 * What type a document is of, by its first bytes: libmagic, which only this file knows.
 *
 * Promises: no document is opened, unpacked, run or rendered: libmagic compares the first
 * bytes with its table, with its parsers of compressed, executable, archive and mail
 * formats switched off. The name that a document had does not count.
 */
#ifndef FILES_TYPE_H
#define FILES_TYPE_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/codes.h"

struct files_type;

/* Loads libmagic's table; once in a program. */
enum base_class files_type_new(struct files_type **ret_type,
                               struct base_error *ret_error) BASE_MUST_CHECK;
void files_type_free(struct files_type *type);

/* The type, or VIGIL_MEDIA_NONE if it is none of those that Vigil takes. */
enum vigil_media
files_type_of(const struct files_type *type, const uint8_t *bytes, size_t size);

#endif
