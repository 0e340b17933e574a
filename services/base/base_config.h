/*
 * Configuration as a table: each parameter has a name, a type, bounds, a default and a
 * line of help. One file serves all daemons of an instance:
 *
 *     # comment
 *     run.socket_dir = /run/vigil
 *     intake.group_max = 128
 *
 * A daemon's table is the common rows (run.*, store.*) and its own. Lines of another
 * daemon's prefix are skipped; any other unknown name is a fault. Promises: all faults
 * are found in one reading, each with file, line and reason.
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/base_error.h"

enum base_config_type {
    BASE_CONFIG_TEXT, /* target: char[size], bounds are ignored */
    BASE_CONFIG_INT   /* target: int */
};

struct base_config_row {
    const char *name;
    enum base_config_type type;
    void *target;
    size_t size; /* of a text's target */
    const char *initial;
    int min, max;
    const char *unit; /* "ms", "bytes", "" */
    const char *help;
};

struct base_config_fault {
    int line;
    char text[200];
};

struct base_config_faults {
    size_t count;
    struct base_config_fault at[16];
};

/* The prefixes whose lines belong to other daemons, NULL at the end. */
extern const char *const base_config_prefixes[];

/* Sets every target to its default, then reads the file. Faults are BASE_STOP with the
 * first in *ret_error; all of them in *ret_faults. A NULL path reads no file. */
enum base_class base_config_read(const struct base_config_row *const *tables,
                                 size_t tables_count,
                                 const char *path,
                                 struct base_config_faults *ret_faults,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

/* Prints the table as a sample file. A table ends with a row whose name is NULL. */
void base_config_print(const struct base_config_row *table, FILE *to);

#endif
