/*
 * The self-test. Whether CURVE keeps anybody out depends on four settings at once, and
 * with any of them missing libzmq lets every key in without a word. So before the gate
 * says that it is ready it knocks at its own door with a key that nobody knows: our
 * handler must be asked, and our refusal must come back.
 */
#include "base/base_time.h"
#include "bus/bus_client.h"
#include "bus/bus_keys.h"
#include "gate/gate.h"

enum { TIMEOUT_MS = 5000 };

/* Serves the handler until the knock was answered or the time is over. */
static enum bus_client_state
knock(struct gate *gate, struct bus_client *client)
{
    int64_t end_ms = base_time_monotonic_ms() + TIMEOUT_MS;
    enum bus_client_state state = BUS_CLIENT_UNREACHABLE;
    for (int64_t now_ms = base_time_monotonic_ms();
         (state == BUS_CLIENT_UNREACHABLE || state == BUS_CLIENT_KNOCKING) &&
         now_ms < end_ms;
         now_ms = base_time_monotonic_ms()) {
        struct bus_wait_item items[] = {{.socket = bus_zap_socket(gate->zap)},
                                        {.socket = bus_client_monitor(client)}};
        bus_wait(items, BASE_COUNT(items), (long)(end_ms - now_ms));
        bus_zap_serve(gate->zap);
        state = bus_client_state(client);
    }
    return state;
}

enum base_class
gate_self_test(struct gate *gate, struct base_error *ret_error)
{
    char secret_key[VIGIL_KEY_SIZE];
    enum base_class class = bus_keys_make(gate->self_test_key, secret_key, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    const struct bus_client_options options = {.endpoint =
                                                   bus_front_endpoint(gate->front),
                                               .server_key = gate->public_key,
                                               .public_key = gate->self_test_key,
                                               .secret_key = secret_key};
    struct bus_client *client;
    class = bus_client_new(gate->bus, &options, &client, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    uint64_t before = bus_zap_counts(gate->zap).refused;
    enum bus_client_state state = knock(gate, client);
    bus_client_free(client);
    if (state != BUS_CLIENT_KEY_REFUSED || bus_zap_counts(gate->zap).refused <= before) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "self_test",
                              "a random key was %s instead of being refused with 400 by "
                              "our handler: the gate must not be opened",
                              state == BUS_CLIENT_CONNECTED ? "let in" : "not answered");
    }
    return BASE_OK;
}
