/* A daemon's private door: see bus_server.h. */
#include "bus/bus_server.h"

#include <stdlib.h>

#include "bus/bus_parts.h"
#include "bus/bus_path.h"
#include "bus/bus_socket.h"

enum { QUEUE_MAX = 1000 };

/* The frames of a request, in their order. */
enum { FRAME_GATE, FRAME_CLIENT, FRAME_CALLER, FRAME_BODY, FRAMES };

struct bus_server {
    void *socket;
    size_t body_max;
    uint64_t dropped;
};

enum base_class
bus_server_new(struct bus *bus,
               const char *path,
               size_t body_max,
               struct bus_server **ret_server,
               struct base_error *ret_error)
{
    struct bus_server *server = calloc(1, sizeof(*server));
    if (server == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    server->body_max = body_max;
    const struct bus_socket_bounds bounds = {body_max, QUEUE_MAX, 100, 1000};
    enum base_class class =
        bus_socket_new(bus, ZMQ_ROUTER, &bounds, &server->socket, ret_error);
    if (class == BASE_OK) {
        class = bus_socket_set(server->socket, ZMQ_ROUTER_MANDATORY, 1, ret_error);
    }
    if (class == BASE_OK) {
        class = bus_path_bind(bus, server->socket, path, ret_error);
    }
    if (class != BASE_OK) {
        bus_server_free(server);
        return class;
    }
    *ret_server = server;
    return BASE_OK;
}

void
bus_server_free(struct bus_server *server)
{
    if (server != NULL) {
        bus_socket_close(server->socket);
        free(server);
    }
}

void *
bus_server_socket(struct bus_server *server)
{
    return server->socket;
}

uint64_t
bus_server_dropped(const struct bus_server *server)
{
    return server->dropped;
}

/* Fills the request from its frames; false if they are not a request's. */
static bool
fill(const struct bus_server *server,
     struct bus_parts *parts,
     struct bus_request *ret_request)
{
    if (parts->count != FRAMES || bus_parts_size(parts, FRAME_BODY) > server->body_max ||
        !bus_parts_copy(parts,
                        FRAME_GATE,
                        ret_request->routes[0],
                        BUS_ROUTE_SIZE,
                        &ret_request->routes_size[0]) ||
        !bus_parts_copy(parts,
                        FRAME_CLIENT,
                        ret_request->routes[1],
                        BUS_ROUTE_SIZE,
                        &ret_request->routes_size[1])) {
        return false;
    }
    ret_request->caller = bus_parts_bytes(parts, FRAME_CALLER);
    ret_request->caller_size = bus_parts_size(parts, FRAME_CALLER);
    ret_request->body = bus_parts_bytes(parts, FRAME_BODY);
    ret_request->body_size = bus_parts_size(parts, FRAME_BODY);
    ret_request->parts = parts;
    return true;
}

bool
bus_server_receive(struct bus_server *server, struct bus_request *ret_request)
{
    struct bus_parts *parts = malloc(sizeof(*parts));
    if (parts == NULL) {
        return false; /* it stays in the queue */
    }
    while (bus_parts_receive(server->socket, parts)) {
        if (fill(server, parts, ret_request)) {
            return true;
        }
        bus_parts_drop(parts);
        server->dropped++;
    }
    free(parts);
    return false;
}

void
bus_server_answer(struct bus_server *server,
                  struct bus_request *request,
                  const uint8_t *bytes,
                  size_t size)
{
    const struct bus_frame frames[] = {{request->routes[0], request->routes_size[0]},
                                       {request->routes[1], request->routes_size[1]},
                                       {bytes, size}};
    if (!bus_frames_send(server->socket, frames, BASE_COUNT(frames))) {
        server->dropped++; /* the gate is gone; its client will ask again */
    }
    bus_request_done(request);
}

void
bus_request_done(struct bus_request *request)
{
    if (request->parts != NULL) {
        bus_parts_drop(request->parts);
        free(request->parts);
        request->parts = NULL;
    }
}
