/* The context, and waiting: see bus_context.h. */
#include "bus/bus_context.h"

#include <errno.h>
#include <stdlib.h>
#include <zmq.h>

#include "bus/bus_path.h"
#include "bus/bus_socket.h"

enum { WAIT_MAX = 16 }; /* zmq_poll of libzmq 4.3.4 is faulty with larger sets */

enum base_class
bus_new(struct bus **ret_bus, struct base_error *ret_error)
{
    if (zmq_has("curve") != 1) {
        return base_error_set(
            ret_error, BASE_STOP, "curve_missing", "this libzmq was built without CURVE");
    }
    struct bus *bus = calloc(1, sizeof(*bus));
    void *context = bus == NULL ? NULL : zmq_ctx_new();
    if (context == NULL) {
        free(bus);
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    bus->context = context;
    *ret_bus = bus;
    return BASE_OK;
}

void
bus_free(struct bus *bus)
{
    if (bus == NULL) {
        return;
    }
    while (zmq_ctx_term(bus->context) != 0 && errno == EINTR) {
        /* a signal came in between */
    }
    bus_path_unlock_all(bus);
    free(bus);
}

void
bus_allow_group(struct bus *bus)
{
    bus->group_allowed = true;
}

void
bus_wait(struct bus_wait_item *items, size_t count, long timeout_ms)
{
    zmq_pollitem_t polled[WAIT_MAX];
    if (count > WAIT_MAX) {
        abort(); /* a mistake of the caller, found by its first test */
    }
    for (size_t i = 0; i < count; i++) {
        short events = ZMQ_POLLIN;
        if (items[i].writable && items[i].socket == NULL) {
            events |= ZMQ_POLLOUT;
        }
        polled[i] = (zmq_pollitem_t){items[i].socket, items[i].fd, events, 0};
        items[i].ready = false;
    }
    if (zmq_poll(polled, (int)count, timeout_ms < 0 ? -1 : timeout_ms) <= 0) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        items[i].ready = polled[i].revents != 0;
    }
}
