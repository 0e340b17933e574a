/*
 * The receiving end of sd_notify: a datagram socket on which processes say that they are
 * ready. Who said it is known from the kernel, by the pid, not from what was said.
 */
#ifndef KEEP_NOTIFY_H
#define KEEP_NOTIFY_H

#include <sys/types.h>

/* Opens the socket at path and puts it into NOTIFY_SOCKET for all that is started; the
 * descriptor, or -1 with errno. */
int notify_open(const char *path);

/* Takes waiting datagrams up to one with READY=1: the pid of its sender; 0: none waits.
 */
pid_t notify_receive(int fd);

#endif
