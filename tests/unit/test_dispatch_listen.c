/*
 * Callbacks: what is answered to whom. The listener is driven here as the daemon's loop
 * drives it, by its descriptor; the client is a plain socket.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "dispatch/dispatch_listen.h"

#define TOKEN     "a token of more than enough bytes"
#define REFERENCE "0190f6d3-7b4c-8def-8123-456789abcdef"
#define BODY      "{\"reference\":\"" REFERENCE "\",\"status\":\"delivered\"}"

static char address[32];
static uint16_t port;
static struct base_error error;

static void
free_port(void)
{
    struct sockaddr_in any = {.sin_family = AF_INET,
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof(any);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&any, size), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&any, &size), 0);
    port = ntohs(any.sin_port);
    (void)close(fd);
    (void)base_text_print(address, sizeof(address), "127.0.0.1:%u", (unsigned)port);
}

static int
dial(void)
{
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons(port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof(to)), 0);
    return fd;
}

static void
say(int fd, const char *text, size_t size)
{
    while (size > 0) {
        ssize_t sent = send(fd, text, size, MSG_NOSIGNAL);
        assert_true(sent > 0);
        text += sent;
        size -= (size_t)sent;
    }
}

/* Turns the listener until the client has an answer (its status), the line is cut (-1)
 * or, with `until_waiting`, a callback waits (0). */
static int
turn(int fd, bool until_waiting)
{
    char answer[512];
    struct dispatch_confirmation confirmation;
    for (int i = 0; i < 200; i++) {
        bool more = dispatch_listen_turn();
        if (until_waiting && dispatch_listen_next(&confirmation)) {
            return 0;
        }
        struct pollfd ready[] = {{.fd = dispatch_listen_descriptor(), .events = POLLIN},
                                 {.fd = fd, .events = POLLIN}};
        (void)poll(ready, 2, more ? 0 : 50);
        if (ready[1].revents != 0) {
            ssize_t got = recv(fd, answer, sizeof(answer) - 1, 0);
            answer[got < 0 ? 0 : got] = '\0';
            return got > 12 ? atoi(answer + 9) : -1;
        }
    }
    fail_msg("no answer");
    return -1;
}

static void
say_post(int fd, const char *head, const char *body, size_t size)
{
    char text[600];
    (void)base_text_print(text,
                          sizeof(text),
                          "POST /notify HTTP/1.1\r\nHost: vigil\r\n%sContent-Length: "
                          "%zu\r\n\r\n",
                          head,
                          size);
    say(fd, text, strlen(text));
    say(fd, body, size);
}

#define BEARER "Authorization: Bearer " TOKEN "\r\n"

/* What is answered without the journal: by head or body alone. */
static void
refused_at_once(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int status; /* -1: cut, or an answer of libmicrohttpd's own */
    } cases[] = {
        {"POST /notify HTTP/1.1\r\nHost: v\r\nContent-Length: 2\r\n\r\n{}", 401},
        {"GET / HTTP/1.1\r\nHost: v\r\n\r\n", 401},
        {"POST /notify HTTP/1.1\r\nHost: v\r\nAuthorization: Bearer wrong\r\n"
         "Content-Length: 0\r\n\r\n",
         401},
        {"POST /notify HTTP/1.1\r\nHost: v\r\nAuthorization: Basic " TOKEN "\r\n"
         "Content-Length: 0\r\n\r\n",
         401},
        {"POST /notify HTTP/1.1\r\nHost: v\r\nAuthorization: Bearer " TOKEN "x\r\n"
         "Content-Length: 0\r\n\r\n",
         401},
        {"POST /notify HTTP/1.1\r\nHost: v\r\nAuthorization: Bearer \r\n"
         "Content-Length: 0\r\n\r\n",
         401},
        {"POST / HTTP/1.1\r\nHost: v\r\n" BEARER "Content-Length: 0\r\n\r\n", 404},
        {"GET /notify HTTP/1.1\r\nHost: v\r\n" BEARER "\r\n", 405},
        {"POST /notify HTTP/1.1\r\nHost: v\r\n" BEARER "Content-Length: 0\r\n\r\n", 400},
        {"POST /notify HTTP/1.1\r\nHost: v\r\n" BEARER "Content-Length: 2\r\n\r\n{}",
         400},
        {"POST /notify HTTP/1.1\r\nHost: v\r\n" BEARER "Content-Length: 2\r\n\r\n\xff{",
         400},
        {"POST /notify HTTP/1.1\r\nHost: v\r\n" BEARER "Content-Length: 41\r\n\r\n"
         "{\"reference\":null,\"status\":\"delivered\"}  ",
         404},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        int fd = dial();
        say(fd, cases[i].text, strlen(cases[i].text));
        int status = turn(fd, false);
        if (status != cases[i].status) {
            fail_msg("case %zu: %d, not %d", i, status, cases[i].status);
        }
        (void)close(fd);
    }
    struct dispatch_confirmation none;
    assert_false(dispatch_listen_next(&none));
}

