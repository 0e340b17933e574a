/*
 * What the commands about the calendar of bank holidays share.
 */
#ifndef CLI_CALENDAR_H
#define CLI_CALENDAR_H

#include "cli/cli_ask.h"

/* Asks which deadlines a version would move, and prints the first of them (0: all) and
 * how many there are. */
enum cli_exit
cli_calendar_changes_print(struct cli *cli, const char *version, size_t limit);

#endif
