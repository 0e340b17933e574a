/*
 * Telling somebody by a program of the operator's: it is given the text on its standard
 * input, no argument, no shell, and a bounded time.
 */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include <stdbool.h>

#include "base/base_attr.h"

enum { CLI_PAGE_SIZE = 1024 };

/* True if the program took it and ended with 0 in time; else it is told why, and the
 * program is ended. The text is shorter than CLI_PAGE_SIZE. */
bool cli_page(const char *program, const char *text, int limit_ms) BASE_MUST_CHECK;

#endif
