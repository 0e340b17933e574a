/* The private door of a service and the gate's link to it, over real sockets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sys/wait.h>
#include <zmq.h>

#include "bus/bus_link.h"
#include "bus/bus_server.h"
#include "bus/bus_socket.h"
#include "bus_stage.h"

enum { BODY_MAX = 1000 };

static const struct bus_link_request hello = {.ticket = "ticket01",
                                              .caller = (const uint8_t *)"caller",
                                              .caller_size = 6,
                                              .body = (const uint8_t *)"hello",
                                              .body_size = 5};

static struct bus_server *
open_server(struct stage *stage)
{
    struct bus_server *server;
    assert_int_equal(
        bus_server_new(stage->bus, stage->path, BODY_MAX, &server, &stage->error),
        BASE_OK);
    return server;
}

static struct bus_link *
open_link(struct stage *stage)
{
    struct bus_link *link;
    assert_int_equal(bus_link_new(stage->bus, stage->path, 4096, &link, &stage->error),
                     BASE_OK);
    return link;
}

static void
expect_refused(struct stage *stage, const char *path, const char *code)
{
    struct bus_server *server;
    assert_int_equal(bus_server_new(stage->bus, path, BODY_MAX, &server, &stage->error),
                     BASE_STOP);
    assert_string_equal(stage->error.code, code);
}

static void
test_there_and_back(void **state)
{
    struct stage *stage = *state;
    struct bus_link *link = open_link(stage);
    assert_false(bus_link_send(link, &hello)); /* nobody there: not even queued */
    struct bus_server *server = open_server(stage);
    STAGE_UNTIL(bus_link_send(link, &hello), (void)0, bus_link_socket(link));
    struct bus_request request;
    STAGE_UNTIL(bus_server_receive(server, &request), (void)0, bus_server_socket(server));
    assert_int_equal(request.routes_size[1], BUS_TICKET_SIZE);
    assert_memory_equal(request.routes[1], "ticket01", BUS_TICKET_SIZE);
    assert_int_equal(request.caller_size, 6);
    assert_memory_equal(request.caller, "caller", 6);
    assert_int_equal(request.body_size, 5);
    assert_memory_equal(request.body, "hello", 5);
    bus_server_answer(server, &request, (const uint8_t *)"answer", 6);
    bus_request_done(&request); /* again: nothing happens */
    struct bus_link_answer answer;
    STAGE_UNTIL(bus_link_receive(link, &answer), (void)0, bus_link_socket(link));
    assert_memory_equal(answer.ticket, "ticket01", BUS_TICKET_SIZE);
    assert_int_equal(answer.size, 6);
    assert_memory_equal(answer.bytes, "answer", 6);
    assert_int_equal(bus_server_dropped(server), 0);
    bus_link_free(link);
    bus_server_free(server);
    stage->played = true;
}

/* Requests of another shape are dropped, and the next good one is served. */
static void
test_misshapen(void **state)
{
    static const struct {
        const char *name;
        size_t frames, body;
    } rows[] = {{"one frame too few", 2, 5},
                {"one frame too many", 4, 5},
                {"a thousand frames", 1000, 5},
                {"an empty ticket", 3, 0}};
    struct stage *stage = *state;
    struct bus_server *server = open_server(stage);
    struct bus_link *link = open_link(stage);
    STAGE_UNTIL(bus_link_send(link, &hello), (void)0, bus_link_socket(link));
    struct bus_request request;
    STAGE_UNTIL(bus_server_receive(server, &request), (void)0, bus_server_socket(server));
    bus_request_done(&request);
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        for (size_t frame = 0; frame < rows[i].frames; frame++) {
            assert_int_not_equal(zmq_send(bus_link_socket(link),
                                          "xxxxx",
                                          rows[i].body,
                                          frame + 1 < rows[i].frames ? ZMQ_SNDMORE : 0),
                                 -1);
        }
        assert_true(bus_link_send(link, &hello));
        STAGE_UNTIL(
            bus_server_receive(server, &request), (void)0, bus_server_socket(server));
        assert_memory_equal(request.body, "hello", 5);
        bus_request_done(&request);
        assert_int_equal(bus_server_dropped(server), i + 1);
    }
    bus_link_free(link);
    bus_server_free(server);
    stage->played = true;
}

