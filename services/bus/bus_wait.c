/*
 * Waiting on sockets and descriptors: bus_wait of bus_context.h.
 *
 * Not by zmq_poll, which asks every socket twice for each time that it sleeps: two system
 * calls each, and most of those that the gate made. A ZeroMQ socket's descriptor tells
 * that something has changed, and only once: a send or a receive may have taken that in.
 * So each socket is asked before the sleep, and behind it those whose descriptor woke us;
 * nobody has touched the others since.
 */
#include <poll.h>
#include <stdlib.h>
#include <zmq.h>

#include "base/base_time.h"
#include "bus/bus_context.h"

enum { WAIT_MAX = 16 };

static bool
has_message(void *socket)
{
    int events = 0;
    size_t size = sizeof(events);
    return zmq_getsockopt(socket, ZMQ_EVENTS, &events, &size) == 0 &&
           (events & ZMQ_POLLIN) != 0;
}

static struct pollfd
polled_of(const struct bus_wait_item *item)
{
    struct pollfd polled = {.fd = item->fd,
                            .events = (short)(POLLIN | (item->writable ? POLLOUT : 0))};
    if (item->socket != NULL) {
        size_t size = sizeof(polled.fd);
        polled.events = POLLIN;
        if (zmq_getsockopt(item->socket, ZMQ_FD, &polled.fd, &size) != 0) {
            polled.fd = -1; /* the context ends */
        }
    }
    return polled;
}

/* Sleeps; what has become ready is marked. False: nothing came, or a signal did. */
static bool
sleep_once(struct bus_wait_item *items,
           struct pollfd *polled,
           size_t count,
           int timeout_ms,
           bool *ret_any)
{
    if (poll(polled, count, timeout_ms) <= 0) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (polled[i].revents != 0) {
            items[i].ready = items[i].socket == NULL || has_message(items[i].socket);
            *ret_any = *ret_any || items[i].ready;
        }
    }
    return true;
}

void
bus_wait(struct bus_wait_item *items, size_t count, long timeout_ms)
{
    struct pollfd polled[WAIT_MAX];
    bool any = false;
    if (count > WAIT_MAX) {
        abort(); /* a mistake of the caller, found by its first test */
    }
    for (size_t i = 0; i < count; i++) {
        polled[i] = polled_of(&items[i]);
        items[i].ready = items[i].socket != NULL && has_message(items[i].socket);
        if (items[i].ready) {
            polled[i].fd = -1; /* known, and not to be asked again */
            any = true;
        }
    }
    int64_t end_ms = base_time_monotonic_ms() + timeout_ms;
    long left_ms = any ? 0 : timeout_ms;
    while (sleep_once(items, polled, count, left_ms < 0 ? -1 : (int)left_ms, &any) &&
           !any) {
        if (timeout_ms >= 0) { /* a socket only had to do something of its own */
            int64_t now_ms = base_time_monotonic_ms();
            left_ms = now_ms < end_ms ? (long)(end_ms - now_ms) : 0;
        }
    }
}
