/*
 * The trap that services/bus exists to stay out of: which settings of libzmq keep an
 * unknown key out. These rows document the library that is installed; if one of them
 * fails, the library has changed and services/bus/bus_front.c is to be read again. Uses
 * ZeroMQ itself, as the room offers no way to be that careless.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include "base/base_attr.h"

enum { OPTION_ENFORCE = 93, PATIENCE_MS = 8000 };

/* In the order of the table: only the last row keeps an unknown key out for a reason that
 * still lets a known one in. */
static const struct row {
    const char *name;
    bool handler, domain, enforce;
    bool unknown_enters, known_enters;
} rows[] = {
    {"no handler, no domain", false, false, false, true, true},
    {"no handler, domain", false, true, false, true, true},
    {"no handler, domain, enforced", false, true, true, false, false},
    {"no handler, no domain, enforced", false, false, true, true, true},
    {"handler, no domain, enforced", true, false, true, true, true},
    {"handler, domain, enforced", true, true, true, false, true},
};

struct keys {
    char server_public[41], server_secret[41];
    char known_public[41], known_secret[41];
    char unknown_public[41], unknown_secret[41];
};

struct scene {
    void *context, *handler, *server, *client, *monitor;
    const struct keys *keys;
    int asked;
};

static void
set(void *socket, int option, int value)
{
    assert_int_equal(zmq_setsockopt(socket, option, &value, sizeof(value)), 0);
}

static void
set_text(void *socket, int option, const char *value)
{
    assert_int_equal(zmq_setsockopt(socket, option, value, strlen(value)), 0);
}

static void *
open_socket(struct scene *scene, int type)
{
    void *socket = zmq_socket(scene->context, type);
    assert_non_null(socket);
    set(socket, ZMQ_LINGER, 0);
    return socket;
}

static void
open_server(struct scene *scene, const struct row *row, const char *endpoint)
{
    if (row->handler) {
        scene->handler = open_socket(scene, ZMQ_REP);
        assert_int_equal(zmq_bind(scene->handler, "inproc://zeromq.zap.01"), 0);
    }
    scene->server = open_socket(scene, ZMQ_DEALER);
    set(scene->server, ZMQ_CURVE_SERVER, 1);
    set_text(scene->server, ZMQ_CURVE_SECRETKEY, scene->keys->server_secret);
    if (row->domain) {
        set_text(scene->server, ZMQ_ZAP_DOMAIN, "vigil");
    }
    set(scene->server, OPTION_ENFORCE, row->enforce ? 1 : 0);
    assert_int_equal(zmq_bind(scene->server, endpoint), 0);
}

static void
open_client(struct scene *scene, bool known)
{
    char endpoint[128];
    size_t size = sizeof(endpoint);
    assert_int_equal(zmq_getsockopt(scene->server, ZMQ_LAST_ENDPOINT, endpoint, &size),
                     0);
    const struct keys *keys = scene->keys;
    scene->client = open_socket(scene, ZMQ_DEALER);
    set_text(scene->client, ZMQ_CURVE_SERVERKEY, keys->server_public);
    set_text(scene->client,
             ZMQ_CURVE_PUBLICKEY,
             known ? keys->known_public : keys->unknown_public);
    set_text(scene->client,
             ZMQ_CURVE_SECRETKEY,
             known ? keys->known_secret : keys->unknown_secret);
    assert_int_equal(zmq_socket_monitor(scene->client,
                                        "inproc://trap-monitor",
                                        ZMQ_EVENT_HANDSHAKE_FAILED_AUTH |
                                            ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL |
                                            ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL),
                     0);
    scene->monitor = open_socket(scene, ZMQ_PAIR);
    assert_int_equal(zmq_connect(scene->monitor, "inproc://trap-monitor"), 0);
    assert_int_equal(zmq_connect(scene->client, endpoint), 0);
    assert_int_equal(zmq_send(scene->client, "x", 1, 0), 1);
}

