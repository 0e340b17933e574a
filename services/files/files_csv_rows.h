/*
 * Turning the bytes of a CSV file, in pieces of any size, into rows. Private to
 * files_csv.c, which gets the bytes. Only files_csv_rows.c knows libcsv.
 */
#ifndef FILES_CSV_ROWS_H
#define FILES_CSV_ROWS_H

#include "files/files_csv.h"

struct files_csv_rows;

/* NULL, with *ret_error, if memory is short. */
struct files_csv_rows *files_csv_rows_new(const struct files_csv_wanted *wanted,
                                          struct base_error *ret_error);

/* Takes the next bytes; gives each row that ends in them. */
void
files_csv_rows_feed(struct files_csv_rows *rows, const unsigned char *bytes, size_t size);

/* True if the rest of the file is of no use. */
bool files_csv_rows_stopped(const struct files_csv_rows *rows);

/* After the last bytes: a row without a line's end is given too. */
void files_csv_rows_finish(struct files_csv_rows *rows);

/* BASE_OK if all was read, BASE_REFUSE if it stopped. */
enum base_class files_csv_rows_free(struct files_csv_rows *rows) BASE_MUST_CHECK;

#endif
