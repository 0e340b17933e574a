/* How far something is: see cli_progress.h. */
#include "cli/cli_progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/base_time.h"

enum { PATIENCE_MS = 1000, INTERVAL_MS = 200 };

void
cli_progress_start(struct cli_progress *progress, const char *what, size_t total)
{
    *progress = (struct cli_progress){what, total, base_time_monotonic_ms(), 0};
}

void
cli_progress_step(struct cli_progress *progress, size_t done)
{
    int64_t now_ms = base_time_monotonic_ms();
    if (now_ms - progress->started_ms < PATIENCE_MS ||
        now_ms - progress->printed_ms < INTERVAL_MS || isatty(STDERR_FILENO) == 0) {
        return;
    }
    progress->printed_ms = now_ms;
    (void)fprintf(stderr,
                  "\r%s: %zu of %zu (%zu%%) ",
                  progress->what,
                  done,
                  progress->total,
                  progress->total == 0 ? 100 : done * 100 / progress->total);
}

void
cli_progress_end(struct cli_progress *progress)
{
    if (progress->printed_ms != 0) {
        (void)fprintf(stderr, "\r%50s\r", "");
    }
}
