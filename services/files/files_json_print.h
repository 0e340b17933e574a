/*
 * What the command line prints as JSON: answers, by jansson. Owns nothing.
 *
 * Promises: names are those of the records and of the listings' columns; numbers are
 * bare; times are UTC with a Z; the output ends with a line feed.
 */
#ifndef FILES_JSON_PRINT_H
#define FILES_JSON_PRINT_H

#include <stdio.h>

#include "vigil/records.h"

/* One listing is an array of its rows, each an object by the columns' names; several are
 * an object of such arrays by the listings' titles. A listing of the columns `field` and
 * `value` is one object. */
void
files_json_listings_print(const struct vigil_listing *listings, size_t count, FILE *to);

void files_json_receipt_print(const struct vigil_receipt *receipt, FILE *to);

void files_json_rejection_print(const struct vigil_rejection *rejection, FILE *to);

#endif
