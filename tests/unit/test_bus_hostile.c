/*
 * The door to the network against hostile clients. They use ZeroMQ itself, or bare bytes,
 * since services/bus does not offer what they do. A client that forges the User-Id within
 * CURVE would need a rebuilt libzmq; the handler's answer wins over it, and test_user_id
 * covers what would come if it did not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <zmq.h>

#include "bus/bus_socket.h"
#include "bus_house.h"

enum { OPTION_METADATA = 95 };

/* A bare ZeroMQ client of the hostile kind; its handshake is served by the house. */
static void *
open_raw(struct house *house, const struct house_keys *keys)
{
    static const struct bus_socket_bounds bounds = {1 << 20, 100000, 100, 1000};
    void *socket;
    assert_int_equal(
        bus_socket_new(house->stage->bus, ZMQ_DEALER, &bounds, &socket, NULL), BASE_OK);
    int one = 1;
    assert_int_equal(zmq_setsockopt(socket, ZMQ_IMMEDIATE, &one, sizeof(one)), 0);
    if (keys != NULL) {
        const char *server = house->server.public_key;
        assert_int_equal(zmq_setsockopt(socket, ZMQ_CURVE_SERVERKEY, server, 40), 0);
        assert_int_equal(
            zmq_setsockopt(socket, ZMQ_CURVE_PUBLICKEY, keys->public_key, 40), 0);
        assert_int_equal(
            zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, keys->secret_key, 40), 0);
    }
    return socket;
}

static void
connect_raw(struct house *house, void *socket)
{
    assert_int_equal(zmq_connect(socket, bus_front_endpoint(house->front)), 0);
}

static bool
raw_send(void *socket, const void *bytes, size_t size, int flags)
{
    return zmq_send(socket, bytes, size, ZMQ_DONTWAIT | flags) >= 0;
}

/* Peers without CURVE get nowhere: the handler is not even asked. */
static void
test_other_mechanisms(void **state)
{
    struct house house;
    house_up(&house, *state);
    void *plain = open_raw(&house, NULL);
    assert_int_equal(zmq_setsockopt(plain, ZMQ_PLAIN_USERNAME, "LA", 2), 0);
    void *null = open_raw(&house, NULL);
    void *const sockets[] = {null, plain};
    for (size_t i = 0; i < BASE_COUNT(sockets); i++) {
        char address[32];
        (void)base_text_print(address, sizeof(address), "inproc://raw-%zu", i);
        assert_int_equal(zmq_socket_monitor(sockets[i], address, ZMQ_EVENT_DISCONNECTED),
                         0);
        void *monitor = zmq_socket(house.stage->bus->context, ZMQ_PAIR);
        assert_int_equal(zmq_connect(monitor, address), 0);
        connect_raw(&house, sockets[i]);
        char event[6];
        STAGE_UNTIL(zmq_recv(monitor, event, sizeof(event), ZMQ_DONTWAIT) > 0,
                    bus_zap_serve(house.zap),
                    monitor);
        assert_false(raw_send(sockets[i], "x", 1, 0));
        (void)zmq_socket_monitor(sockets[i], NULL, 0);
        bus_socket_close(monitor);
        bus_socket_close(sockets[i]);
    }
    struct bus_zap_counts counts = bus_zap_counts(house.zap);
    assert_int_equal(counts.let_in + counts.later + counts.refused + counts.malformed, 0);
    house_down(&house);
}

/* A hand-made peer that speaks NULL and names itself: READY with a User-Id. It must be
 * cut off without an answer to its READY. */
static void
test_forged_greeting(void **state)
{
    static const uint8_t greeting[64] = {
        [0] = 0xFF, [9] = 0x7F, [10] = 3, [12] = 'N', [13] = 'U', [14] = 'L', [15] = 'L'};
    static const uint8_t ready[] = "\x04\x35\x05READY\x0BSocket-Type\0\0\0\x06"
                                   "DEALER\x07User-Id\0\0\0\x09"
                                   "LA-FORGED\0\0\0\0";
    static const uint8_t message[] = {0, 1, 'x'};
    struct house house;
    house_up(&house, *state);
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const char *port = strrchr(bus_front_endpoint(house.front), ':') + 1;
    address.sin_port = htons((uint16_t)atoi(port));
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof(address)), 0);
    assert_int_equal(send(fd, greeting, sizeof(greeting), MSG_NOSIGNAL),
                     sizeof(greeting));
    (void)send(fd, ready, 2 + ready[1], MSG_NOSIGNAL);
    (void)send(fd, message, sizeof(message), MSG_NOSIGNAL);
    size_t received = 0;
    ssize_t size;
    do { /* until the gate closes the connection: no sleep, no time-out of our own */
        char bytes[256];
        size = recv(fd, bytes, sizeof(bytes), 0);
        received += size > 0 ? (size_t)size : 0;
    } while (size > 0);
    assert_in_range(received, 0, sizeof(greeting)); /* its greeting and no READY */
    (void)close(fd);
    assert_false(bus_front_receive(house.front, &house.message));
    assert_int_equal(bus_front_counts(house.front).received, 0);
    house_down(&house);
}

