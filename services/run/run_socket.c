/* Where the private sockets lie: see run_socket.h. */
#include "run/run_socket.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/base_text.h"
#include "run/run_process.h"

void
run_socket_path(const char *daemon, const char *kind, char *ret_path, size_t size)
{
    (void)base_text_print(ret_path,
                          size,
                          "%s/%s/%s.%s",
                          run_process_parameters()->socket_dir,
                          daemon,
                          daemon,
                          kind);
}

void
run_socket_own_path(const char *daemon, const char *kind, char *ret_path, size_t size)
{
    const struct run_parameters *p = run_process_parameters();
    if (p->instance[0] == '\0') {
        run_socket_path(daemon, kind, ret_path, size);
        return;
    }
    (void)base_text_print(ret_path,
                          size,
                          "%s/%s/%s-%s.%s",
                          p->socket_dir,
                          daemon,
                          daemon,
                          p->instance,
                          kind);
}

enum base_class
run_socket_make_directory(const char *daemon, struct base_error *ret_error)
{
    char path[128];
    (void)base_text_print(
        path, sizeof(path), "%s/%s", run_process_parameters()->socket_dir, daemon);
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "socket_directory",
                              "%s cannot be made: %s",
                              path,
                              strerror(errno));
    }
    return BASE_OK;
}
