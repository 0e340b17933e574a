/* Telling somebody by a program of the operator's: see cli_page.h. */
#include "cli/cli_page.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base_text.h"
#include "cli/cli.h"

/* what is written at once never waits for a reader */
_Static_assert((int)CLI_PAGE_SIZE <= (int)PIPE_BUF, "a page is longer than a pipe takes");

/* Starts it with this end of a pipe as its input, and SIGPIPE as it was; 0: it started.
 */
static int
start(const char *program, int input, pid_t *ret_child)
{
    char name[PATH_MAX];
    char *argv[] = {name, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t with;
    sigset_t usual;
    (void)base_text_copy(name, sizeof(name), program);
    (void)sigemptyset(&usual);
    (void)sigaddset(&usual, SIGPIPE);
    (void)posix_spawn_file_actions_init(&files);
    (void)posix_spawnattr_init(&with);
    int fault = posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    fault = fault != 0 ? fault : posix_spawnattr_setsigdefault(&with, &usual);
    fault = fault != 0 ? fault : posix_spawnattr_setflags(&with, POSIX_SPAWN_SETSIGDEF);
    fault =
        fault != 0 ? fault : posix_spawn(ret_child, name, &files, &with, argv, environ);
    (void)posix_spawnattr_destroy(&with);
    (void)posix_spawn_file_actions_destroy(&files);
    return fault;
}

/* Waits until it has ended, or ends it when its time is up. */
static bool
finish(const char *program, pid_t child, int limit_ms)
{
    struct pollfd ended = {.fd = pidfd_open(child, 0), .events = POLLIN};
    int status = 0;
    bool in_time = ended.fd >= 0 && poll(&ended, 1, limit_ms) == 1;
    if (!in_time) {
        (void)kill(child, SIGKILL);
    }
    if (ended.fd >= 0) {
        (void)close(ended.fd);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!in_time) {
        cli_say("%s: not done within %d ms", program, limit_ms);
    } else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        cli_say("%s: ended with %d",
                program,
                WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
        in_time = false;
    }
    return in_time;
}

bool
cli_page(const char *program, const char *text, int limit_ms)
{
    int ends[2];
    pid_t child = 0;
    if (pipe2(ends, O_CLOEXEC) != 0) {
        cli_say("%s: %s", program, strerror(errno));
        return false;
    }
    int fault = start(program, ends[0], &child);
    (void)close(ends[0]);
    if (fault == 0) {
        (void)!write(ends[1], text, strlen(text)); /* it need not read it */
    }
    (void)close(ends[1]);
    if (fault != 0) {
        cli_say("%s: %s", program, strerror(fault));
        return false;
    }
    return finish(program, child, limit_ms);
}
