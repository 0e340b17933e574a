/*
 * A listing as people read it: aligned columns, numbers to the right. Owns nothing.
 */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stdio.h>

#include "vigil/records.h"

/* Title, columns' names, rows; a column that is empty in all rows is left out. A listing
 * of the columns `field` and `value` is printed without their names, one with no rows
 * says so. */
void cli_table_print(const struct vigil_listing *listing, FILE *to);

#endif
