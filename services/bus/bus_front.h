/*
 * The door to the network: a ROUTER over TCP that only speaks CURVE.
 *
 * Promises: it exists only if ZeroMQ confirms the server role, the ZAP domain and its
 * enforcement (without all three an unknown key is let in); a message is given out only
 * if it came over a connection that the handler of this boot let in, has exactly one
 * frame and a route of the form that ZeroMQ makes. Everything else is dropped and
 * counted. The route is the way back and never a name.
 */
#ifndef BUS_FRONT_H
#define BUS_FRONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bus/bus_zap.h"

struct bus_front;

enum { BUS_FRONT_ROUTE = 5, BUS_FRONT_ENDPOINT = 128 };

struct bus_front_options {
    const char *endpoint;   /* tcp://address:port, the port may be "*" */
    const char *secret_key; /* the server's */
    size_t message_max;     /* bytes of a message, without ZeroMQ's overhead */
    int backlog;            /* connections that wait for accept() */
};

struct bus_message {
    uint8_t route[BUS_FRONT_ROUTE];
    char public_key[VIGIL_KEY_SIZE]; /* who sent it */
    const uint8_t *bytes;            /* the front's; last until the next call */
    size_t size;
};

struct bus_front_counts {
    uint64_t received;
    uint64_t unnamed;     /* dropped: no User-Id of this boot */
    uint64_t misshapen;   /* dropped: not one frame */
    uint64_t borrowed;    /* dropped: a routing id that the client chose */
    uint64_t undelivered; /* answers whose client is gone or does not read */
};

enum base_class bus_front_new(struct bus *bus,
                              const struct bus_zap *zap,
                              const struct bus_front_options *options,
                              struct bus_front **ret_front,
                              struct base_error *ret_error) BASE_MUST_CHECK;
void bus_front_free(struct bus_front *front);
void *bus_front_socket(struct bus_front *front);

/* Where it listens, with the port that was chosen. */
const char *bus_front_endpoint(const struct bus_front *front);
struct bus_front_counts bus_front_counts(const struct bus_front *front);

/* Takes one waiting message without waiting; false if there is none. */
bool bus_front_receive(struct bus_front *front, struct bus_message *ret_message);

/* Sends an answer back; dropped and counted if the client is gone or its queue is full.
 */
void bus_front_send(struct bus_front *front,
                    const uint8_t route[BUS_FRONT_ROUTE],
                    const uint8_t *bytes,
                    size_t size);

#endif
