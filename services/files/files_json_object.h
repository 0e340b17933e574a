/*
 * From a JSON value to a plain record by its table of fields. Private to files_json.c.
 * Promises: all that is wrong is found, each with its path.
 */
#ifndef FILES_JSON_OBJECT_H
#define FILES_JSON_OBJECT_H

#include <jansson.h>

#include "files/files_field.h"

/* The record must have been cleared. */
void files_json_object_read(json_t *value,
                            const struct files_record *record,
                            void *ret_record,
                            struct vigil_faults *faults);

#endif
