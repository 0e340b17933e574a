/*
 * A door with its handler and four pairs of keys, for the tests that knock at it.
 * Included by those tests only, after cmocka.h.
 */
#ifndef BUS_HOUSE_H
#define BUS_HOUSE_H

#include "bus/bus_client.h"
#include "bus/bus_front.h"
#include "bus/bus_keys.h"
#include "bus_stage.h"

enum { HOUSE_MESSAGE_MAX = 2000 };

struct house_keys {
    char public_key[VIGIL_KEY_SIZE], secret_key[VIGIL_KEY_SIZE];
};

struct house {
    struct stage *stage;
    struct bus_zap *zap;
    struct bus_front *front;
    struct house_keys server, known, other, unknown;
    bool roster_known;
    struct bus_message message;
};

static inline enum bus_zap_verdict
house_judge(const char *public_key, void *context)
{
    const struct house *house = context;
    if (!house->roster_known) {
        return BUS_ZAP_LATER;
    }
    return strcmp(public_key, house->known.public_key) == 0 ||
                   strcmp(public_key, house->other.public_key) == 0
               ? BUS_ZAP_LET_IN
               : BUS_ZAP_REFUSE;
}

static inline void
house_make(struct house_keys *keys)
{
    assert_int_equal(bus_keys_make(keys->public_key, keys->secret_key, NULL), BASE_OK);
    char public_key[VIGIL_KEY_SIZE];
    assert_true(bus_keys_public(keys->secret_key, public_key));
    assert_string_equal(public_key, keys->public_key);
}

static inline void
house_up(struct house *house, struct stage *stage)
{
    *house = (struct house){.stage = stage, .roster_known = true};
    house_make(&house->server);
    house_make(&house->known);
    house_make(&house->other);
    house_make(&house->unknown);
    assert_int_equal(
        bus_zap_new(stage->bus, house_judge, house, &house->zap, &stage->error), BASE_OK);
    const struct bus_front_options options = {
        "tcp://127.0.0.1:*", house->server.secret_key, HOUSE_MESSAGE_MAX, 100};
    assert_int_equal(
        bus_front_new(stage->bus, house->zap, &options, &house->front, &stage->error),
        BASE_OK);
}

static inline void
house_down(struct house *house)
{
    bus_front_free(house->front);
    bus_zap_free(house->zap);
    house->stage->played = true;
}

static inline struct bus_client *
house_client(struct house *house, const struct house_keys *keys, const char *server_key)
{
    const struct bus_client_options options = {.endpoint =
                                                   bus_front_endpoint(house->front),
                                               .server_key = server_key,
                                               .public_key = keys->public_key,
                                               .secret_key = keys->secret_key};
    struct bus_client *client;
    assert_int_equal(
        bus_client_new(house->stage->bus, &options, &client, &house->stage->error),
        BASE_OK);
    return client;
}

#define HOUSE_SOCKETS(house)                                                             \
    bus_zap_socket((house)->zap), bus_front_socket((house)->front)

static inline void
house_await_state(struct house *house,
                  struct bus_client *client,
                  enum bus_client_state wanted)
{
    STAGE_UNTIL(bus_client_state(client) == wanted,
                bus_zap_serve(house->zap),
                bus_zap_socket(house->zap),
                bus_client_monitor(client));
}

static inline struct bus_client *
house_enter(struct house *house, const struct house_keys *keys)
{
    struct bus_client *client = house_client(house, keys, house->server.public_key);
    house_await_state(house, client, BUS_CLIENT_CONNECTED);
    return client;
}

static inline void
house_await_message(struct house *house)
{
    STAGE_UNTIL(bus_front_receive(house->front, &house->message),
                bus_zap_serve(house->zap),
                HOUSE_SOCKETS(house));
}

/* Says the word and sees it answered, over a connection that must still be good. */
static inline void
house_exchange(struct house *house, struct bus_client *client, const char *word)
{
    STAGE_UNTIL(bus_client_send(client, (const uint8_t *)word, strlen(word)),
                bus_zap_serve(house->zap),
                HOUSE_SOCKETS(house));
    house_await_message(house);
    assert_int_equal(house->message.size, strlen(word));
    assert_memory_equal(house->message.bytes, word, strlen(word));
    bus_front_send(
        house->front, house->message.route, (const uint8_t *)word, strlen(word));
    const uint8_t *bytes;
    size_t size;
    STAGE_UNTIL(
        bus_client_receive(client, &bytes, &size), (void)0, bus_client_socket(client));
    assert_int_equal(size, strlen(word));
    assert_memory_equal(bytes, word, size);
}

#endif
