/*
 * How far something is that takes longer than a second: one line on a terminal, and
 * nothing where standard error is none.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

struct cli_progress {
    const char *what;
    size_t total;
    int64_t started_ms;
    int64_t printed_ms; /* 0: never */
};

void cli_progress_start(struct cli_progress *progress, const char *what, size_t total);
void cli_progress_step(struct cli_progress *progress, size_t done);
void cli_progress_end(struct cli_progress *progress); /* clears the line */

#endif
