/*
 * The instance that ./run with made, as its keeper shows it: who runs, who is ready, and
 * signals to them; its PostgreSQL's quiet; its sandbox's time.
 *
 * Promises: every wait ends at its deadline; a signal goes only to a process that the
 * keeper named.
 */
#ifndef CHAOS_INSTANCE_H
#define CHAOS_INSTANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "vigil/records.h"

/* A path below $VIGIL_INSTANCE, valid until the next but three. */
const char *chaos_instance_path(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* False if the instance was started without that daemon ($VIGIL_DAEMONS). */
bool chaos_instance_has(const char *name);

/* The process of that name, once it is ready; 0 if it is not by then (monotonic). */
pid_t chaos_instance_ready(const char *name, int64_t until_ms);

/* Sends a signal to the process of that name when it is ready; false if it never is. */
bool chaos_instance_signal(const char *name, int number, int64_t until_ms);

/* Waits until the keeper has seen that this process ended. */
bool chaos_instance_gone(const char *name, pid_t pid, int64_t until_ms);

/* While held, a process that ended is not started again. */
bool chaos_instance_hold(const char *name, bool hold);

/* Waits until the deadlines are raised up to that instant of the sandbox and every
 * follower has applied the journal; false if that is not so by until_ms. */
bool chaos_instance_quiet(vigil_instant raised_until, int64_t until_ms);

/* Maps the sandbox's clock; base_time_now() then is the sandbox's time. */
bool chaos_instance_clock(void);

/* A pause that a fault lasts; never what a result depends on. */
void chaos_instance_pause(int64_t ms);

#endif
