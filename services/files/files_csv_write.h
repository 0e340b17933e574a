/*
 * Writing CSV (RFC 4180) with LF at the end of each row: a field is in quotation marks
 * only where it must be, so that the same content always gives the same bytes. Owns
 * nothing; whether all was written, the stream knows.
 */
#ifndef FILES_CSV_WRITE_H
#define FILES_CSV_WRITE_H

#include <stddef.h>
#include <stdio.h>

/* Writes a row of fields; NULL is a blank one. */
void files_csv_write(FILE *to, const char *const *texts, size_t count);

#endif
