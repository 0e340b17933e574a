/* The door to the network: see bus_front.h. */
#include "bus/bus_front.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "bus/bus_keys.h"
#include "bus/bus_parts.h"
#include "bus/bus_socket.h"

/* Hidden by libzmq's header behind its draft API, honoured by the library: refuse every
 * connection of a domain for which no handler answers. Read back, as a library that does
 * not know the number would leave the door open. */
#ifndef ZMQ_ZAP_ENFORCE_DOMAIN
#define ZMQ_ZAP_ENFORCE_DOMAIN 93
#endif

enum { QUEUE_MAX = 512 }; /* answers that wait for a client that reads slowly */

struct bus_front {
    void *socket;
    const struct bus_zap *zap;
    struct bus_parts parts; /* of the message given last */
    char endpoint[BUS_FRONT_ENDPOINT];
    struct bus_front_counts counts;
};

static enum base_class
set_security(void *socket, const char *secret_key, struct base_error *ret_error)
{
    if (!bus_keys_valid(secret_key)) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "server_key",
                              "the server's secret key must be 40 characters of Z85");
    }
    const struct {
        int option, value;
    } options[] = {{ZMQ_CURVE_SERVER, 1},
                   {ZMQ_ZAP_ENFORCE_DOMAIN, 1},
                   {ZMQ_ROUTER_MANDATORY, 1}, /* and never ZMQ_ROUTER_HANDOVER */
                   {ZMQ_IPV6, 1}};
    enum base_class class =
        bus_socket_set_text(socket, ZMQ_ZAP_DOMAIN, BUS_ZAP_DOMAIN, ret_error);
    for (size_t i = 0; i < BASE_COUNT(options) && class == BASE_OK; i++) {
        class = bus_socket_set(socket, options[i].option, options[i].value, ret_error);
    }
    if (class == BASE_OK) {
        class = bus_socket_set_text(socket, ZMQ_CURVE_SECRETKEY, secret_key, ret_error);
    }
    return class;
}

static bool
int_option_is(void *socket, int option, int value)
{
    int found = -1;
    size_t size = sizeof(found);
    return zmq_getsockopt(socket, option, &found, &size) == 0 && found == value;
}

/* Asks ZeroMQ what it has understood. */
static enum base_class
read_back(void *socket, struct base_error *ret_error)
{
    char domain[sizeof(BUS_ZAP_DOMAIN) + 1] = "";
    size_t size = sizeof(domain);
    if (zmq_getsockopt(socket, ZMQ_ZAP_DOMAIN, domain, &size) != 0 ||
        strcmp(domain, BUS_ZAP_DOMAIN) != 0 ||
        !int_option_is(socket, ZMQ_ZAP_ENFORCE_DOMAIN, 1) ||
        !int_option_is(socket, ZMQ_CURVE_SERVER, 1) ||
        !int_option_is(socket, ZMQ_MECHANISM, ZMQ_CURVE)) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "door_open",
                              "this libzmq did not take the ZAP domain, its enforcement "
                              "and CURVE: unknown keys would be let in");
    }
    return BASE_OK;
}

static enum base_class
bind_endpoint(struct bus_front *front, const char *endpoint, struct base_error *ret_error)
{
    size_t size = sizeof(front->endpoint);
    if (strncmp(endpoint, "tcp://", 6) != 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "front_endpoint",
                              "%s: must be tcp://address:port",
                              endpoint);
    }
    if (zmq_bind(front->socket, endpoint) != 0 ||
        zmq_getsockopt(front->socket, ZMQ_LAST_ENDPOINT, front->endpoint, &size) != 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "front_endpoint",
                              "%s: %s",
                              endpoint,
                              zmq_strerror(errno));
    }
    return BASE_OK;
}

enum base_class
bus_front_new(struct bus *bus,
              const struct bus_zap *zap,
              const struct bus_front_options *options,
              struct bus_front **ret_front,
              struct base_error *ret_error)
{
    struct bus_front *front = calloc(1, sizeof(*front));
    if (front == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    front->zap = zap;
    const struct bus_socket_bounds bounds = {
        options->message_max + BUS_CURVE_OVERHEAD, QUEUE_MAX, 250, 30000};
    enum base_class class =
        bus_socket_new(bus, ZMQ_ROUTER, &bounds, &front->socket, ret_error);
    if (class == BASE_OK) {
        class = bus_socket_set(front->socket, ZMQ_BACKLOG, options->backlog, ret_error);
    }
    if (class == BASE_OK) {
        class = set_security(front->socket, options->secret_key, ret_error);
    }
    if (class == BASE_OK) {
        class = read_back(front->socket, ret_error);
    }
    if (class == BASE_OK) {
        class = bind_endpoint(front, options->endpoint, ret_error);
    }
    if (class != BASE_OK) {
        bus_front_free(front);
        return class;
    }
    *ret_front = front;
    return BASE_OK;
}

void
bus_front_free(struct bus_front *front)
{
    if (front != NULL) {
        bus_parts_drop(&front->parts);
        bus_socket_close(front->socket);
        free(front);
    }
}

void *
bus_front_socket(struct bus_front *front)
{
    return front->socket;
}

const char *
bus_front_endpoint(const struct bus_front *front)
{
    return front->endpoint;
}

struct bus_front_counts
bus_front_counts(const struct bus_front *front)
{
    return front->counts;
}

/* ZeroMQ's own routing ids are five bytes that begin with 0. A client that makes one of
 * the same form up gains nothing: without ROUTER_HANDOVER, one that is in use is not
 * taken over, and who sent a message is told by its User-Id. */
static bool
route_is_ours(struct bus_parts *parts)
{
    return bus_parts_size(parts, 0) == BUS_FRONT_ROUTE &&
           bus_parts_bytes(parts, 0)[0] == 0;
}

/* Checks the message in front->parts; true if it may be given out. */
static bool
accept_message(struct bus_front *front, struct bus_message *ret_message)
{
    struct bus_parts *parts = &front->parts;
    if (!route_is_ours(parts)) {
        front->counts.borrowed++;
        return false;
    }
    if (parts->count != 2) {
        front->counts.misshapen++;
        return false;
    }
    /* the routing id's frame may lack it (fixed only in libzmq 4.3.5) */
    const char *user_id = zmq_msg_gets(&parts->at[1], "User-Id");
    if (!bus_zap_user_key(front->zap, user_id, ret_message->public_key)) {
        front->counts.unnamed++;
        return false;
    }
    memcpy(ret_message->route, bus_parts_bytes(parts, 0), BUS_FRONT_ROUTE);
    ret_message->bytes = bus_parts_bytes(parts, 1);
    ret_message->size = bus_parts_size(parts, 1);
    front->counts.received++;
    return true;
}

bool
bus_front_receive(struct bus_front *front, struct bus_message *ret_message)
{
    bus_parts_drop(&front->parts);
    while (bus_parts_receive(front->socket, &front->parts)) {
        if (accept_message(front, ret_message)) {
            return true;
        }
        bus_parts_drop(&front->parts);
    }
    return false;
}

void
bus_front_send(struct bus_front *front,
               const uint8_t route[BUS_FRONT_ROUTE],
               const uint8_t *bytes,
               size_t size)
{
    const struct bus_frame frames[] = {{route, BUS_FRONT_ROUTE}, {bytes, size}};
    if (!bus_frames_send(front->socket, frames, BASE_COUNT(frames))) {
        front->counts.undelivered++;
    }
}
