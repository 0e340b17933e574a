/*
 * JSON text as jansson's value. Private to this room. Promises: a syntax error is told
 * with line and column and nothing of the text; doubled names and \u0000 are refused.
 */
#ifndef FILES_JSON_LOAD_H
#define FILES_JSON_LOAD_H

#include <jansson.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { FILES_JSON_MAX = 262144 }; /* bytes of a file; a submission has 65536 at most */

/* The value, which its caller ends with json_decref; or NULL and a fault more. */
json_t *files_json_load(const char *bytes, size_t size, struct vigil_faults *faults);

/* The bytes of a file, "-" for standard input, for its caller to free: all of them, or
 * FILES_JSON_MAX + 1 if there are more. BASE_STOP: it could not be read. */
enum base_class files_json_read(const char *path,
                                char **ret_bytes,
                                size_t *ret_size,
                                struct base_error *ret_error) BASE_MUST_CHECK;

/* The value of a file, "-" for standard input. BASE_REFUSE: a fault more; BASE_STOP: it
 * could not be read. */
enum base_class files_json_load_file(const char *path,
                                     json_t **ret_root,
                                     struct vigil_faults *faults,
                                     struct base_error *ret_error) BASE_MUST_CHECK;

#endif
