/* The feed of committed entries: see bus_feed.h. */
#include "bus/bus_feed.h"

#include <stdlib.h>
#include <string.h>

#include "bus/bus_parts.h"
#include "bus/bus_path.h"
#include "bus/bus_socket.h"

/* An entry is a submission and its envelope; a run of them is cut when it is full. What
 * does not fit the queue of a slow follower is lost here and read from the journal. */
enum {
    RUN_FULL = 2 * 65536,
    RUN_MAX = 4 * 65536,
    QUEUE_MAX = 200,
    POSITION_SIZE = 8,
    LENGTH_SIZE = 4
};

static const struct bus_socket_bounds feed_bounds = {RUN_MAX, QUEUE_MAX, 100, 1000};

struct bus_publisher {
    void *socket;
    uint64_t first, next; /* positions of the run that is being collected */
    size_t used;          /* 0: none */
    uint8_t run[RUN_MAX];
};

struct bus_subscriber {
    void *socket;
    struct bus_parts parts; /* of the run whose entries are being given */
    uint64_t position;      /* of the next of them */
    size_t at;              /* where it lies in the run; 0 with no parts: none */
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

static void
put(uint8_t *to, uint64_t number, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        to[i] = (uint8_t)(number >> (8 * (size - 1 - i)));
    }
}

static uint64_t
get(const uint8_t *from, size_t size)
{
    uint64_t number = 0;
    for (size_t i = 0; i < size; i++) {
        number = number << 8 | from[i];
    }
    return number;
}

void
bus_publisher_add(struct bus_publisher *publisher,
                  int64_t position,
                  const uint8_t *bytes,
                  size_t size)
{
    if (publisher->used > 0 &&
        ((uint64_t)position != publisher->next || publisher->used >= RUN_FULL)) {
        bus_publisher_flush(publisher);
    }
    if (publisher->used + LENGTH_SIZE + size > RUN_MAX) {
        return; /* the journal has it */
    }
    if (publisher->used == 0) {
        publisher->first = (uint64_t)position;
    }
    put(publisher->run + publisher->used, size, LENGTH_SIZE);
    memcpy(publisher->run + publisher->used + LENGTH_SIZE, bytes, size);
    publisher->used += LENGTH_SIZE + size;
    publisher->next = (uint64_t)position + 1;
}

void
bus_publisher_flush(struct bus_publisher *publisher)
{
    if (publisher->used == 0) {
        return;
    }
    uint8_t number[POSITION_SIZE];
    put(number, publisher->first, POSITION_SIZE);
    const struct bus_frame frames[] = {{number, sizeof(number)},
                                       {publisher->run, publisher->used}};
    bool sent = bus_frames_send(publisher->socket, frames, BASE_COUNT(frames));
    (void)sent; /* the journal has it */
    publisher->used = 0;
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

/* Takes the next run of entries that waits; false if there is none. */
static bool
next_run(struct bus_subscriber *subscriber)
{
    struct bus_parts *parts = &subscriber->parts;
    bus_parts_drop(parts);
    subscriber->at = 0;
    while (bus_parts_receive(subscriber->socket, parts)) {
        if (parts->count == 2 && bus_parts_size(parts, 0) == POSITION_SIZE) {
            subscriber->position = get(bus_parts_bytes(parts, 0), POSITION_SIZE);
            return true;
        }
        bus_parts_drop(parts);
    }
    return false;
}

/* Gives the next entry of the run; false at its end, or where it is malformed. */
static bool
next_entry(struct bus_subscriber *subscriber,
           int64_t *ret_position,
           const uint8_t **ret_bytes,
           size_t *ret_size)
{
    struct bus_parts *parts = &subscriber->parts;
    size_t left = parts->count == 2 ? bus_parts_size(parts, 1) - subscriber->at : 0;
    if (left < LENGTH_SIZE) {
        return false;
    }
    const uint8_t *from = (const uint8_t *)bus_parts_bytes(parts, 1) + subscriber->at;
    size_t size = get(from, LENGTH_SIZE);
    if (size > left - LENGTH_SIZE) {
        return false;
    }
    *ret_position = (int64_t)subscriber->position++;
    *ret_bytes = from + LENGTH_SIZE;
    *ret_size = size;
    subscriber->at += LENGTH_SIZE + size;
    return true;
}

bool
bus_subscriber_receive(struct bus_subscriber *subscriber,
                       int64_t *ret_position,
                       const uint8_t **ret_bytes,
                       size_t *ret_size)
{
    while (!next_entry(subscriber, ret_position, ret_bytes, ret_size)) {
        if (!next_run(subscriber)) {
            return false;
        }
    }
    return true;
}
