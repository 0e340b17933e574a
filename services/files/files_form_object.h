/*
 * From a JSON object to a form. Private to files_form*.c. Promises: all that is wrong is
 * found, each with its path.
 */
#ifndef FILES_FORM_OBJECT_H
#define FILES_FORM_OBJECT_H

#include <jansson.h>

#include "files/files_form.h"

/* The form must be empty; faults are added. */
void files_form_object_read(json_t *root,
                            struct files_form *form,
                            struct vigil_faults *faults);

/* Puts a setting's value ("list[0].field=value") where it belongs in the object. What is
 * no such path becomes a member of that name, which no form has. */
void files_form_object_set(json_t *root, const char *setting);

#endif
