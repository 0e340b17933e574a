/* The receiving end of sd_notify: see keep_notify.h. */
#include "keep_notify.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/base_text.h"

int
notify_open(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int yes = 1;
    (void)unlink(path);
    if (!base_text_copy(address.sun_path, sizeof(address.sun_path), path)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    /* 0666, since PostgreSQL may run as another user */
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof(address)) != 0 ||
        chmod(path, 0666) != 0 ||
        setsockopt(fd, SOL_SOCKET, SO_PASSCRED, &yes, sizeof(yes)) != 0 ||
        setenv("NOTIFY_SOCKET", path, 1) != 0) {
        return -1;
    }
    return fd;
}

pid_t
notify_receive(int fd)
{
    for (;;) {
        char text[4096];
        union {
            struct cmsghdr header;
            char bytes[CMSG_SPACE(sizeof(struct ucred))];
        } control;
        struct iovec part = {.iov_base = text, .iov_len = sizeof(text) - 1};
        struct msghdr message = {.msg_iov = &part,
                                 .msg_iovlen = 1,
                                 .msg_control = &control,
                                 .msg_controllen = sizeof(control)};
        ssize_t size = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
        if (size < 0) {
            return 0;
        }
        text[size] = '\0';
        struct cmsghdr *first = CMSG_FIRSTHDR(&message);
        if (first != NULL && first->cmsg_type == SCM_CREDENTIALS &&
            strstr(text, "READY=1") != NULL) {
            struct ucred who;
            memcpy(&who, CMSG_DATA(first), sizeof(who));
            return who.pid;
        }
    }
}
