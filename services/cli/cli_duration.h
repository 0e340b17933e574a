/*
 * Durations as people type them. Pure.
 */
#ifndef CLI_DURATION_H
#define CLI_DURATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base_attr.h"

/* What the service takes at once: typing errors would be costly. */
enum { CLI_DURATION_DAYS_MAX = 366 };

/* "5d", "3h", "90m" in microseconds: a whole number above 0 and its unit, at most 366
 * days. */
bool cli_duration_parse(const char *text, int64_t *ret_microseconds) BASE_MUST_CHECK;

#endif
