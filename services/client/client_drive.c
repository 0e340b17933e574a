/*
 * The client's loop: send what is due, take what came, give up what is too late, sleep
 * until the next of these.
 */
#include "base/base_id.h"
#include "base/base_time.h"
#include "client/client.h"
#include "wire/wire_answer.h"

enum {
    AGAIN_MS = 100,      /* the first pause of our own after Busy; doubles */
    AGAIN_MAX_MS = 8000, /* its longest */
    FULL_MS = 20,        /* until we look again whether the queue has room */
    SLEEP_MAX_MS = 1000
};

/* When to try again: no sooner than the service asks, later each time, and never all
 * clients at once. */
static int64_t
again_at(const struct client_flight *flight, int64_t asked_ms, int64_t now_ms)
{
    int64_t pause_ms = AGAIN_MS;
    for (unsigned i = 1; i < flight->attempts && pause_ms < AGAIN_MAX_MS; i++) {
        pause_ms *= 2;
    }
    if (pause_ms > AGAIN_MAX_MS) {
        pause_ms = AGAIN_MAX_MS;
    }
    if (pause_ms < asked_ms) {
        pause_ms = asked_ms;
    }
    uint32_t random;
    base_random(&random, sizeof(random));
    return now_ms + pause_ms + (int64_t)(random % (uint32_t)(pause_ms / 2 + 1));
}

static void
send_due(struct vigil_client *client, int64_t now_ms)
{
    if (!client->link.connected || client->link.renew_ms != 0) {
        return; /* what a socket at its end still takes would have to be sent again */
    }
    for (size_t i = 0; i < client->flights.count; i++) {
        struct client_flight *flight = &client->flights.at[i];
        if (flight->sent || now_ms < flight->send_ms) {
            continue;
        }
        if (!bus_client_send(client->link.socket, flight->bytes, flight->size)) {
            flight->send_ms = now_ms + FULL_MS;
            return;
        }
        flight->sent = true;
        flight->sent_ms = now_ms;
    }
}

static void
put_off(struct client_flight *flight, int64_t asked_ms, bool busy, int64_t now_ms)
{
    flight->sent = false;
    flight->busy = busy;
    flight->attempts++;
    flight->send_ms = again_at(flight, asked_ms, now_ms);
}

/* Ends it with its answer, unless that is not what our service has signed: then false. */
static bool
end(struct vigil_client *client,
    struct client_flight *flight,
    const struct vigil_answer *answer)
{
    struct vigil_error error;
    enum vigil_result result =
        answer->kind == VIGIL_ANSWER_REJECTION ? VIGIL_REFUSED : VIGIL_OK;
    bool admitted =
        client_receipt_admit(
            &client->receipts, answer, flight->bytes, flight->size, &error) == VIGIL_OK;
    if (admitted) {
        client_flight_end(&client->flights, flight, result, answer, NULL);
    } else {
        client_flight_end(&client->flights, flight, VIGIL_WRONG_SETUP, NULL, &error);
    }
    return admitted;
}

static void
take(struct vigil_client *client, const uint8_t *bytes, size_t size, int64_t now_ms)
{
    struct vigil_id id;
    if (!wire_answer_message_id(bytes, size, &id)) {
        return;
    }
    struct client_flight *flight = client_flight_find(&client->flights, &id);
    if (flight == NULL) {
        return; /* the second answer of a message that was sent twice */
    }
    static _Thread_local struct vigil_answer told; /* large: not cleared each time */
    struct vigil_answer *answer = flight->into == NULL ? &told : flight->into;
    struct base_error error;
    bool kept = false;
    if (wire_answer_read(bytes, size, answer, &error) != BASE_OK) {
        put_off(flight, 0, false, now_ms);
        return;
    }
    if (answer->kind == VIGIL_ANSWER_BUSY) {
        put_off(flight, answer->busy.retry_after_ms, true, now_ms);
    } else {
        kept = flight->into != NULL;
        kept = end(client, flight, answer) && kept;
    }
    if (!kept) {
        wire_answer_done(answer);
    }
}

static void
give_up_late(struct vigil_client *client, int64_t now_ms)
{
    for (size_t i = client->flights.count; i-- > 0;) {
        struct client_flight *flight = &client->flights.at[i];
        if (now_ms < flight->expires_ms) {
            continue;
        }
        struct vigil_error error;
        bool busy = flight->busy;
        enum vigil_result result = client_error_set(
            &error,
            busy ? VIGIL_BUSY : VIGIL_UNREACHABLE,
            busy ? "busy" : "no_answer",
            busy ? "%s: the service cannot take it just now" : "%s: no answer in time",
            client->profile.gate);
        client_flight_end(&client->flights, flight, result, NULL, &error);
    }
}

static long
sleep_ms(const struct vigil_client *client, int64_t now_ms)
{
    int64_t until_ms = now_ms + SLEEP_MAX_MS;
    if (client->link.renew_ms != 0 && client->link.renew_ms < until_ms) {
        until_ms = client->link.renew_ms;
    }
    for (size_t i = 0; i < client->flights.count; i++) {
        const struct client_flight *flight = &client->flights.at[i];
        if (flight->expires_ms < until_ms) {
            until_ms = flight->expires_ms;
        }
        if (client->link.connected && client->link.renew_ms == 0 && !flight->sent &&
            flight->send_ms < until_ms) {
            until_ms = flight->send_ms;
        }
    }
    return until_ms > now_ms ? (long)(until_ms - now_ms) : 0;
}

/* Tells each whole second for which nothing was answered. */
static void
tell_waiting(const struct vigil_client *client, int64_t silent_ms, int *told_s)
{
    int waited_s = (int)(silent_ms / 1000);
    if (client->waiting != NULL && waited_s > *told_s) {
        client->waiting(client->waiting_context, waited_s);
    }
    *told_s = waited_s;
}

void
client_drive(struct vigil_client *client, size_t leave)
{
    int64_t answered_ms = base_time_monotonic_ms();
    int told_s = 0;
    while (client->flights.count > leave) {
        int64_t now_ms = base_time_monotonic_ms();
        const uint8_t *bytes;
        size_t size;
        while (bus_client_receive(client->link.socket, &bytes, &size)) {
            size_t before = client->flights.count;
            take(client, bytes, size, now_ms);
            answered_ms = client->flights.count < before ? now_ms : answered_ms;
        }
        tell_waiting(client, now_ms - answered_ms, &told_s);
        client_link_look(client, now_ms);
        send_due(client, now_ms);
        give_up_late(client, now_ms);
        if (client->flights.count > leave) {
            bus_client_wait(client->link.socket, sleep_ms(client, now_ms));
        }
    }
}
