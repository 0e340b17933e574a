/* A TCP socket that only this host can reach: see dispatch_loopback.h. */
#include "dispatch/dispatch_loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/base_text.h"

enum { BACKLOG = 64 };

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

/* The port behind a ":", 0 if it is none. */
static in_port_t
port_of(const char *text)
{
    size_t length = strspn(text, "0123456789");
    long port = length == 0 || length > 5 || text[length] != '\0' ? 0 : atol(text);
    return htons((in_port_t)(port > 65535 ? 0 : port));
}

/* The size of the address; 0: it is none of ours. */
static socklen_t
parse(const char *text, union address *ret_address)
{
    static const char v6[] = "[::1]:";
    char host[16];
    const char *colon = strchr(text, ':');
    memset(ret_address, 0, sizeof(*ret_address));
    if (strncmp(text, v6, sizeof(v6) - 1) == 0) {
        ret_address->v6.sin6_family = AF_INET6;
        ret_address->v6.sin6_addr = in6addr_loopback;
        ret_address->v6.sin6_port = port_of(text + sizeof(v6) - 1);
        return ret_address->v6.sin6_port == 0 ? 0 : sizeof(ret_address->v6);
    }
    if (colon == NULL ||
        !base_text_copy_bytes(host, sizeof(host), text, (size_t)(colon - text)) ||
        inet_pton(AF_INET, host, &ret_address->v4.sin_addr) != 1 ||
        ntohl(ret_address->v4.sin_addr.s_addr) >> 24 != 127) {
        return 0;
    }
    ret_address->v4.sin_family = AF_INET;
    ret_address->v4.sin_port = port_of(colon + 1);
    return ret_address->v4.sin_port == 0 ? 0 : sizeof(ret_address->v4);
}

bool
dispatch_loopback_is(const char *address)
{
    union address parsed;
    return parse(address, &parsed) != 0;
}

int
dispatch_loopback_listen(const char *address)
{
    union address parsed;
    socklen_t size = parse(address, &parsed);
    int on = 1;
    int fd =
        size == 0
            ? -1
            : socket(parsed.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd >= 0 && (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0 ||
                    bind(fd, &parsed.any, size) != 0 || listen(fd, BACKLOG) != 0)) {
        dispatch_loopback_close(fd);
        fd = -1;
    }
    return fd;
}

void
dispatch_loopback_close(int fd)
{
    (void)close(fd);
}
