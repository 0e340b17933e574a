/*
 * Reading a CSV file with a header row (RFC 4180): columns in any order, each row given
 * to the caller by the caller's own list of columns.
 *
 * Owns the parser while a file is read. Promises: UTF-8 without NUL, a byte-order mark
 * and LF or CRLF allowed; an unknown or doubled column is refused by name, a missing
 * needed one is named; a row with too few or too many fields, a quotation that is wrong
 * and a field or row that is too long are faults with line and column; memory is bounded
 * by one row, whatever the file's size. By libcsv, which only files_csv_rows.c knows.
 */
#ifndef FILES_CSV_H
#define FILES_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "files/files_faults.h"

enum {
    FILES_CSV_COLUMNS_MAX = 32,
    FILES_CSV_FIELD_MAX = 8192, /* bytes of one field: a rationale has 4000 */
    FILES_CSV_ROW_MAX = 131072  /* bytes of one row as it stands in the file: a message
                                 * has 65536, and each mark may be doubled */
};

struct files_csv_column {
    const char *name;
    bool needed; /* the header must have it; whether it may be blank is the caller's */
};

/* A row, for the time of the call. Indexes are those of the caller's columns. */
struct files_csv_row {
    long line;                         /* on which the row starts, from 1 */
    bool ragged;                       /* reported; what stands where is not certain */
    uint32_t refused;                  /* bit i: field i was reported, and is "" here */
    int column[FILES_CSV_COLUMNS_MAX]; /* from 1; 0: the file has no such column */
    const char *text[FILES_CSV_COLUMNS_MAX]; /* "" where blank or absent */
};

typedef void files_csv_row_fn(void *context, const struct files_csv_row *row);

struct files_csv_wanted {
    const char *name; /* of the file, for faults; no folder */
    const struct files_csv_column *columns;
    size_t columns_count; /* up to FILES_CSV_COLUMNS_MAX */
    files_csv_row_fn *row;
    void *context;
    struct files_faults *faults;
};

/* Reads a file. BASE_OK: to its end (whatever is wrong in rows is in the faults).
 * BASE_REFUSE: not to its end, the reason is in the faults; rows may have been given.
 * BASE_STOP: could not be read, the reason is in *ret_error, with code "file_missing" if
 * there is none. */
enum base_class files_csv_read(const char *path,
                               const struct files_csv_wanted *wanted,
                               struct base_error *ret_error) BASE_MUST_CHECK;

/* The same from memory. */
enum base_class files_csv_read_bytes(const void *bytes,
                                     size_t size,
                                     const struct files_csv_wanted *wanted,
                                     struct base_error *ret_error) BASE_MUST_CHECK;

#endif
