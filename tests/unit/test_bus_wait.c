/* Waiting on sockets and descriptors, over real ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <signal.h>
#include <sys/time.h>

#include "bus/bus_link.h"
#include "bus/bus_server.h"
#include "bus_stage.h"

static const struct bus_link_request hello = {.ticket = "ticket01",
                                              .caller = (const uint8_t *)"caller",
                                              .caller_size = 6,
                                              .body = (const uint8_t *)"hello",
                                              .body_size = 5};

enum { SERVER, LINK, PIPE, NOTHING, ITEMS };

static struct bus_server *server;
static struct bus_link *to_server;
static int pipe_ends[2];
static struct bus_wait_item items[ITEMS];

static int
up(void **state)
{
    struct bus_request request;
    struct bus_link_answer answer;
    assert_int_equal(stage_up(state), 0);
    struct stage *stage = *state;
    assert_int_equal(pipe(pipe_ends), 0);
    assert_int_equal(
        bus_server_new(stage->bus, stage->path, 1000, &server, &stage->error), BASE_OK);
    assert_int_equal(
        bus_link_new(stage->bus, stage->path, 1000, &to_server, &stage->error), BASE_OK);
    items[SERVER] = (struct bus_wait_item){.socket = bus_server_socket(server)};
    items[LINK] = (struct bus_wait_item){.socket = bus_link_socket(to_server)};
    items[PIPE] = (struct bus_wait_item){.fd = pipe_ends[0]};
    items[NOTHING] = (struct bus_wait_item){.fd = -1};
    /* once there and back: both know each other, and nothing more is to be set up */
    STAGE_UNTIL(bus_link_send(to_server, &hello), (void)0, items[LINK].socket);
    STAGE_UNTIL(bus_server_receive(server, &request), (void)0, items[SERVER].socket);
    bus_server_answer(server, &request, (const uint8_t *)"answer", 6);
    STAGE_UNTIL(bus_link_receive(to_server, &answer), (void)0, items[LINK].socket);
    return 0;
}

static int
down(void **state)
{
    struct stage *stage = *state;
    bus_link_free(to_server);
    bus_server_free(server);
    (void)close(pipe_ends[0]);
    (void)close(pipe_ends[1]);
    stage->played = true;
    return stage_down(state);
}

static void
expect_ready(bool server_ready, bool link_ready, bool pipe_ready)
{
    assert_int_equal(items[SERVER].ready, server_ready);
    assert_int_equal(items[LINK].ready, link_ready);
    assert_int_equal(items[PIPE].ready, pipe_ready);
    assert_false(items[NOTHING].ready);
}

static void
take_request(void)
{
    struct bus_request request;
    assert_true(bus_server_receive(server, &request));
    bus_request_done(&request);
}

/* ZeroMQ's descriptor has told of all three when the first is taken: it wakes nobody any
 * more, and the wait must know of the others all the same. */
static void
what_came_before_is_not_waited_for(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_true(bus_link_send(to_server, &hello));
    }
    for (int i = 0; i < 3; i++) {
        bus_wait(items, ITEMS, -1);
        expect_ready(true, false, false);
        take_request();
    }
    bus_wait(items, ITEMS, 0);
    expect_ready(false, false, false);
}

/* A send takes in, on its way, that an answer has come. */
static void
what_a_send_took_in_is_not_waited_for(void **state)
{
    (void)state;
    struct bus_request request;
    struct bus_link_answer answer;
    for (int i = 0; i < 100; i++) {
        assert_true(bus_link_send(to_server, &hello));
        bus_wait(items, ITEMS, -1);
        expect_ready(true, false, false);
        assert_true(bus_server_receive(server, &request));
        bus_server_answer(server, &request, (const uint8_t *)"answer", 6);
        assert_true(bus_link_send(to_server, &hello));
        bus_wait(&items[LINK], 1, -1);
        assert_true(items[LINK].ready);
        assert_true(bus_link_receive(to_server, &answer));
        bus_wait(&items[SERVER], 1, -1);
        take_request();
    }
}

static void
a_busy_socket_hides_no_descriptor(void **state)
{
    (void)state;
    assert_true(bus_link_send(to_server, &hello));
    bus_wait(items, ITEMS, -1);
    assert_int_equal(write(pipe_ends[1], "x", 1), 1);
    bus_wait(items, ITEMS, -1);
    expect_ready(true, false, true);
    take_request();
    bus_wait(items, ITEMS, -1);
    expect_ready(false, false, true);
    struct bus_wait_item other = {.fd = pipe_ends[1], .writable = true};
    bus_wait(&other, 1, -1);
    assert_true(other.ready);
}

static void *
send_later(void *arg)
{
    /* the other thread is asleep, or will find it when it asks */
    assert_true(bus_link_send(arg, &hello));
    return NULL;
}

static void
it_wakes_for_what_comes(void **state)
{
    (void)state;
    for (int i = 0; i < 100; i++) {
        pthread_t other;
        assert_int_equal(pthread_create(&other, NULL, send_later, to_server), 0);
        bus_wait(&items[SERVER], 1, -1);
        assert_true(items[SERVER].ready);
        take_request();
        assert_int_equal(pthread_join(other, NULL), 0);
    }
}

static void
on_alarm(int signal)
{
    (void)signal;
}

static void
it_ends_in_time_or_by_a_signal(void **state)
{
    (void)state;
    int64_t before_ms = base_time_monotonic_ms();
    bus_wait(items, ITEMS, 20);
    expect_ready(false, false, false);
    assert_true(base_time_monotonic_ms() - before_ms >= 20);
    /* again and again, as the first may come before the wait */
    const struct sigaction caught = {.sa_handler = on_alarm};
    const struct itimerval often = {{0, 5000}, {0, 5000}}, never = {{0, 0}, {0, 0}};
    (void)alarm(0);
    assert_int_equal(sigaction(SIGALRM, &caught, NULL), 0);
    assert_int_equal(setitimer(ITIMER_REAL, &often, NULL), 0);
    bus_wait(items, ITEMS, -1);
    expect_ready(false, false, false);
    assert_int_equal(setitimer(ITIMER_REAL, &never, NULL), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_came_before_is_not_waited_for, up, down),
        cmocka_unit_test_setup_teardown(what_a_send_took_in_is_not_waited_for, up, down),
        cmocka_unit_test_setup_teardown(a_busy_socket_hides_no_descriptor, up, down),
        cmocka_unit_test_setup_teardown(it_wakes_for_what_comes, up, down),
        cmocka_unit_test_setup_teardown(it_ends_in_time_or_by_a_signal, up, down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
