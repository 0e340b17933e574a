/*
 * All faults of a folder of files, so that they can be told at once: each with file, line
 * and column, what was wrong and what would be right; warnings among them, marked.
 *
 * Owns its list, which grows. Promises: the first FILES_FAULTS_MAX are kept and the rest
 * counted; no text quotes a name, free text or a birth date (callers see to that).
 */
#ifndef FILES_FAULTS_H
#define FILES_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base_attr.h"
#include "vigil/records.h"

enum { FILES_FAULTS_MAX = 10000 };

struct files_fault {
    bool warning;  /* unusual but possible: does not stop an import */
    char file[64]; /* children.csv */
    long line;     /* the line on which the row starts, from 1; 0: the whole file */
    int column;    /* from 1; 0: the whole row */
    struct vigil_fault what; /* its path is the column's name, or "" */
};

struct files_faults {
    size_t errors;   /* those that are no warning, kept or not */
    size_t warnings; /* kept or not */
    size_t count;    /* how many are in `at` */
    size_t capacity;
    struct files_fault *at;
};

/* Where a fault is. */
struct files_place {
    const char *file;
    long line;
    int column;
    const char *name; /* the column's, or "" */
};

void files_faults_init(struct files_faults *ret_faults);
void files_faults_done(struct files_faults *faults);

/* Adds a fault. If memory is short it is only counted, so that nothing wrong passes. */
void files_faults_add(struct files_faults *faults,
                      const struct files_place *place,
                      const char *code,
                      const char *wrong,
                      const char *right);

/* Adds what a field's reader found. */
void files_faults_add_found(struct files_faults *faults,
                            const struct files_place *place,
                            const struct vigil_fault *found);

/* Adds what a rule found of list[i].field, i being an entry that was read from this line;
 * what it found of the whole stands in the whole file. */
void files_faults_add_rules(struct files_faults *faults,
                            const char *file,
                            const long *lines,
                            const struct vigil_faults *found);

/* Adds a warning. */
void files_faults_warn(struct files_faults *faults,
                       const struct files_place *place,
                       const char *code,
                       const char *wrong,
                       const char *right);

/* One line for people: "children.csv:12:4 date_of_birth: ... ; right: ... [code]". */
void files_faults_print(const struct files_fault *fault, char *ret_text, size_t size);

#endif
