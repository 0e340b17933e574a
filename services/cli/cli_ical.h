/*
 * Deadlines as an iCalendar file: `vigil deadlines --ics`.
 */
#ifndef CLI_ICAL_H
#define CLI_ICAL_H

#include "cli/cli.h"

/* Asks for the clocks (of the case operands[0], if it is there; of this authority, if
 * authority is not NULL) and writes their calendar to the file, or (out NULL) to standard
 * output. */
enum cli_exit cli_ical(struct cli *cli, const char *authority, const char *out);

#endif
