/* Between a daemon and PostgreSQL: see chaos_proxy.h. */
#include "chaos_proxy.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base_text.h"

enum { LINES_MAX = 8, BUFFER_SIZE = 1 << 20, HEADER = 5 };

/* What was read from one side and is not passed on yet. */
struct buffer {
    uint8_t *bytes;
    size_t size;
};

struct line {
    int client, server; /* -1: free */
    struct buffer from_client, from_server;
    bool started;       /* the first message, which has no type, went by */
    enum chaos_cut cut; /* what is being done to its COMMIT */
    bool error_seen;    /* CHAOS_CUT_FAILED: our own statement's error went by */
};

static struct line lines[LINES_MAX];
static atomic_size_t *done;
static char server_path[108];
static size_t commits;

/* Every other commit is left alone. */
static enum chaos_cut
next_cut(void)
{
    size_t n = commits++ % (2 * (CHAOS_CUTS - 1));
    return n % 2 == 0 ? CHAOS_CUT_NONE : (enum chaos_cut)(1 + n / 2);
}

static void
drop(struct line *line)
{
    (void)close(line->client);
    (void)close(line->server);
    free(line->from_client.bytes);
    free(line->from_server.bytes);
    *line = (struct line){.client = -1, .server = -1};
}

/* All of it, however long the other side takes: the sides are local and alive. */
static bool
pass(int fd, const void *bytes, size_t size)
{
    const uint8_t *at = bytes;
    while (size > 0) {
        ssize_t sent = send(fd, at, size, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            return false;
        }
        at += sent > 0 ? sent : 0;
        size -= sent > 0 ? (size_t)sent : 0;
    }
    return true;
}

/* The size of the whole message at the front; 0: not there yet. */
static size_t
whole(const struct buffer *buffer, bool typed)
{
    size_t head = typed ? HEADER : 4;
    if (buffer->size < head) {
        return 0;
    }
    const uint8_t *b = buffer->bytes + head - 4;
    size_t size = ((size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3]) +
                  (typed ? 1 : 0);
    return size <= buffer->size ? size : 0;
}

static void
take(struct buffer *buffer, size_t size)
{
    buffer->size -= size;
    memmove(buffer->bytes, buffer->bytes + size, buffer->size);
}

static bool
is_commit(const struct buffer *buffer, size_t size)
{
    static const char parse[] = "\0COMMIT"; /* no name, the text, a NUL */
    return size >= HEADER + sizeof(parse) && buffer->bytes[0] == 'P' &&
           memcmp(buffer->bytes + HEADER, parse, sizeof(parse)) == 0;
}

/* A statement that fails, sent on the daemon's behalf. */
static bool
spoil(int server)
{
    static const char statement[] = "Q\0\0\0\x0fSELECT 1/0";
    return pass(server, statement, sizeof(statement));
}

/* Passes the daemon's messages on; false if the line is broken. */
static bool
to_server(struct line *line)
{
    size_t size;
    while ((size = whole(&line->from_client, line->started)) > 0) {
        if (line->started && is_commit(&line->from_client, size)) {
            line->cut = next_cut();
            (void)atomic_fetch_add(&done[line->cut], 1);
            line->error_seen = false;
            if (line->cut == CHAOS_CUT_BEFORE ||
                (line->cut == CHAOS_CUT_FAILED && !spoil(line->server))) {
                return false;
            }
        }
        line->started = true;
        if (!pass(line->server, line->from_client.bytes, size)) {
            return false;
        }
        take(&line->from_client, size);
    }
    return true;
}

/* True if the server's message is the answer to spoil() and not to be seen. */
static bool
is_hidden(struct line *line, uint8_t type)
{
    if (line->cut != CHAOS_CUT_FAILED || (type != 'E' && type != 'Z')) {
        return false;
    }
    if (type == 'E' && !line->error_seen) {
        line->error_seen = true;
        return true;
    }
    bool hidden = type == 'Z' && line->error_seen;
    line->cut = hidden ? CHAOS_CUT_NONE : line->cut;
    return hidden;
}