/* A handler as in the handbook: 200 for the known key, 400 for any other. */
static void
serve_handler(struct scene *scene)
{
    char frames[7][256];
    int sizes[7];
    for (size_t i = 0; i < BASE_COUNT(frames); i++) {
        sizes[i] = zmq_recv(scene->handler, frames[i], sizeof(frames[i]), 0);
        assert_in_range(sizes[i], 0, 255);
    }
    char key[41];
    assert_int_equal(sizes[6], 32);
    assert_non_null(zmq_z85_encode(key, (uint8_t *)frames[6], 32));
    bool known = strcmp(key, scene->keys->known_public) == 0;
    scene->asked++;
    (void)zmq_send(scene->handler, "1.0", 3, ZMQ_SNDMORE);
    (void)zmq_send(scene->handler, frames[1], (size_t)sizes[1], ZMQ_SNDMORE);
    (void)zmq_send(scene->handler, known ? "200" : "400", 3, ZMQ_SNDMORE);
    (void)zmq_send(scene->handler, "", 0, ZMQ_SNDMORE);
    (void)zmq_send(scene->handler, "", 0, ZMQ_SNDMORE);
    (void)zmq_send(scene->handler, "", 0, 0);
}

/* True if the message arrives, false if the handshake fails; one of them must happen. */
static bool
enters(struct scene *scene)
{
    for (;;) {
        zmq_pollitem_t items[] = {{scene->server, 0, ZMQ_POLLIN, 0},
                                  {scene->monitor, 0, ZMQ_POLLIN, 0},
                                  {scene->handler, 0, ZMQ_POLLIN, 0}};
        int count = scene->handler == NULL ? 2 : 3;
        assert_in_range(zmq_poll(items, count, PATIENCE_MS), 1, 3);
        if (count == 3 && items[2].revents != 0) {
            serve_handler(scene);
        }
        if (items[0].revents != 0 || items[1].revents != 0) {
            return items[0].revents != 0;
        }
    }
}

/* Plays one cell; gives how often the handler was asked. */
static int
play(const struct keys *keys, const struct row *row, const char *endpoint, bool known)
{
    struct scene scene = {.context = zmq_ctx_new(), .keys = keys};
    assert_non_null(scene.context);
    open_server(&scene, row, endpoint);
    open_client(&scene, known);
    bool entered = enters(&scene);
    bool expected = known ? row->known_enters : row->unknown_enters;
    if (entered != expected) {
        print_error("%s, %s: a%s key was %s\n",
                    endpoint,
                    row->name,
                    known ? " known" : "n unknown",
                    entered ? "let in" : "refused");
    }
    assert_int_equal(entered, expected);
    (void)zmq_socket_monitor(scene.client, NULL, 0);
    (void)zmq_close(scene.monitor);
    (void)zmq_close(scene.client);
    (void)zmq_close(scene.server);
    if (scene.handler != NULL) {
        (void)zmq_close(scene.handler);
    }
    assert_int_equal(zmq_ctx_term(scene.context), 0);
    return scene.asked;
}

static void
test_matrix(void **state)
{
    (void)state;
    struct keys keys;
    assert_int_equal(zmq_curve_keypair(keys.server_public, keys.server_secret), 0);
    assert_int_equal(zmq_curve_keypair(keys.known_public, keys.known_secret), 0);
    assert_int_equal(zmq_curve_keypair(keys.unknown_public, keys.unknown_secret), 0);
    char directory[] = "/tmp/trap-XXXXXX";
    assert_non_null(mkdtemp(directory));
    char endpoint[64];
    (void)snprintf(endpoint, sizeof(endpoint), "ipc://%s/socket", directory);
    const char *const endpoints[] = {"tcp://127.0.0.1:*", endpoint};
    for (size_t e = 0; e < BASE_COUNT(endpoints); e++) {
        for (size_t i = 0; i < BASE_COUNT(rows); i++) {
            int asked = play(&keys, &rows[i], endpoints[e], false);
            /* the worst row: the handler is there and is never asked */
            assert_int_equal(asked, rows[i].handler && rows[i].domain ? 1 : 0);
            (void)play(&keys, &rows[i], endpoints[e], true);
        }
    }
    (void)unlink(endpoint + strlen("ipc://"));
    assert_int_equal(rmdir(directory), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_matrix)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
