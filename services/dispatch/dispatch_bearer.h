/*
 * Who may send callbacks: who knows the bearer token (RFC 6750). Keeps its hash only.
 * Promises: compares in constant time; tells those without it in the log, the first and
 * whenever they have doubled.
 */
#ifndef DISPATCH_DISPATCH_BEARER_H
#define DISPATCH_DISPATCH_BEARER_H

#include <stdbool.h>

void dispatch_bearer_set(const char *token);

/* Of an Authorization header, which may be NULL. */
bool dispatch_bearer_is(const char *header);

#endif
