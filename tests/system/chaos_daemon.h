/*
 * A daemon of the test's own beside those of the keeper: with one line of the instance's
 * configuration changed, its words in a log of its own, its exit status to be had.
 */
#ifndef CHAOS_DAEMON_H
#define CHAOS_DAEMON_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct chaos_daemon {
    pid_t pid;
    char log[512];
};

/* Writes the instance's configuration with `key` set to `value` (NULL: as it is) under a
 * name in the instance's directory. */
bool chaos_daemon_config(const char *name,
                         const char *key,
                         const char *value,
                         char ret_path[512]);

/* Starts $VIGIL_BUILD/FOLDER/vigil-NAME; it goes when the test goes. */
bool chaos_daemon_start(const char *folder,
                        const char *name,
                        const char *config,
                        struct chaos_daemon *ret_daemon);

/* Waits until its log has that text. */
bool
chaos_daemon_says(const struct chaos_daemon *daemon, const char *text, int64_t until_ms);

/* Sends it a signal and waits for its end; its wait status, or -1 (and it is killed) if
 * that has not come by then. */
int chaos_daemon_end(struct chaos_daemon *daemon, int number, int64_t until_ms);

#endif
