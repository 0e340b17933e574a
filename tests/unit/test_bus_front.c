/* The door to the network and its clients, over real TCP: who is let in, who is told what
 * when not, sizes, and coming back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bus_house.h"

static void
test_known_key(void **state)
{
    struct house house;
    house_up(&house, *state);
    struct bus_client *client = house_enter(&house, &house.known);
    house_exchange(&house, client, "hello");
    assert_string_equal(house.message.public_key, house.known.public_key);
    bus_client_free(client);
    assert_int_equal(bus_zap_counts(house.zap).let_in, 1);
    house_down(&house);
}

/* Each kind of refusal is told apart by the client. */
static void
test_refusals(void **state)
{
    struct house house;
    house_up(&house, *state);
    struct house_keys crossed = house.known; /* A's public key, X's secret */
    memcpy(crossed.secret_key, house.unknown.secret_key, VIGIL_KEY_SIZE);
    const struct {
        const struct house_keys *keys;
        const char *server_key;
        enum bus_client_state expected;
    } rows[] = {
        {&house.unknown, house.server.public_key, BUS_CLIENT_KEY_REFUSED},
        {&house.known, house.other.public_key, BUS_CLIENT_NOT_THE_GATE},
        {&crossed, house.server.public_key, BUS_CLIENT_NOT_THE_GATE},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct bus_client *client =
            house_client(&house, rows[i].keys, rows[i].server_key);
        house_await_state(&house, client, rows[i].expected);
        assert_false(bus_client_send(client, (const uint8_t *)"x", 1));
        bus_client_free(client);
    }
    assert_int_equal(bus_zap_counts(house.zap).let_in, 0);
    assert_int_equal(bus_front_counts(house.front).received, 0);
    house_down(&house);
}

/* True while the client is neither let in nor refused for good. */
static bool
is_outside(struct bus_client *client)
{
    enum bus_client_state state = bus_client_state(client);
    return state != BUS_CLIENT_CONNECTED && state != BUS_CLIENT_KEY_REFUSED;
}

/* After a "later" a fresh socket gets in as soon as there is a roster. */
static void
test_renew(void **state)
{
    struct house house;
    house_up(&house, *state);
    house.roster_known = false;
    struct bus_client *client =
        house_client(&house, &house.known, house.server.public_key);
    STAGE_UNTIL(bus_zap_counts(house.zap).later == 1,
                bus_zap_serve(house.zap),
                bus_zap_socket(house.zap));
    assert_true(is_outside(client));
    assert_false(bus_client_send(client, (const uint8_t *)"x", 1));
    house.roster_known = true;
    assert_int_equal(bus_client_renew(client, &house.stage->error), BASE_OK);
    house_await_state(&house, client, BUS_CLIENT_CONNECTED);
    house_exchange(&house, client, "again");
    bus_client_free(client);
    house_down(&house);
}

/* limit - 1 and limit pass; limit + 1 is dropped with its connection, and the client gets
 * in again with the next small one. */
static void
test_sizes(void **state)
{
    static const uint8_t bytes[HOUSE_MESSAGE_MAX + 1];
    struct house house;
    house_up(&house, *state);
    struct bus_client *client = house_enter(&house, &house.known);
    for (size_t size = HOUSE_MESSAGE_MAX - 1; size <= HOUSE_MESSAGE_MAX; size++) {
        assert_true(bus_client_send(client, bytes, size));
        house_await_message(&house);
        assert_int_equal(house.message.size, size);
    }
    assert_true(bus_client_send(client, bytes, HOUSE_MESSAGE_MAX + 1));
    house_await_state(&house, client, BUS_CLIENT_UNREACHABLE);
    house_await_state(&house, client, BUS_CLIENT_CONNECTED);
    house_exchange(&house, client, "small");
    assert_int_equal(bus_front_counts(house.front).received, 3);
    bus_client_free(client);
    house_down(&house);
}

/* An answer to a client that is gone is dropped and counted. */
static void
test_client_gone(void **state)
{
    struct house house;
    house_up(&house, *state);
    struct bus_client *client = house_enter(&house, &house.known);
    house_exchange(&house, client, "hello");
    bus_client_free(client);
    STAGE_UNTIL(
        bus_front_counts(house.front).undelivered > 0,
        bus_front_send(house.front, house.message.route, (const uint8_t *)"late", 4),
        bus_front_socket(house.front));
    house_down(&house);
}

static void
test_wrong_options(void **state)
{
    struct house house;
    house_up(&house, *state);
    struct bus_front *front;
    const struct {
        struct bus_front_options options;
        const char *code;
    } rows[] = {
        {{"ipc:///tmp/x", house.server.secret_key, 100, 1}, "front_endpoint"},
        {{"tcp://127.0.0.1:no", house.server.secret_key, 100, 1}, "front_endpoint"},
        {{bus_front_endpoint(house.front), house.server.secret_key, 100, 1},
         "front_endpoint"},
        {{"tcp://127.0.0.1:*", "short", 100, 1}, "server_key"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        assert_int_equal(bus_front_new(house.stage->bus,
                                       house.zap,
                                       &rows[i].options,
                                       &front,
                                       &house.stage->error),
                         BASE_STOP);
        assert_string_equal(house.stage->error.code, rows[i].code);
    }
    static const char *const bad_keys[] = {
        "",
        "0123456789012345678901234567890123456789x",
        "\303\25123456789012345678901234567890123456789",
        "\"123456789012345678901234567890123456789",
        "########################################"};
    for (size_t i = 0; i < BASE_COUNT(bad_keys); i++) {
        assert_false(bus_keys_valid(bad_keys[i]));
    }
    house_down(&house);
}

int
main(void)
{
#define STAGED(test) cmocka_unit_test_setup_teardown(test, stage_up, stage_down)
    const struct CMUnitTest tests[] = {
        STAGED(test_known_key),
        STAGED(test_refusals),
        STAGED(test_renew),
        STAGED(test_sizes),
        STAGED(test_client_gone),
        STAGED(test_wrong_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
