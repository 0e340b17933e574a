/* A sender's connection to the gate: see bus_client.h. */
#include "bus/bus_client.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "bus/bus_keys.h"
#include "bus/bus_parts.h"
#include "bus/bus_socket.h"
#include "vigil/records.h"

enum { QUEUE_MAX = 512, ENDPOINT_SIZE = 160 };

struct bus_client {
    struct bus *bus;
    void *socket;
    void *monitor;
    enum bus_client_state state;
    struct bus_parts parts; /* of the answer given last */
    size_t answer_max;
    char endpoint[ENDPOINT_SIZE];
    char server_key[VIGIL_KEY_SIZE];
    char public_key[VIGIL_KEY_SIZE];
    char secret_key[VIGIL_KEY_SIZE];
};

static void
close_sockets(struct bus_client *client)
{
    bus_parts_drop(&client->parts);
    if (client->socket != NULL) {
        (void)zmq_socket_monitor(client->socket, NULL, 0);
    }
    bus_socket_close(client->socket);
    bus_socket_close(client->monitor);
    client->socket = NULL;
    client->monitor = NULL;
}

/* Listens to what happens on the socket. The queue has no bound: with one, an owner that
 * does not look for hours would stop ZeroMQ's own thread; an event has 20 bytes and there
 * are three a reconnection. */
static enum base_class
open_monitor(struct bus_client *client, struct base_error *ret_error)
{
    char address[48];
    (void)base_text_print(
        address, sizeof(address), "inproc://bus-client-%u", client->bus->monitors++);
    const int events = ZMQ_EVENT_CONNECTED | ZMQ_EVENT_HANDSHAKE_SUCCEEDED |
                       ZMQ_EVENT_HANDSHAKE_FAILED_AUTH |
                       ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL |
                       ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL | ZMQ_EVENT_DISCONNECTED;
    const struct bus_socket_bounds bounds = {1024, 0, 100, 1000};
    enum base_class class =
        bus_socket_new(client->bus, ZMQ_PAIR, &bounds, &client->monitor, ret_error);
    if (class == BASE_OK && (zmq_socket_monitor(client->socket, address, events) != 0 ||
                             zmq_connect(client->monitor, address) != 0)) {
        class = base_error_set(
            ret_error, BASE_STOP, "monitor", "ZeroMQ: %s", zmq_strerror(errno));
    }
    return class;
}

static enum base_class
open_sockets(struct bus_client *client, struct base_error *ret_error)
{
    const struct bus_socket_bounds bounds = {client->answer_max + BUS_CURVE_OVERHEAD,
                                             QUEUE_MAX,
                                             BUS_RECONNECT_MS,
                                             BUS_RECONNECT_MAX_MS};
    const struct {
        int option;
        const char *value;
    } keys[] = {{ZMQ_CURVE_SERVERKEY, client->server_key},
                {ZMQ_CURVE_PUBLICKEY, client->public_key},
                {ZMQ_CURVE_SECRETKEY, client->secret_key}};
    client->state = BUS_CLIENT_UNREACHABLE;
    enum base_class class =
        bus_socket_new(client->bus, ZMQ_DEALER, &bounds, &client->socket, ret_error);
    if (class == BASE_OK) {
        class = bus_socket_set(client->socket, ZMQ_IMMEDIATE, 1, ret_error);
    }
    if (class == BASE_OK) {
        class = bus_socket_set(client->socket, ZMQ_IPV6, 1, ret_error);
    }
    for (size_t i = 0; i < BASE_COUNT(keys) && class == BASE_OK; i++) {
        class =
            bus_socket_set_text(client->socket, keys[i].option, keys[i].value, ret_error);
    }
    if (class == BASE_OK) {
        class = open_monitor(client, ret_error);
    }
    if (class == BASE_OK && zmq_connect(client->socket, client->endpoint) != 0) {
        class = base_error_set(ret_error,
                               BASE_STOP,
                               "client_endpoint",
                               "%s: %s",
                               client->endpoint,
                               zmq_strerror(errno));
    }
    return class;
}