/* Too long a body, told or not before; then one of garbage in many pieces. */
static void
bodies_without_end(void **state)
{
    (void)state;
    static char long_body[9000];
    memset(long_body, ' ', sizeof(long_body));
    int fd = dial();
    say_post(fd, BEARER, long_body, sizeof(long_body));
    assert_int_equal(turn(fd, false), 413);
    (void)close(fd);
    fd = dial();
    static const char chunked[] = "POST /notify HTTP/1.1\r\nHost: v\r\n" BEARER
                                  "Transfer-Encoding: chunked\r\n\r\n";
    say(fd, chunked, sizeof(chunked) - 1);
    for (int i = 0; i < 3; i++) {
        char size[16];
        (void)base_text_print(size, sizeof(size), "%x\r\n", 4000U);
        say(fd, size, strlen(size));
        say(fd, long_body, 4000);
        say(fd, "\r\n", 2);
    }
    say(fd, "0\r\n\r\n", 5);
    assert_int_equal(turn(fd, false), 413);
    (void)close(fd);
}

/* Answered when it is known what the reference is, and not before. */
static void
answered_after_the_commit(void **state)
{
    (void)state;
    static const struct {
        bool known;
        int status;
    } cases[] = {{true, 204}, {false, 404}};
    struct dispatch_confirmation confirmation;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        int fd = dial();
        say_post(fd, BEARER, BODY, sizeof(BODY) - 1);
        assert_int_equal(turn(fd, true), 0);
        assert_true(dispatch_listen_is_fresh());
        assert_false(dispatch_listen_is_fresh());
        for (int twice = 0; twice < 2; twice++) {
            assert_true(dispatch_listen_next(&confirmation));
            assert_string_equal(confirmation.reference, REFERENCE);
            assert_int_equal(confirmation.fate, DISPATCH_DELIVERED);
            assert_string_equal(confirmation.outcome, "delivered");
        }
        dispatch_listen_answer(cases[i].known);
        assert_int_equal(turn(fd, false), cases[i].status);
        assert_false(dispatch_listen_next(&confirmation));
        (void)close(fd);
    }
}

/* Doubled, at the same time, by who hangs up before the answer: each is given once. */
static void
several_at_once(void **state)
{
    (void)state;
    struct dispatch_confirmation confirmation;
    int lines[3];
    for (size_t i = 0; i < BASE_COUNT(lines); i++) {
        lines[i] = dial();
        say_post(lines[i], BEARER, BODY, sizeof(BODY) - 1);
    }
    assert_int_equal(turn(lines[0], true), 0);
    for (int i = 0; i < 20; i++) {
        (void)dispatch_listen_turn();
    }
    (void)close(lines[1]);
    for (size_t i = 0; i < BASE_COUNT(lines); i++) {
        assert_true(dispatch_listen_next(&confirmation));
        dispatch_listen_answer(true);
    }
    assert_false(dispatch_listen_next(&confirmation));
    assert_int_equal(turn(lines[0], false), 204);
    assert_int_equal(turn(lines[2], false), 204);
    (void)close(lines[0]);
    (void)close(lines[2]);
}

/* The daemon ends: who waits is told that nothing is known. Then the port is free. */
static void
the_end_and_the_next_start(void **state)
{
    (void)state;
    int fd = dial();
    say_post(fd, BEARER, BODY, sizeof(BODY) - 1);
    assert_int_equal(turn(fd, true), 0);
    dispatch_listen_close();
    assert_int_equal(dispatch_listen_descriptor(), -1);
    assert_false(dispatch_listen_turn());
    char answer[64] = "";
    assert_true(recv(fd, answer, sizeof(answer) - 1, 0) > 12);
    assert_int_equal(atoi(answer + 9), 503);
    (void)close(fd);
    assert_int_equal(dispatch_listen_open(address, TOKEN, &error), BASE_OK);
    assert_true(dispatch_listen_descriptor() >= 0);
}

static int
set_up(void **state)
{
    (void)state;
    assert_int_equal(dispatch_listen_open("192.0.2.1:80", TOKEN, &error), BASE_STOP);
    free_port();
    return dispatch_listen_open(address, TOKEN, &error) == BASE_OK ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    dispatch_listen_close();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refused_at_once),
        cmocka_unit_test(bodies_without_end),
        cmocka_unit_test(answered_after_the_commit),
        cmocka_unit_test(several_at_once),
        cmocka_unit_test(the_end_and_the_next_start),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
