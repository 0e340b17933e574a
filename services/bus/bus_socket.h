/*
 * The one way to open a ZeroMQ socket; private to this room, as it shows ZeroMQ's
 * numbers.
 *
 * Promises: no socket exists without a bound on its messages and queues, with LINGER
 * other than 0, or without heartbeats and a short handshake.
 */
#ifndef BUS_SOCKET_H
#define BUS_SOCKET_H

#include <stdbool.h>
#include <stddef.h>
#include <zmq.h>

#include "bus/bus_context.h"

struct bus_lock;

struct bus {
    void *context;
    struct bus_lock *locks; /* of the paths that we serve, see bus_path.h */
    unsigned monitors;      /* numbers the monitors' addresses, which must be unique */
    bool group_allowed;
};

enum { BUS_CURVE_OVERHEAD = 33 }; /* bytes that CURVE adds to a frame (measured) */

struct bus_socket_bounds {
    size_t frame_max;     /* bytes of one frame as it travels, with any overhead */
    int queue_max;        /* messages a peer, each direction */
    int reconnect_ms;     /* first pause before connecting again */
    int reconnect_max_ms; /* longest pause */
};

/* Opens a socket of ZeroMQ's type with all bounds set; sets LINGER 0. */
enum base_class bus_socket_new(struct bus *bus,
                               int type,
                               const struct bus_socket_bounds *bounds,
                               void **ret_socket,
                               struct base_error *ret_error) BASE_MUST_CHECK;

/* Sets an int option; the error names it. */
enum base_class bus_socket_set(void *socket,
                               int option,
                               int value,
                               struct base_error *ret_error) BASE_MUST_CHECK;

/* The same for a text option. */
enum base_class bus_socket_set_text(void *socket,
                                    int option,
                                    const char *value,
                                    struct base_error *ret_error) BASE_MUST_CHECK;

/* Connects to a private path, which need not be there yet. */
enum base_class bus_socket_connect_path(void *socket,
                                        const char *path,
                                        struct base_error *ret_error) BASE_MUST_CHECK;

/* NULL is fine. */
void bus_socket_close(void *socket);

#endif
