/* The feed of committed entries: see bus_feed.h. */
#include "bus/bus_feed.h"

#include <stdlib.h>

#include "bus/bus_parts.h"
#include "bus/bus_path.h"
#include "bus/bus_socket.h"

/* An entry is a submission and its envelope. What does not fit the queue of a slow
 * follower is lost here and read from the journal. */
enum { ENTRY_MAX = 2 * 65536, QUEUE_MAX = 2000, POSITION_SIZE = 8 };

static const struct bus_socket_bounds feed_bounds = {ENTRY_MAX, QUEUE_MAX, 100, 1000};

struct bus_publisher {
    void *socket;
};

struct bus_subscriber {
    void *socket;
    struct bus_parts parts; /* of the entry given last */
};

enum base_class
bus_publisher_new(struct bus *bus,
                  const char *path,
                  struct bus_publisher **ret_publisher,
                  struct base_error *ret_error)
{
    struct bus_publisher *publisher = calloc(1, sizeof(*publisher));
    if (publisher == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    enum base_class class =
        bus_socket_new(bus, ZMQ_PUB, &feed_bounds, &publisher->socket, ret_error);
    if (class == BASE_OK) {
        class = bus_path_bind(bus, publisher->socket, path, ret_error);
    }
    if (class != BASE_OK) {
        bus_publisher_free(publisher);
        return class;
    }
    *ret_publisher = publisher;
    return BASE_OK;
}

void
bus_publisher_free(struct bus_publisher *publisher)
{
    if (publisher != NULL) {
        bus_socket_close(publisher->socket);
        free(publisher);
    }
}

void
bus_publisher_send(struct bus_publisher *publisher,
                   int64_t position,
                   const uint8_t *bytes,
                   size_t size)
{
    uint8_t number[POSITION_SIZE];
    for (size_t i = 0; i < POSITION_SIZE; i++) {
        number[i] = (uint8_t)((uint64_t)position >> (8 * (POSITION_SIZE - 1 - i)));
    }
    const struct bus_frame frames[] = {{number, sizeof(number)}, {bytes, size}};
    bool sent = bus_frames_send(publisher->socket, frames, BASE_COUNT(frames));
    (void)sent; /* the journal has it */
}

enum base_class
bus_subscriber_new(struct bus *bus,
                   struct bus_subscriber **ret_subscriber,
                   struct base_error *ret_error)
{
    struct bus_subscriber *subscriber = calloc(1, sizeof(*subscriber));
    if (subscriber == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    enum base_class class =
        bus_socket_new(bus, ZMQ_SUB, &feed_bounds, &subscriber->socket, ret_error);
    if (class == BASE_OK) {
        class = bus_socket_set_text(subscriber->socket, ZMQ_SUBSCRIBE, "", ret_error);
    }
    if (class != BASE_OK) {
        bus_subscriber_free(subscriber);
        return class;
    }
    *ret_subscriber = subscriber;
    return BASE_OK;
}

void
bus_subscriber_free(struct bus_subscriber *subscriber)
{
    if (subscriber != NULL) {
        bus_parts_drop(&subscriber->parts);
        bus_socket_close(subscriber->socket);
        free(subscriber);
    }
}

void *
bus_subscriber_socket(struct bus_subscriber *subscriber)
{
    return subscriber->socket;
}

enum base_class
bus_subscriber_connect(struct bus_subscriber *subscriber,
                       const char *path,
                       struct base_error *ret_error)
{
    return bus_socket_connect_path(subscriber->socket, path, ret_error);
}

bool
bus_subscriber_receive(struct bus_subscriber *subscriber,
                       int64_t *ret_position,
                       const uint8_t **ret_bytes,
                       size_t *ret_size)
{
    struct bus_parts *parts = &subscriber->parts;
    bus_parts_drop(parts);
    while (bus_parts_receive(subscriber->socket, parts)) {
        if (parts->count == 2 && bus_parts_size(parts, 0) == POSITION_SIZE) {
            const uint8_t *number = bus_parts_bytes(parts, 0);
            uint64_t position = 0;
            for (size_t i = 0; i < POSITION_SIZE; i++) {
                position = position << 8 | number[i];
            }
            *ret_position = (int64_t)position;
            *ret_bytes = bus_parts_bytes(parts, 1);
            *ret_size = bus_parts_size(parts, 1);
            return true;
        }
        bus_parts_drop(parts);
    }
    return false;
}
