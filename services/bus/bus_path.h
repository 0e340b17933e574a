/*
 * Serving a private path: private to this room.
 *
 * ZeroMQ's bind unlinks whatever lies at the path, even if another process serves it, so
 * a path is only bound while a lock on PATH.lock is held. The lock is kept by the bus
 * until bus_free(): ZeroMQ unlinks the path some time after its socket was closed, and
 * must not hit a successor's.
 */
#ifndef BUS_PATH_H
#define BUS_PATH_H

#include "bus/bus_context.h"

/* Checks the directory, takes the lock and binds the socket. BASE_STOP with code
 * socket_directory (not private), socket_taken (served by another) or socket_path. */
enum base_class bus_path_bind(struct bus *bus,
                              void *socket,
                              const char *path,
                              struct base_error *ret_error) BASE_MUST_CHECK;

/* Gives all locks back; only when the context has ended. */
void bus_path_unlock_all(struct bus *bus);

#endif
