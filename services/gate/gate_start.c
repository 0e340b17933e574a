/*
 * Opening the door, in the one order that is safe: the handler that ZeroMQ asks, then the
 * socket that listens, then the knock of the self-test; and shutting it.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/base_id.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "bus/bus_client.h"
#include "gate/gate.h"
#include "gate/gate_config.h"
#include "gate/gate_key.h"
#include "run/run_process.h"
#include "run/run_socket.h"

/* Who may connect; the self-test's key never may. */
static enum bus_zap_verdict
judge(const char *public_key, void *context)
{
    const struct gate *gate = context;
    if (strcmp(public_key, gate->self_test_key) == 0) {
        return BUS_ZAP_REFUSE;
    }
    return gate_roster_judge(&gate->roster, public_key);
}

/* Tells where we listen; written beside and renamed, so that nobody reads half of it. */
static enum base_class
write_endpoint(const struct gate *gate, struct base_error *ret_error)
{
    const char *path = gate_config.endpoint_file;
    if (path[0] == '\0') {
        return BASE_OK;
    }
    char new_path[sizeof(gate_config.endpoint_file) + 4];
    (void)base_text_print(new_path, sizeof(new_path), "%s.new", path);
    FILE *file = fopen(new_path, "we");
    bool written =
        file != NULL && fprintf(file, "%s\n", bus_front_endpoint(gate->front)) > 0;
    if (file != NULL) {
        written = fclose(file) == 0 && written;
    }
    if (!written || rename(new_path, path) != 0) {
        return base_error_set(
            ret_error, BASE_STOP, "endpoint_file", "%s: %s", path, strerror(errno));
    }
    return BASE_OK;
}

static enum base_class
open_link(struct gate *gate,
          enum gate_service service,
          struct bus_link **ret_link,
          struct base_error *ret_error)
{
    char path[256];
    run_socket_path(gate_route_name(service), "sock", path, sizeof(path));
    return bus_link_new(gate->bus, path, BUS_ANSWER_MAX, ret_link, ret_error);
}

static enum base_class
open_front(struct gate *gate, struct base_error *ret_error)
{
    const struct bus_front_options options = {.endpoint = gate_config.listen,
                                              .secret_key = gate->secret_key,
                                              .message_max = VIGIL_MESSAGE_MAX,
                                              .backlog = gate_config.backlog};
    return bus_front_new(gate->bus, gate->zap, &options, &gate->front, ret_error);
}

static enum base_class
open_all(struct gate *gate, struct base_error *ret_error)
{
    enum base_class class = gate_key_read(
        gate_config.key_file, gate->public_key, gate->secret_key, ret_error);
    if (class == BASE_OK) {
        class = gate_roster_init(&gate->roster, ret_error);
    }
    if (class == BASE_OK) {
        class = gate_tickets_init(&gate->tickets, ret_error);
    }
    if (class == BASE_OK) {
        class = bus_new(&gate->bus, ret_error);
    }
    if (class == BASE_OK) {
        class = bus_zap_new(gate->bus, judge, gate, &gate->zap, ret_error);
    }
    if (class == BASE_OK) {
        class = open_front(gate, ret_error);
    }
    if (class == BASE_OK) {
        class = gate_self_test(gate, ret_error);
    }
    for (int i = 0; i < GATE_SERVICES && class == BASE_OK; i++) {
        class = open_link(gate, (enum gate_service)i, &gate->links[i], ret_error);
    }
    if (class == BASE_OK) {
        class = open_link(gate, GATE_INTAKE, &gate->roster_link, ret_error);
    }
    return class;
}

enum base_class
gate_start(struct gate *gate, struct base_error *ret_error)
{
    *gate = (struct gate){.bus = NULL};
    enum base_class class = open_all(gate, ret_error);
    if (class == BASE_OK) {
        gate_roster_await(gate);
        class = write_endpoint(gate, ret_error);
    }
    if (class != BASE_OK) {
        gate_stop(gate);
        return class;
    }
    base_log(BASE_LOG_INFO,
             "event=listening endpoint=%s public_key=%s",
             bus_front_endpoint(gate->front),
             gate->public_key);
    return BASE_OK;
}

void
gate_stop(struct gate *gate)
{
    for (int i = 0; i < GATE_SERVICES; i++) {
        bus_link_free(gate->links[i]);
    }
    bus_link_free(gate->roster_link);
    bus_front_free(gate->front);
    bus_zap_free(gate->zap);
    bus_free(gate->bus);
    gate_tickets_done(&gate->tickets);
    gate_roster_done(&gate->roster);
    explicit_bzero(gate, sizeof(*gate));
}
