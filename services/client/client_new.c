/* A client's beginning and end: see vigil.h. */
#include <stdlib.h>
#include <string.h>

#include "base/base_time.h"
#include "client/client.h"

static enum vigil_result
open_link(struct vigil_client *client, struct vigil_error *ret_error)
{
    const struct bus_client_options options = {.endpoint = client->profile.gate,
                                               .server_key = client->profile.gate_key,
                                               .public_key = client->profile.public_key,
                                               .secret_key = client->profile.secret_key};
    struct base_error error;
    if (bus_new(&client->link.bus, &error) != BASE_OK) {
        return client_error_from(&error, VIGIL_NO_RESOURCE, ret_error);
    }
    if (bus_client_new(client->link.bus, &options, &client->link.socket, &error) !=
        BASE_OK) {
        return client_error_from(&error, VIGIL_WRONG_SETUP, ret_error);
    }
    client->link.opened_ms = base_time_monotonic_ms();
    return VIGIL_OK;
}

enum vigil_result
vigil_client_new(const struct vigil_profile *profile,
                 struct vigil_client **ret_client,
                 struct vigil_error *ret_error)
{
    struct vigil_client *client = calloc(1, sizeof(*client));
    if (client == NULL) {
        return client_error_set(
            ret_error, VIGIL_NO_RESOURCE, "out_of_memory", "out of memory");
    }
    client->profile = *profile;
    enum vigil_result result =
        client_receipts_init(profile->receipt_key, &client->receipts, ret_error);
    if (result == VIGIL_OK) {
        result = open_link(client, ret_error);
    }
    if (result != VIGIL_OK) {
        vigil_client_free(client);
        return result;
    }
    *ret_client = client;
    return VIGIL_OK;
}

void
vigil_client_on_wait(struct vigil_client *client, vigil_waiting *waiting, void *context)
{
    client->waiting = waiting;
    client->waiting_context = context;
}

void
vigil_client_free(struct vigil_client *client)
{
    if (client == NULL) {
        return;
    }
    struct vigil_error error;
    (void)client_error_set(
        &error, VIGIL_UNREACHABLE, "closed", "closed before there was an answer");
    client_flight_end_all(&client->flights, VIGIL_UNREACHABLE, &error);
    bus_client_free(client->link.socket);
    bus_free(client->link.bus);
    explicit_bzero(client, sizeof(*client));
    free(client);
}
