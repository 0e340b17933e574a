/*
 * Collecting all faults of a message or a file, so that they can be told at once.
 * The record is vigil_faults (vigil/records.h); this adds to it.
 */
#ifndef BASE_FAULTS_H
#define BASE_FAULTS_H

#include <stdbool.h>

#include "base/base_attr.h"
#include "vigil/records.h"

/* True if the path has a fault already. */
bool base_faults_has(const struct vigil_faults *faults, const char *path);

/* Adds a fault; when the record is full it is counted in `more`. `wrong` and `right` must
 * not quote free text, names or birth dates. */
void base_faults_add(struct vigil_faults *faults,
                     const char *path,
                     const char *code,
                     const char *wrong,
                     const char *right);

/* The same for children[index].field. */
void base_faults_add_at(struct vigil_faults *faults,
                        const char *list,
                        size_t index,
                        const char *field,
                        const char *code,
                        const char *wrong,
                        const char *right);

/* The same, where the right values are those of a code list. */
void base_faults_add_code(struct vigil_faults *faults,
                          const char *path,
                          enum vigil_code_list list);

#endif
