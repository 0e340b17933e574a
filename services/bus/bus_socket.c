/* Opening sockets: see bus_socket.h. */
#include "bus/bus_socket.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/base_text.h"

/* A peer that answers no heartbeat for 6 s is gone; it drops us after 8 s without one. A
 * handshake takes milliseconds, so whoever needs 5 s is holding a descriptor. */
static const struct {
    int option, value;
} common_options[] = {{ZMQ_LINGER, 0},
                      {ZMQ_HEARTBEAT_IVL, 2000},
                      {ZMQ_HEARTBEAT_TIMEOUT, 6000},
                      {ZMQ_HEARTBEAT_TTL, 8000},
                      {ZMQ_HANDSHAKE_IVL, 5000}};

enum base_class
bus_socket_set(void *socket, int option, int value, struct base_error *ret_error)
{
    if (zmq_setsockopt(socket, option, &value, sizeof(value)) == 0) {
        return BASE_OK;
    }
    return base_error_set(ret_error,
                          BASE_STOP,
                          "socket_option",
                          "ZeroMQ refused option %d = %d: %s",
                          option,
                          value,
                          zmq_strerror(errno));
}

enum base_class
bus_socket_set_text(void *socket,
                    int option,
                    const char *value,
                    struct base_error *ret_error)
{
    if (zmq_setsockopt(socket, option, value, strlen(value)) == 0) {
        return BASE_OK;
    }
    /* the value may be a secret key: it is not named */
    return base_error_set(ret_error,
                          BASE_STOP,
                          "socket_option",
                          "ZeroMQ refused the text of option %d: %s",
                          option,
                          zmq_strerror(errno));
}

static enum base_class
set_bounds(void *socket,
           const struct bus_socket_bounds *bounds,
           struct base_error *ret_error)
{
    int64_t frame_max = (int64_t)bounds->frame_max;
    if (zmq_setsockopt(socket, ZMQ_MAXMSGSIZE, &frame_max, sizeof(frame_max)) != 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "socket_option",
                              "ZeroMQ refused a frame size of %zu",
                              bounds->frame_max);
    }
    const struct {
        int option, value;
    } options[] = {{ZMQ_SNDHWM, bounds->queue_max},
                   {ZMQ_RCVHWM, bounds->queue_max},
                   {ZMQ_RECONNECT_IVL, bounds->reconnect_ms},
                   {ZMQ_RECONNECT_IVL_MAX, bounds->reconnect_max_ms}};
    enum base_class class = BASE_OK;
    for (size_t i = 0; i < BASE_COUNT(options) && class == BASE_OK; i++) {
        class = bus_socket_set(socket, options[i].option, options[i].value, ret_error);
    }
    for (size_t i = 0; i < BASE_COUNT(common_options) && class == BASE_OK; i++) {
        class = bus_socket_set(
            socket, common_options[i].option, common_options[i].value, ret_error);
    }
    return class;
}

enum base_class
bus_socket_new(struct bus *bus,
               int type,
               const struct bus_socket_bounds *bounds,
               void **ret_socket,
               struct base_error *ret_error)
{
    void *socket = zmq_socket(bus->context, type);
    if (socket == NULL) {
        return base_error_set(
            ret_error, BASE_STOP, "socket_open", "ZeroMQ: %s", zmq_strerror(errno));
    }
    enum base_class class = set_bounds(socket, bounds, ret_error);
    if (class != BASE_OK) {
        bus_socket_close(socket);
        return class;
    }
    *ret_socket = socket;
    return BASE_OK;
}

enum base_class
bus_socket_connect_path(void *socket, const char *path, struct base_error *ret_error)
{
    char endpoint[PATH_MAX + 8];
    (void)base_text_print(endpoint, sizeof(endpoint), "ipc://%s", path);
    if (path[0] != '/' || zmq_connect(socket, endpoint) != 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "socket_path",
                              "%s: must be an absolute path of at most 107 bytes",
                              path);
    }
    return BASE_OK;
}

void
bus_socket_close(void *socket)
{
    if (socket != NULL) {
        (void)zmq_close(socket); /* fails only for what is no socket */
    }
}