/* An answer to a gate that is gone is dropped, and the server lives. */
static void
test_gate_gone(void **state)
{
    struct stage *stage = *state;
    struct bus_server *server = open_server(stage);
    struct bus_link *link = open_link(stage);
    STAGE_UNTIL(bus_link_send(link, &hello), (void)0, bus_link_socket(link));
    struct bus_request request;
    STAGE_UNTIL(bus_server_receive(server, &request), (void)0, bus_server_socket(server));
    bus_link_free(link);
    struct bus_request copy = request;
    copy.parts = NULL;
    STAGE_UNTIL(bus_server_dropped(server) > 0,
                bus_server_answer(server, &copy, (const uint8_t *)"late", 4),
                bus_server_socket(server));
    bus_request_done(&request);
    bus_server_free(server);
    stage->played = true;
}

/* ZeroMQ's bind takes the path of a living process; ours does not. */
static void
test_path_is_guarded(void **state)
{
    struct stage *stage = *state;
    struct bus_server *server = open_server(stage);
    struct stat status;
    assert_int_equal(stat(stage->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    int child = fork();
    if (child == 0) { /* another process, which has its own context */
        struct bus *bus;
        struct bus_server *thief;
        struct base_error error;
        enum base_class class = bus_new(&bus, &error);
        if (class == BASE_OK) {
            class = bus_server_new(bus, stage->path, BODY_MAX, &thief, &error);
        }
        _exit(class == BASE_STOP && strcmp(error.code, "socket_taken") == 0 ? 0 : 1);
    }
    int exit_status = -1;
    assert_int_equal(waitpid(child, &exit_status, 0), child);
    assert_int_equal(exit_status, 0);
    expect_refused(stage, stage->path, "socket_taken");
    bus_server_free(server);
    stage->played = true;
}

/* After a crash the path and its lock file lie there, and are taken over. */
static void
test_stale_path(void **state)
{
    struct stage *stage = *state;
    int child = fork();
    if (child == 0) {
        struct bus *bus;
        struct bus_server *server;
        struct base_error error;
        if (bus_new(&bus, &error) != BASE_OK ||
            bus_server_new(bus, stage->path, BODY_MAX, &server, &error) != BASE_OK) {
            _exit(1);
        }
        _exit(0); /* without freeing: the path stays */
    }
    int exit_status = -1;
    assert_int_equal(waitpid(child, &exit_status, 0), child);
    assert_int_equal(exit_status, 0);
    assert_int_equal(access(stage->path, F_OK), 0);
    bus_server_free(open_server(stage));
    stage->played = true;
}

static void
test_directory(void **state)
{
    struct stage *stage = *state;
    assert_int_equal(chmod(stage->directory, 0750), 0);
    expect_refused(stage, stage->path, "socket_directory");
    bus_allow_group(stage->bus);
    struct bus_server *server = open_server(stage);
    struct stat status;
    assert_int_equal(stat(stage->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0660);
    bus_server_free(server);
    assert_int_equal(chmod(stage->directory, 0755), 0);
    char other[80];
    (void)base_text_print(other, sizeof(other), "%s.other", stage->path);
    expect_refused(stage, other, "socket_directory");
    expect_refused(stage, "/nowhere/at/all.sock", "socket_directory");
    expect_refused(stage, "relative.sock", "socket_path");
    char longer[200];
    memset(longer, '/', sizeof(longer));
    longer[sizeof(longer) - 1] = '\0';
    expect_refused(stage, longer, "socket_path");
    stage->played = true;
}

int
main(void)
{
#define STAGED(test) cmocka_unit_test_setup_teardown(test, stage_up, stage_down)
    const struct CMUnitTest tests[] = {
        STAGED(test_there_and_back),
        STAGED(test_misshapen),
        STAGED(test_gate_gone),
        STAGED(test_path_is_guarded),
        STAGED(test_stale_path),
        STAGED(test_directory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
