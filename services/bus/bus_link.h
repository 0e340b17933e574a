/*
 * The gate's way to one service: a DEALER to the service's private path (bus_server.h).
 *
 * A request carries a ticket, which comes back with the answer; the service cannot read
 * it. Promises: never waits and never queues for a service that is not there; what was
 * sent may still be lost with the service, and its client asks again.
 */
#ifndef BUS_LINK_H
#define BUS_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bus/bus_context.h"

struct bus_link;

enum { BUS_TICKET_SIZE = 8 };

struct bus_link_request {
    uint8_t ticket[BUS_TICKET_SIZE];
    const uint8_t *caller;
    size_t caller_size;
    const uint8_t *body;
    size_t body_size;
};

struct bus_link_answer {
    uint8_t ticket[BUS_TICKET_SIZE];
    const uint8_t *bytes; /* the link's; last until the next call */
    size_t size;
};

enum base_class bus_link_new(struct bus *bus,
                             const char *path,
                             size_t answer_max,
                             struct bus_link **ret_link,
                             struct base_error *ret_error) BASE_MUST_CHECK;
void bus_link_free(struct bus_link *link);
void *bus_link_socket(struct bus_link *link);

/* False if the service is not connected or its queue is full. */
bool bus_link_send(struct bus_link *link,
                   const struct bus_link_request *request) BASE_MUST_CHECK;

/* Takes one waiting answer without waiting; false if there is none. An answer of another
 * shape is dropped. */
bool bus_link_receive(struct bus_link *link, struct bus_link_answer *ret_answer);

#endif
