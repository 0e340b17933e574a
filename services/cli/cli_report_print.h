/*
 * The rows of a report: table,breakdown,category,measure,value. Owns nothing.
 */
#ifndef CLI_REPORT_PRINT_H
#define CLI_REPORT_PRINT_H

#include <stdio.h>

#include "vigil/records.h"

/* True if the listing has the five columns of a report. */
bool cli_report_is(const struct vigil_listing *listing);

/* RFC 4180 with LF, the header first. */
void cli_report_csv_print(const struct vigil_listing *listing, FILE *to);

/* For people: a small table for each breakdown, its categories down, its measures side by
 * side, in the order in which they come. */
void cli_report_tables_print(const struct vigil_listing *listing, FILE *to);

#endif
