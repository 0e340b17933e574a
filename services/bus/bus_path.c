/* Serving a private path: see bus_path.h. */
#include "bus/bus_path.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/base_text.h"
#include "bus/bus_socket.h"

struct bus_lock {
    struct bus_lock *next;
    int fd;
};

/* The directory must be closed to others: who can write it can put another socket in the
 * path's place, who can reach the socket can claim to be the gate. Where the daemons have
 * a user each, it may be root's and open to the group that they share. */
static enum base_class
check_directory(const struct bus *bus, const char *path, struct base_error *ret_error)
{
    char directory[PATH_MAX];
    const char *slash = strrchr(path, '/');
    (void)base_text_copy_bytes(
        directory, sizeof(directory), path, slash == path ? 1 : (size_t)(slash - path));
    struct stat status;
    if (lstat(directory, &status) != 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "socket_directory",
                              "%s: %s",
                              directory,
                              strerror(errno));
    }
    mode_t forbidden = bus->group_allowed ? S_IRWXO : S_IRWXO | S_IRWXG;
    bool owned = status.st_uid == geteuid() || (bus->group_allowed && status.st_uid == 0);
    if (!S_ISDIR(status.st_mode) || !owned || (status.st_mode & forbidden) != 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "socket_directory",
                              "%s: must be a directory of %s with mode %s",
                              directory,
                              bus->group_allowed ? "our user or root" : "our own user",
                              bus->group_allowed ? "0770 or less" : "0700");
    }
    return BASE_OK;
}

static enum base_class
lock(struct bus *bus, const char *path, struct base_error *ret_error)
{
    char lock_path[PATH_MAX];
    (void)base_text_print(lock_path, sizeof(lock_path), "%s.lock", path);
    struct bus_lock *held = malloc(sizeof(*held));
    if (held == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    held->fd = open(lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (held->fd < 0 || flock(held->fd, LOCK_EX | LOCK_NB) != 0) {
        enum base_class class = errno == EWOULDBLOCK
                                    ? base_error_set(ret_error,
                                                     BASE_STOP,
                                                     "socket_taken",
                                                     "%s: is served by another process",
                                                     path)
                                    : base_error_set(ret_error,
                                                     BASE_STOP,
                                                     "socket_path",
                                                     "%s: %s",
                                                     lock_path,
                                                     strerror(errno));
        if (held->fd >= 0) {
            (void)close(held->fd);
        }
        free(held);
        return class;
    }
    held->next = bus->locks;
    bus->locks = held;
    return BASE_OK;
}

enum base_class
bus_path_bind(struct bus *bus,
              void *socket,
              const char *path,
              struct base_error *ret_error)
{
    if (path[0] != '/' || strlen(path) >= sizeof(((struct sockaddr_un *)0)->sun_path)) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "socket_path",
                              "%s: must be an absolute path of at most 107 bytes",
                              path);
    }
    enum base_class class = check_directory(bus, path, ret_error);
    if (class == BASE_OK) {
        class = lock(bus, path, ret_error);
    }
    if (class != BASE_OK) {
        return class;
    }
    char endpoint[PATH_MAX + 8];
    (void)base_text_print(endpoint, sizeof(endpoint), "ipc://%s", path);
    mode_t mask = umask(bus->group_allowed ? 0117 : 0177);
    int rc = zmq_bind(socket, endpoint);
    int reason = errno;
    (void)umask(mask);
    if (rc != 0) {
        return base_error_set(
            ret_error, BASE_STOP, "socket_path", "%s: %s", path, zmq_strerror(reason));
    }
    return BASE_OK;
}

void
bus_path_unlock_all(struct bus *bus)
{
    while (bus->locks != NULL) {
        struct bus_lock *held = bus->locks;
        bus->locks = held->next;
        (void)close(held->fd);
        free(held);
    }
}
