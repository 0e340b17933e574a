/*
 * Where the private sockets lie: a directory a daemon below run.socket_dir, which it
 * alone may write, so that no daemon can put a socket in another's place.
 */
#ifndef RUN_SOCKET_H
#define RUN_SOCKET_H

#include <stddef.h>

#include "base/base_error.h"

/* The socket of a daemon's first copy: kind is "sock" (requests) or "feed" (entries). */
void run_socket_path(const char *daemon, const char *kind, char *ret_path, size_t size);

/* The socket of this process, which may be a second copy (run.instance). */
void
run_socket_own_path(const char *daemon, const char *kind, char *ret_path, size_t size);

/* Makes this daemon's directory if it is not there (where a service manager has not). */
enum base_class run_socket_make_directory(const char *daemon,
                                          struct base_error *ret_error) BASE_MUST_CHECK;

#endif
