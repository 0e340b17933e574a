/*
 * The one ZeroMQ context of a process, and waiting on its sockets.
 *
 * Promises: one context a process; every socket of this room is CURVE over TCP or a path
 * in a private directory, with bounded message size, heartbeats and LINGER 0.
 */
#ifndef BUS_CONTEXT_H
#define BUS_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base_error.h"

struct bus;

enum base_class bus_new(struct bus **ret_bus,
                        struct base_error *ret_error) BASE_MUST_CHECK;
void bus_free(struct bus *bus); /* NULL is fine; its sockets must be freed before */

/* Lets our Unix group reach the paths that are bound from now on (directory 0770, sockets
 * 0660); without it they are ours alone (0700, 0600). */
void bus_allow_group(struct bus *bus);

/* What to wait for: a socket of this room (its bus_x_socket()), or a file descriptor. */
struct bus_wait_item {
    void *socket;  /* NULL: use fd */
    int fd;        /* negative: nothing, which is never ready */
    bool writable; /* also wait until it can be written (descriptors only) */
    bool ready;    /* out */
};

/* Waits until an item is ready, or for at most timeout_ms (0: only looks; negative: for
 * ever). A signal ends the wait early, with nothing ready. At most 16 items. */
void bus_wait(struct bus_wait_item *items, size_t count, long timeout_ms);

#endif
