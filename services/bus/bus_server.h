/*
 * A daemon's private door: a ROUTER on a path in a 0700 directory, which the gate (and
 * nobody else) talks to. A request has four frames: the gate's route, the client's route,
 * the caller (wire/wire_caller.h) and the envelope.
 *
 * Promises: takes the path only while it holds a lock on PATH.lock, so that a second
 * daemon cannot steal it; a request of another shape or size is dropped and counted; an
 * answer to a gate that is gone is dropped.
 */
#ifndef BUS_SERVER_H
#define BUS_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bus/bus_context.h"

struct bus_server;

enum { BUS_ROUTE_SIZE = 64 };

/* A request. The bytes belong to it until bus_request_done() or bus_server_answer(). */
struct bus_request {
    uint8_t routes[2][BUS_ROUTE_SIZE];
    size_t routes_size[2];
    const uint8_t *caller;
    size_t caller_size;
    const uint8_t *body;
    size_t body_size;
    void *parts; /* the room's own */
};

enum base_class bus_server_new(struct bus *bus,
                               const char *path,
                               size_t body_max,
                               struct bus_server **ret_server,
                               struct base_error *ret_error) BASE_MUST_CHECK;
void bus_server_free(struct bus_server *server);
void *bus_server_socket(struct bus_server *server);

/* Takes one waiting request without waiting; false if there is none. */
bool bus_server_receive(struct bus_server *server, struct bus_request *ret_request);

/* Sends the answer and ends the request. */
void bus_server_answer(struct bus_server *server,
                       struct bus_request *request,
                       const uint8_t *bytes,
                       size_t size);

/* Ends a request without an answer. */
void bus_request_done(struct bus_request *request);

/* How many requests and answers were dropped so far. */
uint64_t bus_server_dropped(const struct bus_server *server);

#endif
