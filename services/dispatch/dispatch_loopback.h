/* A TCP socket that only this host can reach. Owns nothing. */
#ifndef DISPATCH_DISPATCH_LOOPBACK_H
#define DISPATCH_DISPATCH_LOOPBACK_H

#include <stdbool.h>

/* "127.0.0.1:7655" (any address of 127/8) or "[::1]:7655". */
bool dispatch_loopback_is(const char *address);

/* A listening socket, which does not block; -1 if there can be none. */
int dispatch_loopback_listen(const char *address);
void dispatch_loopback_close(int fd);

#endif