/* What a client can say of itself through ZeroMQ is not who it is. */
static void
test_forged_metadata(void **state)
{
    struct house house;
    house_up(&house, *state);
    void *socket = open_raw(&house, &house.known);
    assert_int_equal(zmq_setsockopt(socket, OPTION_METADATA, "X-User-Id:forged", 16), 0);
    connect_raw(&house, socket);
    STAGE_UNTIL(raw_send(socket, "hello", 5, 0), bus_zap_serve(house.zap), socket);
    house_await_message(&house);
    assert_string_equal(house.message.public_key, house.known.public_key);
    bus_socket_close(socket);
    house_down(&house);
}

/* A User-Id that this boot's handler did not give is nobody's. */
static void
test_user_id(void **state)
{
    struct house house;
    house_up(&house, *state);
    char key[VIGIL_KEY_SIZE];
    char forged[160];
    (void)base_text_print(forged, sizeof(forged), "%064d:%s", 0, house.known.public_key);
    const char *const ids[] = {NULL, "", "LA-FORGED", house.known.public_key, forged};
    for (size_t i = 0; i < BASE_COUNT(ids); i++) {
        assert_false(bus_zap_user_key(house.zap, ids[i], key));
    }
    house_down(&house);
}

/* A name that a client chose is refused, so that nobody can squat on another's; and who
 * borrows the very id that ZeroMQ gave the victim is not heard at all. The victim's
 * answers reach the victim. */
static void
test_borrowed_route(void **state)
{
    struct house house;
    house_up(&house, *state);
    struct bus_client *victim = house_enter(&house, &house.known);
    house_exchange(&house, victim, "first");
    uint8_t route[BUS_FRONT_ROUTE];
    memcpy(route, house.message.route, sizeof(route));
    const struct {
        const void *name;
        size_t size;
        uint64_t borrowed; /* dropped by us, else by ZeroMQ */
    } rows[] = {{"E08000025", 9, 1}, {route, sizeof(route), 0}};
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        uint64_t before = bus_front_counts(house.front).borrowed;
        void *thief = open_raw(&house, &house.other);
        assert_int_equal(
            zmq_setsockopt(thief, ZMQ_ROUTING_ID, rows[i].name, rows[i].size), 0);
        connect_raw(&house, thief);
        STAGE_UNTIL(raw_send(thief, "steal", 5, 0), bus_zap_serve(house.zap), thief);
        STAGE_UNTIL(bus_front_counts(house.front).borrowed == before + rows[i].borrowed,
                    assert_false(bus_front_receive(house.front, &house.message)),
                    bus_front_socket(house.front));
        house_exchange(&house, victim, "second");
        assert_memory_equal(house.message.route, route, sizeof(route));
        char bytes[16];
        assert_int_equal(zmq_recv(thief, bytes, sizeof(bytes), ZMQ_DONTWAIT), -1);
        bus_socket_close(thief);
    }
    bus_client_free(victim);
    house_down(&house);
}

static void
test_multipart(void **state)
{
    struct house house;
    house_up(&house, *state);
    void *bomber = open_raw(&house, &house.other);
    connect_raw(&house, bomber);
    STAGE_UNTIL(
        raw_send(bomber, "first", 5, ZMQ_SNDMORE), bus_zap_serve(house.zap), bomber);
    for (int i = 0; i < 20000; i++) {
        assert_true(raw_send(bomber, "and more", 8, ZMQ_SNDMORE));
    }
    assert_true(raw_send(bomber, "last", 4, 0));
    STAGE_UNTIL(bus_front_counts(house.front).misshapen == 1,
                assert_false(bus_front_receive(house.front, &house.message)),
                bus_front_socket(house.front));
    struct bus_client *client = house_enter(&house, &house.known);
    house_exchange(&house, client, "hello");
    bus_client_free(client);
    bus_socket_close(bomber);
    house_down(&house);
}

/* A client that does not read loses its own answers and delays nobody's. */
static void
test_slow_reader(void **state)
{
    static const uint8_t answer[65536];
    struct house house;
    house_up(&house, *state);
    struct bus_client *slow = house_enter(&house, &house.other);
    assert_true(bus_client_send(slow, (const uint8_t *)"x", 1));
    house_await_message(&house);
    uint8_t route[BUS_FRONT_ROUTE];
    memcpy(route, house.message.route, sizeof(route));
    for (int i = 0; i < 4000 && bus_front_counts(house.front).undelivered < 10; i++) {
        bus_front_send(house.front, route, answer, sizeof(answer));
    }
    assert_in_range(bus_front_counts(house.front).undelivered, 1, 4000);
    struct bus_client *client = house_enter(&house, &house.known);
    house_exchange(&house, client, "hello");
    bus_client_free(client);
    bus_client_free(slow);
    house_down(&house);
}

int
main(void)
{
#define STAGED(test) cmocka_unit_test_setup_teardown(test, stage_up, stage_down)
    const struct CMUnitTest tests[] = {
        STAGED(test_other_mechanisms),
        STAGED(test_forged_greeting),
        STAGED(test_forged_metadata),
        STAGED(test_user_id),
        STAGED(test_borrowed_route),
        STAGED(test_multipart),
        STAGED(test_slow_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
