/*
 * What time it is: the only module that reads a clock.
 *
 * Outside a sandbox it is the system's time. In a sandbox it is the system's time plus an
 * offset that lies in a small file which every daemon of the instance maps; only the
 * operator's command moves it, so all daemons move together. Beside it lies by how much
 * the host's own clock is said to be wrong, for tests of what is done then. Owns the
 * mapping.
 */
#ifndef BASE_TIME_H
#define BASE_TIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

/* Maps the sandbox's clock file; "" means no sandbox. The file holds 16 bytes, the offset
 * and the error in microseconds, host byte order; it must exist (base_time_sandbox_create
 * makes it). */
enum base_class base_time_open(const char *sandbox_path,
                               struct base_error *ret_error) BASE_MUST_CHECK;

/* Makes the clock file of a new sandbox whose time now is `now`. */
enum base_class base_time_sandbox_create(const char *path,
                                         vigil_instant now,
                                         struct base_error *ret_error) BASE_MUST_CHECK;

/* True if the time may be moved, so that all output has to say SANDBOX. */
bool base_time_is_sandbox(void);

/* Now, UTC. */
vigil_instant base_time_now(void);

/* The host's own time, UTC, which no operator moves: for what is compared with another's
 * clock (a token's age). In a sandbox the error is added. */
vigil_instant base_time_host(void);

/* Moves the sandbox's time forward, for all its daemons; false outside a sandbox. */
bool base_time_advance(int64_t microseconds);

/* Milliseconds on a clock that never steps; for timeouts and back-off within a process.
 * Not moved by the sandbox. */
int64_t base_time_monotonic_ms(void);

#endif
