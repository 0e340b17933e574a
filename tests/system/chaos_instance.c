/* The instance: see chaos_instance.h. */
#include "chaos_instance.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base_text.h"
#include "base/base_time.h"
#include "chaos_stored.h"

enum { LOOK_MS = 10, ASK_MS = 50 };

const char *
chaos_instance_path(const char *format, ...)
{
    static char paths[4][512];
    static size_t next;
    char *path = paths[next++ % 4];
    char below[256];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(below, sizeof(below), format, arguments);
    va_end(arguments);
    (void)base_text_print(
        path, sizeof(paths[0]), "%s/%s", getenv("VIGIL_INSTANCE"), below);
    return path;
}

void
chaos_instance_pause(int64_t ms)
{
    (void)poll(NULL, 0, (int)ms);
}

bool
chaos_instance_has(const char *name)
{
    const char *daemons = getenv("VIGIL_DAEMONS");
    return daemons == NULL || strcmp(name, "postgres") == 0 ||
           strstr(daemons, name) != NULL;
}

static pid_t
pid_in(const char *path)
{
    FILE *file = fopen(path, "re");
    int pid = 0;
    if (file != NULL) {
        if (fscanf(file, "%d", &pid) != 1) {
            pid = 0;
        }
        (void)fclose(file);
    }
    return pid;
}

pid_t
chaos_instance_ready(const char *name, int64_t until_ms)
{
    for (;;) {
        pid_t pid = pid_in(chaos_instance_path("run/%s.ready", name));
        if (pid > 0 && pid == pid_in(chaos_instance_path("run/%s.pid", name))) {
            return pid;
        }
        if (base_time_monotonic_ms() >= until_ms) {
            (void)fprintf(stderr, "chaos: %s does not get ready\n", name);
            return 0;
        }
        chaos_instance_pause(LOOK_MS);
    }
}

bool
chaos_instance_signal(const char *name, int number, int64_t until_ms)
{
    while (base_time_monotonic_ms() < until_ms) {
        pid_t pid = chaos_instance_ready(name, until_ms);
        if (pid > 0 && kill(pid, number) == 0) {
            return true;
        }
    }
    return false;
}

bool
chaos_instance_gone(const char *name, pid_t pid, int64_t until_ms)
{
    while (pid_in(chaos_instance_path("run/%s.pid", name)) == pid) {
        if (base_time_monotonic_ms() >= until_ms) {
            return false;
        }
        chaos_instance_pause(1);
    }
    return true;
}

bool
chaos_instance_hold(const char *name, bool hold)
{
    const char *path = chaos_instance_path("run/%s.hold", name);
    if (!hold) {
        return unlink(path) == 0;
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    return fd >= 0 && close(fd) == 0;
}

/* Waits until the statement gives at least the number wanted. */
static bool
reaches(const char *statement, int64_t wanted, int64_t until_ms)
{
    int64_t got;
    while ((got = chaos_stored_ask(statement)) < wanted) {
        if (base_time_monotonic_ms() >= until_ms) {
            (void)fprintf(stderr,
                          "chaos: not quiet: %s gives %lld of %lld\n",
                          statement,
                          (long long)got,
                          (long long)wanted);
            return false;
        }
        chaos_instance_pause(ASK_MS);
    }
    return true;
}

static int64_t
head(int64_t until_ms)
{
    int64_t at;
    do {
        at = chaos_stored_ask("SELECT position FROM journal.head");
    } while (at == INT64_MIN && base_time_monotonic_ms() < until_ms);
    return at;
}

bool
chaos_instance_quiet(vigil_instant raised_until, int64_t until_ms)
{
    static const char *const followers[] = {"deadlines", "reporting", "dispatch"};
    char statement[256];
    if (!reaches("SELECT position FROM deadlines.follower", head(until_ms), until_ms)) {
        return false;
    }
    (void)base_text_print(
        statement,
        sizeof(statement),
        "SELECT -count(*) FROM deadlines.wake w, deadlines.wake_cursor k"
        " WHERE (w.wake_at, w.seq) > (k.wake_at, k.seq)"
        " AND w.wake_at <= to_timestamp(%lld)",
        (long long)(raised_until / 1000000));
    if (!reaches(statement, 0, until_ms)) {
        return false;
    }
    /* what dispatch appends of its own work is not waited for */
    int64_t wanted = head(until_ms);
    for (size_t i = 0; i < BASE_COUNT(followers); i++) {
        (void)base_text_print(statement,
                              sizeof(statement),
                              "SELECT position FROM %s.follower",
                              followers[i]);
        if (chaos_instance_has(followers[i]) && !reaches(statement, wanted, until_ms)) {
            return false;
        }
    }
    return true;
}

bool
chaos_instance_clock(void)
{
    struct base_error error;
    return base_time_open(chaos_instance_path("clock"), &error) == BASE_OK;
}
