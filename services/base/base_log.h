/*
 * The log: one line an event on standard error, for the journal of the host.
 *
 *     <6>intake: event=refused party=E08000025 code=message_id_reused
 *
 * The number is the syslog priority that systemd reads. Promises: a line is logged once,
 * where the error is handled; values are ids, codes, counts and references, never the
 * content of a case; control characters in a value become '?'. In a sandbox each line
 * says SANDBOX.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/base_attr.h"
#include "base/base_error.h"

enum base_log_level { BASE_LOG_ERROR = 3, BASE_LOG_WARNING = 4, BASE_LOG_INFO = 6 };

/* Says who is logging; kept, so give a literal. */
void base_log_open(const char *name);

/* format gives "event=... key=value ...". */
void base_log(enum base_log_level level, const char *format, ...) BASE_PRINTF(2, 3);

/* Logs an error once, with its class and code. */
void base_log_error(const char *event, const struct base_error *error);

#endif
