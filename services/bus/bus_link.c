/* The gate's way to one service: see bus_link.h. */
#include "bus/bus_link.h"

#include <stdlib.h>
#include <string.h>

#include "bus/bus_parts.h"
#include "bus/bus_socket.h"

enum { QUEUE_MAX = 1000 };

struct bus_link {
    void *socket;
    struct bus_parts parts; /* of the answer given last */
};

enum base_class
bus_link_new(struct bus *bus,
             const char *path,
             size_t answer_max,
             struct bus_link **ret_link,
             struct base_error *ret_error)
{
    struct bus_link *link = calloc(1, sizeof(*link));
    if (link == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    const struct bus_socket_bounds bounds = {answer_max, QUEUE_MAX, 50, 500};
    enum base_class class =
        bus_socket_new(bus, ZMQ_DEALER, &bounds, &link->socket, ret_error);
    if (class == BASE_OK) {
        class = bus_socket_set(link->socket, ZMQ_IMMEDIATE, 1, ret_error);
    }
    if (class == BASE_OK) {
        class = bus_socket_connect_path(link->socket, path, ret_error);
    }
    if (class != BASE_OK) {
        bus_link_free(link);
        return class;
    }
    *ret_link = link;
    return BASE_OK;
}

void
bus_link_free(struct bus_link *link)
{
    if (link != NULL) {
        bus_parts_drop(&link->parts);
        bus_socket_close(link->socket);
        free(link);
    }
}

void *
bus_link_socket(struct bus_link *link)
{
    return link->socket;
}

bool
bus_link_send(struct bus_link *link, const struct bus_link_request *request)
{
    const struct bus_frame frames[] = {{request->ticket, BUS_TICKET_SIZE},
                                       {request->caller, request->caller_size},
                                       {request->body, request->body_size}};
    return bus_frames_send(link->socket, frames, BASE_COUNT(frames));
}

bool
bus_link_receive(struct bus_link *link, struct bus_link_answer *ret_answer)
{
    struct bus_parts *parts = &link->parts;
    bus_parts_drop(parts);
    while (bus_parts_receive(link->socket, parts)) {
        if (parts->count == 2 && bus_parts_size(parts, 0) == BUS_TICKET_SIZE) {
            memcpy(ret_answer->ticket, bus_parts_bytes(parts, 0), BUS_TICKET_SIZE);
            ret_answer->bytes = bus_parts_bytes(parts, 1);
            ret_answer->size = bus_parts_size(parts, 1);
            return true;
        }
        bus_parts_drop(parts);
    }
    return false;
}