static enum base_class
copy_options(struct bus_client *client,
             const struct bus_client_options *options,
             struct base_error *ret_error)
{
    client->answer_max = options->answer_max == 0 ? BUS_ANSWER_MAX : options->answer_max;
    if (strncmp(options->endpoint, "tcp://", 6) != 0 ||
        !base_text_copy(client->endpoint, sizeof(client->endpoint), options->endpoint)) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "client_endpoint",
                              "%s: must be tcp://address:port",
                              options->endpoint);
    }
    if (!bus_keys_valid(options->server_key) || !bus_keys_valid(options->public_key) ||
        !bus_keys_valid(options->secret_key)) {
        return base_error_set(
            ret_error, BASE_STOP, "client_key", "a key must be 40 characters of Z85");
    }
    (void)base_text_copy(client->server_key, VIGIL_KEY_SIZE, options->server_key);
    (void)base_text_copy(client->public_key, VIGIL_KEY_SIZE, options->public_key);
    (void)base_text_copy(client->secret_key, VIGIL_KEY_SIZE, options->secret_key);
    return BASE_OK;
}

enum base_class
bus_client_new(struct bus *bus,
               const struct bus_client_options *options,
               struct bus_client **ret_client,
               struct base_error *ret_error)
{
    struct bus_client *client = calloc(1, sizeof(*client));
    if (client == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    client->bus = bus;
    enum base_class class = copy_options(client, options, ret_error);
    if (class == BASE_OK) {
        class = open_sockets(client, ret_error);
    }
    if (class != BASE_OK) {
        bus_client_free(client);
        return class;
    }
    *ret_client = client;
    return BASE_OK;
}

void
bus_client_free(struct bus_client *client)
{
    if (client != NULL) {
        close_sockets(client);
        explicit_bzero(client, sizeof(*client));
        free(client);
    }
}

enum base_class
bus_client_renew(struct bus_client *client, struct base_error *ret_error)
{
    close_sockets(client);
    return open_sockets(client, ret_error);
}

/* The state after one event. A refusal is followed by a disconnection, and a wrong key
 * by knock after knock: neither may hide why; only being let in does. */
static enum bus_client_state
state_after(enum bus_client_state state, uint16_t event, uint32_t value)
{
    switch (event) {
    case ZMQ_EVENT_HANDSHAKE_SUCCEEDED:
        return BUS_CLIENT_CONNECTED;
    case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH:
        return value == 400 ? BUS_CLIENT_KEY_REFUSED : BUS_CLIENT_KNOCKING;
    case ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL:
    case ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL:
        return BUS_CLIENT_NOT_THE_GATE;
    case ZMQ_EVENT_CONNECTED:
        return state == BUS_CLIENT_UNREACHABLE ? BUS_CLIENT_KNOCKING : state;
    default: /* disconnected */
        return state == BUS_CLIENT_CONNECTED || state == BUS_CLIENT_KNOCKING
                   ? BUS_CLIENT_UNREACHABLE
                   : state;
    }
}

enum bus_client_state
bus_client_state(struct bus_client *client)
{
    struct bus_parts parts;
    while (client->monitor != NULL && bus_parts_receive(client->monitor, &parts)) {
        uint16_t event;
        uint32_t value;
        if (bus_parts_size(&parts, 0) == sizeof(event) + sizeof(value)) {
            memcpy(&event, bus_parts_bytes(&parts, 0), sizeof(event));
            memcpy(&value, bus_parts_bytes(&parts, 0) + sizeof(event), sizeof(value));
            client->state = state_after(client->state, event, value);
        }
        bus_parts_drop(&parts);
    }
    return client->state;
}

void
bus_client_wait(struct bus_client *client, long timeout_ms)
{
    struct bus_wait_item items[] = {{.socket = client->socket},
                                    {.socket = client->monitor}};
    if (client->socket != NULL && client->monitor != NULL) {
        bus_wait(items, BASE_COUNT(items), timeout_ms);
    }
}

void *
bus_client_socket(struct bus_client *client)
{
    return client->socket;
}

void *
bus_client_monitor(struct bus_client *client)
{
    return client->monitor;
}

bool
bus_client_send(struct bus_client *client, const uint8_t *bytes, size_t size)
{
    const struct bus_frame frame = {bytes, size};
    return client->socket != NULL && bus_frames_send(client->socket, &frame, 1);
}

bool
bus_client_receive(struct bus_client *client, const uint8_t **ret_bytes, size_t *ret_size)
{
    struct bus_parts *parts = &client->parts;
    bus_parts_drop(parts);
    while (client->socket != NULL && bus_parts_receive(client->socket, parts)) {
        if (parts->count == 1) {
            *ret_bytes = bus_parts_bytes(parts, 0);
            *ret_size = bus_parts_size(parts, 0);
            return true;
        }
        bus_parts_drop(parts);
    }
    return false;
}
