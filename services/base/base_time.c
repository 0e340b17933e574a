/* What time it is: see base_time.h. */
#include "base/base_time.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/base_date.h"

/* NULL outside a sandbox. Shared with the other daemons, hence atomic. */
struct sandbox {
    _Atomic int64_t offset;
    _Atomic int64_t error; /* of the host's clock */
};
static struct sandbox *sandbox;

enum base_class
base_time_open(const char *sandbox_path, struct base_error *ret_error)
{
    if (sandbox_path[0] == '\0') {
        return BASE_OK;
    }
    int fd = open(sandbox_path, O_RDWR | O_CLOEXEC);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0 || status.st_size != (off_t)sizeof(*sandbox)) {
        if (fd >= 0) {
            (void)close(fd);
        }
        return base_error_set(ret_error,
                              BASE_STOP,
                              "sandbox_clock",
                              "%s is not a sandbox clock of 16 bytes",
                              sandbox_path);
    }
    void *mapped =
        mmap(NULL, sizeof(*sandbox), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    (void)close(fd);
    if (mapped == MAP_FAILED) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "sandbox_clock",
                              "%s cannot be mapped: %s",
                              sandbox_path,
                              strerror(errno));
    }
    sandbox = mapped;
    return BASE_OK;
}

static vigil_instant
system_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * BASE_SECOND + now.tv_nsec / 1000;
}

enum base_class
base_time_sandbox_create(const char *path,
                         vigil_instant now,
                         struct base_error *ret_error)
{
    const int64_t content[] = {now - system_now(), 0};
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool written = fd >= 0 && write(fd, content, sizeof(content)) == sizeof(content);
    int why = errno;
    if (fd >= 0) {
        (void)close(fd);
    }
    if (!written) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "sandbox_clock",
                              "%s cannot be written: %s",
                              path,
                              strerror(why));
    }
    return BASE_OK;
}

bool
base_time_is_sandbox(void)
{
    return sandbox != NULL;
}

vigil_instant
base_time_now(void)
{
    int64_t offset = sandbox == NULL ? 0 : atomic_load(&sandbox->offset);
    return system_now() + offset;
}

vigil_instant
base_time_host(void)
{
    return system_now() + (sandbox == NULL ? 0 : atomic_load(&sandbox->error));
}

bool
base_time_advance(int64_t microseconds)
{
    if (sandbox == NULL || microseconds < 0) {
        return false;
    }
    (void)atomic_fetch_add(&sandbox->offset, microseconds);
    return true;
}

int64_t
base_time_monotonic_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
