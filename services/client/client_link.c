/*
 * The connection to the gate: when to wait, when to take a fresh socket, when to give up.
 *
 * ZeroMQ neither tells that a message was lost with a connection nor tries again after a
 * refusal. So a connection that ended, an answer that stays away or a refusal for the
 * time being all lead to the same: a fresh socket after a pause that grows, and
 * everything in flight sent again under its own id.
 */
#include "base/base_id.h"
#include "base/base_time.h"
#include "client/client.h"

enum {
    PAUSE_MS = 100,       /* before the first fresh socket; doubles */
    PAUSE_MAX_MS = 4000,  /* its longest */
    SOCKET_MS = 1000,     /* a socket that was not let in by then is renewed, since ZeroMQ
                           * may wait for ever and its own pauses grow to 30 s; doubles */
    SOCKET_MAX_MS = 4000, /* its longest */
    ANSWER_MS = 15000     /* an answer that is not there by then is not coming */
};

/* Half of the pause to the whole of it, so that clients do not come all at once. */
static int64_t
jittered(int64_t pause_ms)
{
    uint32_t random;
    base_random(&random, sizeof(random));
    return pause_ms / 2 + (int64_t)(random % (uint32_t)(pause_ms / 2 + 1));
}

/* first, doubled with each fresh socket so far. */
static int64_t
grown(const struct client_link *link, int64_t first_ms, int64_t most_ms)
{
    int64_t ms = first_ms;
    for (unsigned i = 0; i < link->renewals && ms < most_ms; i++) {
        ms *= 2;
    }
    return ms < most_ms ? ms : most_ms;
}

static void
plan_renewal(struct client_link *link, int64_t now_ms)
{
    if (link->renew_ms == 0) {
        link->renew_ms = now_ms + jittered(grown(link, PAUSE_MS, PAUSE_MAX_MS));
        link->renewals++;
    }
}

static void
renew(struct vigil_client *client, int64_t now_ms)
{
    struct client_link *link = &client->link;
    struct base_error error;
    link->connected = false;
    link->stale = false;
    link->renew_ms = 0;
    link->opened_ms = now_ms;
    client_flight_unsend(&client->flights);
    if (bus_client_renew(link->socket, &error) != BASE_OK) {
        struct vigil_error told;
        (void)client_error_from(&error, VIGIL_NO_RESOURCE, &told);
        client_flight_end_all(&client->flights, VIGIL_NO_RESOURCE, &told);
    }
}

void
client_link_begin(struct vigil_client *client, int64_t now_ms)
{
    struct client_link *link = &client->link;
    enum bus_client_state state = bus_client_state(link->socket);
    link->renewals = 0;
    link->not_the_gate = false;
    link->silent_ms = now_ms;
    link->opened_ms = now_ms;
    if (link->stale || state == BUS_CLIENT_KEY_REFUSED ||
        state == BUS_CLIENT_NOT_THE_GATE) {
        renew(client, now_ms);
    }
}

static void
give_up(struct vigil_client *client,
        enum vigil_result result,
        const char *code,
        const char *what)
{
    struct vigil_error error;
    (void)client_error_set(&error, result, code, "%s: %s", client->profile.gate, what);
    client->link.stale = true;
    client_flight_end_all(&client->flights, result, &error);
}

/* Whatever the present socket has seen so far: it may be a moment old. */
static void
give_up_unanswered(struct vigil_client *client)
{
    if (client->link.not_the_gate) {
        give_up(client,
                VIGIL_UNREACHABLE,
                "not_the_gate",
                "what answers there does not have the key that the profile's gate_key "
                "names");
    } else {
        give_up(client, VIGIL_UNREACHABLE, "unreachable", "nothing answers there");
    }
}

/* Not connected, and nobody said why. */
static void
look_unreachable(struct vigil_client *client, int64_t now_ms)
{
    struct client_link *link = &client->link;
    if (link->connected) {
        link->connected = false;
        link->silent_ms = now_ms;
        plan_renewal(link, now_ms);
    }
    if (now_ms - link->silent_ms >= client->profile.connect_ms) {
        give_up_unanswered(client);
    } else if (now_ms - link->opened_ms >= grown(link, SOCKET_MS, SOCKET_MAX_MS)) {
        plan_renewal(link, now_ms);
    }
}

/* Something is there: as long as there is time, it is asked again. */
static void
look_knocking(struct vigil_client *client, int64_t now_ms)
{
    struct client_link *link = &client->link;
    link->silent_ms = now_ms;
    if (link->connected || /* was let in before, and is at the door again */
        now_ms - link->opened_ms >= grown(link, SOCKET_MS, SOCKET_MAX_MS)) {
        link->connected = false;
        plan_renewal(link, now_ms);
    }
}

static void
look_connected(struct vigil_client *client, int64_t now_ms)
{
    struct client_link *link = &client->link;
    link->connected = true;
    link->not_the_gate = false;
    link->renewals = 0;
    for (size_t i = 0; i < client->flights.count; i++) {
        const struct client_flight *flight = &client->flights.at[i];
        if (flight->sent && now_ms - flight->sent_ms >= ANSWER_MS) {
            plan_renewal(link, now_ms);
            return;
        }
    }
}

/* A failed handshake; a gate that just starts may look like that for a moment. */
static void
look_refused(struct vigil_client *client, int64_t now_ms)
{
    struct client_link *link = &client->link;
    link->not_the_gate = true;
    if (now_ms - link->silent_ms >= client->profile.connect_ms) {
        give_up_unanswered(client);
        return;
    }
    link->connected = false;
    plan_renewal(link, now_ms);
}

void
client_link_look(struct vigil_client *client, int64_t now_ms)
{
    struct client_link *link = &client->link;
    if (link->renew_ms != 0 && now_ms >= link->renew_ms) {
        renew(client, now_ms);
    }
    switch (bus_client_state(link->socket)) {
    case BUS_CLIENT_CONNECTED:
        look_connected(client, now_ms);
        break;
    case BUS_CLIENT_UNREACHABLE:
        look_unreachable(client, now_ms);
        break;
    case BUS_CLIENT_KNOCKING:
        look_knocking(client, now_ms);
        break;
    case BUS_CLIENT_NOT_THE_GATE:
        look_refused(client, now_ms);
        break;
    case BUS_CLIENT_KEY_REFUSED:
        give_up(client,
                VIGIL_KEY_REFUSED,
                "key_refused",
                "the service does not know this profile's key; the operator enrols it");
        break;
    }
}
