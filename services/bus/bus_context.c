/* The context: see bus_context.h. */
#include "bus/bus_context.h"

#include <errno.h>
#include <stdlib.h>
#include <zmq.h>

#include "bus/bus_path.h"
#include "bus/bus_socket.h"

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