static bool
to_client(struct line *line)
{
    size_t size;
    while ((size = whole(&line->from_server, true)) > 0) {
        const uint8_t *message = line->from_server.bytes;
        if (line->cut == CHAOS_CUT_AFTER && message[0] == 'C' &&
            strcmp((const char *)message + HEADER, "COMMIT") == 0) {
            return false;
        }
        if (!is_hidden(line, message[0]) && !pass(line->client, message, size)) {
            return false;
        }
        take(&line->from_server, size);
    }
    return true;
}

static bool
fill(int fd, struct buffer *buffer)
{
    ssize_t got =
        recv(fd, buffer->bytes + buffer->size, BUFFER_SIZE - buffer->size, MSG_DONTWAIT);
    buffer->size += got > 0 ? (size_t)got : 0;
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static void
answer_call(int listener)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int client = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    (void)base_text_copy(address.sun_path, sizeof(address.sun_path), server_path);
    bool connected =
        client >= 0 && server >= 0 &&
        connect(server, (const struct sockaddr *)&address, sizeof(address)) == 0;
    for (size_t i = 0; connected && i < LINES_MAX; i++) {
        if (lines[i].client < 0) {
            lines[i] = (struct line){.client = client,
                                     .server = server,
                                     .from_client.bytes = malloc(BUFFER_SIZE),
                                     .from_server.bytes = malloc(BUFFER_SIZE)};
            return;
        }
    }
    (void)close(client);
    (void)close(server);
}

static void
serve(int listener)
{
    for (size_t i = 0; i < LINES_MAX; i++) {
        lines[i].client = lines[i].server = -1;
    }
    for (;;) {
        struct pollfd fds[1 + 2 * LINES_MAX] = {{.fd = listener, .events = POLLIN}};
        for (size_t i = 0; i < LINES_MAX; i++) {
            fds[1 + 2 * i] = (struct pollfd){.fd = lines[i].client, .events = POLLIN};
            fds[2 + 2 * i] = (struct pollfd){.fd = lines[i].server, .events = POLLIN};
        }
        (void)poll(fds, 1 + 2 * LINES_MAX, -1);
        for (size_t i = 0; i < LINES_MAX; i++) {
            struct line *line = &lines[i];
            bool fine = line->client >= 0;
            if (fine && fds[1 + 2 * i].revents != 0) {
                fine = fill(line->client, &line->from_client) && to_server(line);
            }
            if (fine && fds[2 + 2 * i].revents != 0) {
                fine = fill(line->server, &line->from_server) && to_client(line);
            }
            if (line->client >= 0 && !fine) {
                drop(line);
            }
        }
        if (fds[0].revents != 0) {
            answer_call(listener);
        }
    }
}

static const char socket_name[] = ".s.PGSQL.5432";

bool
chaos_proxy_start(const char *server_directory, struct chaos_proxy *ret_proxy)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    memset(ret_proxy, 0, sizeof(*ret_proxy));
    (void)base_text_copy(
        ret_proxy->directory, sizeof(ret_proxy->directory), "/tmp/vigil-proxy-XXXXXX");
    done = mmap(NULL,
                CHAOS_CUTS * sizeof(*done),
                PROT_READ | PROT_WRITE,
                MAP_SHARED | MAP_ANONYMOUS,
                -1,
                0);
    if (done == MAP_FAILED || mkdtemp(ret_proxy->directory) == NULL) {
        return false;
    }
    ret_proxy->done = done;
    (void)base_text_print(
        server_path, sizeof(server_path), "%s/%s", server_directory, socket_name);
    (void)base_text_print(address.sun_path,
                          sizeof(address.sun_path),
                          "%s/%s",
                          ret_proxy->directory,
                          socket_name);
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 ||
        bind(listener, (const struct sockaddr *)&address, sizeof(address)) != 0 ||
        listen(listener, LINES_MAX) != 0) {
        return false;
    }
    ret_proxy->pid = fork();
    if (ret_proxy->pid == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        serve(listener);
    }
    (void)close(listener);
    return ret_proxy->pid > 0;
}

void
chaos_proxy_stop(struct chaos_proxy *proxy)
{
    char path[64];
    (void)kill(proxy->pid, SIGKILL);
    (void)waitpid(proxy->pid, NULL, 0);
    (void)base_text_print(path, sizeof(path), "%s/%s", proxy->directory, socket_name);
    (void)unlink(path);
    (void)rmdir(proxy->directory);
    (void)munmap(proxy->done, CHAOS_CUTS * sizeof(*proxy->done));
}
