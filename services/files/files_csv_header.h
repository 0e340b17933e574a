/*
 * The header row of a CSV file: which of its columns is which of the caller's. Private to
 * files_csv_rows.c. Promises: an unknown, doubled or missing column is named, all at
 * once.
 */
#ifndef FILES_CSV_HEADER_H
#define FILES_CSV_HEADER_H

#include "files/files_csv.h"

enum { FILES_CSV_NAME_SIZE = 48, FILES_CSV_HEADER_MAX = 64 };

struct files_csv_header {
    bool complete;
    size_t count;                        /* columns of the file */
    size_t wanted[FILES_CSV_HEADER_MAX]; /* by column - 1: the caller's index */
    int column[FILES_CSV_COLUMNS_MAX];   /* by the caller's index; 0: absent */
    char names[FILES_CSV_HEADER_MAX][FILES_CSV_NAME_SIZE];
};

/* Adds the name of the next column; false if there are too many. */
bool
files_csv_header_add(struct files_csv_header *header, const void *bytes, size_t size);

/* Compares the names with those wanted; false, with faults, if they do not agree. */
bool files_csv_header_finish(struct files_csv_header *header,
                             const struct files_csv_wanted *wanted,
                             long line);

#endif
