/*
 * A case as a person reads it: what is known, what is open, what runs, and then what
 * happened, day by day. Owns nothing.
 */
#ifndef CLI_TIMELINE_H
#define CLI_TIMELINE_H

#include <stdio.h>

#include "cli/cli_ask.h"

/* Columns of a page that people read; and lines as long as they are. */
enum { CLI_TIMELINE_PAGE = 100, CLI_TIMELINE_UNBROKEN = 1 << 20 };

/* Prints the answer to case_query: its table `history` as a timeline that is `width`
 * columns wide, others as they are, but those without rows. */
void cli_timeline_print(const struct cli_listings *listings, size_t width, FILE *to);

/* The position of the last entry of `history` that was recorded on this London day or
 * before; 0: there is none. */
int64_t cli_timeline_position(const struct cli_listings *listings, vigil_date day);

#endif
