/*
 * A case as a person reads it: what is known, what is open, what runs, and then what
 * happened, day by day. Owns nothing.
 */
#ifndef CLI_TIMELINE_H
#define CLI_TIMELINE_H

#include <stdio.h>

#include "cli/cli_ask.h"

/* Prints the answer to case_query: its table `history` as a timeline, others as they are,
 * but those without rows. */
void cli_timeline_print(const struct cli_listings *listings, FILE *to);

/* The position of the last entry of `history` that was recorded on this London day or
 * before; 0: there is none. */
int64_t cli_timeline_position(const struct cli_listings *listings, vigil_date day);

#endif
