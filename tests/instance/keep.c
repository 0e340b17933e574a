/*
 * Keeps the processes of an instance running: starts each, starts it again 0.1 s after it
 * died, and ends all of them together.
 *
 *     vigil-keep DIR NOTIFY WATCHED SIGNAL NAME COMMAND [NAME COMMAND]...
 *
 * Returns when all have said READY=1 on the datagram socket NOTIFY (sd_notify), and stays
 * behind in the background: 0, or 1 when one of them died three times before or was not
 * ready within 30 s. Writes DIR/run/NAME.pid while a process runs, DIR/run/NAME.ready
 * from its READY to its death (each with the pid), DIR/log/NAME.log, and
 * DIR/run/keep.NAME of the first for its own pid. While DIR/run/NAME.hold exists, NAME is
 * not started again.
 *
 * Promises: ends when it gets SIGTERM or the process WATCHED is gone; by SIGNAL (a name's
 * number), then after 5 s by SIGKILL; if it is killed itself, its processes go with it.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base_text.h"
#include "base/base_time.h"
#include "keep_notify.h"

enum { KEPT_MAX = 16, READY_MS = 30000, STOP_MS = 5000, PAUSE_MS = 100, LOOK_MS = 20 };

struct kept {
    const char *name, *command;
    pid_t pid; /* 0: not running */
    bool ready, was_ready;
    int deaths;
    int64_t start_at_ms; /* monotonic */
};

static struct kept all[KEPT_MAX];
static size_t all_count;
static const char *directory;

static void
die(const char *what)
{
    (void)fprintf(stderr, "vigil-keep: %s: %s\n", what, strerror(errno));
    exit(1);
}

static const char *
path_of(const char *folder, const char *name, const char *end)
{
    static char path[4096];
    (void)base_text_print(path, sizeof(path), "%s/%s/%s%s", directory, folder, name, end);
    return path;
}

/* By renaming, so that a reader sees the whole number or no file. */
static void
write_pid(const char *name, const char *end, pid_t pid)
{
    char made[4096];
    (void)base_text_copy(made, sizeof(made), path_of("run", name, ".new"));
    FILE *file = fopen(made, "we");
    if (file == NULL) {
        die(made);
    }
    (void)fprintf(file, "%d\n", (int)pid);
    if (fclose(file) != 0 || rename(made, path_of("run", name, end)) != 0) {
        die(made);
    }
}

static void
become(const struct kept *kept, pid_t keeper)
{
    sigset_t none;
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    int log = open(path_of("log", kept->name, ".log"),
                   O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                   0600);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != keeper || log < 0 ||
        dup2(log, STDOUT_FILENO) < 0 || dup2(log, STDERR_FILENO) < 0) {
        _exit(127);
    }
    (void)execl("/bin/sh", "sh", "-c", kept->command, (char *)NULL);
    _exit(127);
}

static void
start(struct kept *kept)
{
    pid_t keeper = getpid();
    kept->pid = fork();
    if (kept->pid < 0) {
        die("fork");
    }
    if (kept->pid == 0) {
        become(kept, keeper);
    }
    write_pid(kept->name, ".pid", kept->pid);
}

/* Starts what is due; says how long nothing else will be. */
static int
start_due(void)
{
    int64_t now_ms = base_time_monotonic_ms();
    int wait_ms = 1000;
    for (struct kept *kept = all; kept < all + all_count; kept++) {
        if (kept->pid != 0) {
            continue;
        }
        if (access(path_of("run", kept->name, ".hold"), F_OK) == 0) {
            wait_ms = LOOK_MS;
        } else if (kept->start_at_ms <= now_ms) {
            start(kept);
        } else if (kept->start_at_ms - now_ms < wait_ms) {
            wait_ms = (int)(kept->start_at_ms - now_ms);
        }
    }
    return wait_ms;
}

static void
reap(void)
{
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
        for (struct kept *kept = all; kept < all + all_count; kept++) {
            if (kept->pid == pid) {
                (void)unlink(path_of("run", kept->name, ".ready"));
                (void)unlink(path_of("run", kept->name, ".pid"));
                kept->pid = 0;
                kept->ready = false;
                kept->deaths++;
                kept->start_at_ms = base_time_monotonic_ms() + PAUSE_MS;
            }
        }
    }
}

/* The process pid said that it is ready. */
static void
ready_from(pid_t pid)
{
    for (struct kept *kept = all; kept < all + all_count; kept++) {
        if (kept->pid == pid && !kept->ready) {
            kept->ready = true;
            kept->was_ready = true;
            write_pid(kept->name, ".ready", pid);
        }
    }
}

/* 'R': all were ready once; 'F': one cannot get there; 0: not yet. */
static char
progress(int64_t since_ms)
{
    bool all_ready = true;
    for (const struct kept *kept = all; kept < all + all_count; kept++) {
        if (!kept->was_ready) {
            all_ready = false;
            if (kept->deaths >= 3 || base_time_monotonic_ms() - since_ms > READY_MS) {
                (void)fprintf(stderr, "vigil-keep: %s does not get ready\n", kept->name);
                return 'F';
            }
        }
    }
    return all_ready ? 'R' : 0;
}

static void
stop(int number)
{
    int64_t until_ms = base_time_monotonic_ms() + STOP_MS;
    for (struct kept *kept = all; kept < all + all_count; kept++) {
        if (kept->pid != 0) {
            (void)kill(kept->pid, number);
        }
    }
    for (bool left = true; left;) {
        left = false;
        reap();
        for (struct kept *kept = all; kept < all + all_count; kept++) {
            left = left || kept->pid != 0;
            if (kept->pid != 0 && base_time_monotonic_ms() > until_ms) {
                (void)kill(kept->pid, SIGKILL);
            }
        }
        (void)poll(NULL, 0, left ? LOOK_MS : 0);
    }
}

/* The keeper itself; tells the launcher by one byte how it went. */
static void
keep(int notify, int signals, int watched, int number, int launcher)
{
    int64_t since_ms = base_time_monotonic_ms();
    struct pollfd fds[3] = {{.fd = signals, .events = POLLIN},
                            {.fd = notify, .events = POLLIN},
                            {.fd = watched, .events = POLLIN}};
    char said = 0;
    while (said != 'F' && fds[2].revents == 0) {
        (void)poll(fds, 3, start_due());
        struct signalfd_siginfo got;
        if (read(signals, &got, sizeof(got)) > 0 && got.ssi_signo != SIGCHLD) {
            break;
        }
        for (pid_t pid; (pid = notify_receive(notify)) != 0;) {
            ready_from(pid);
        }
        reap();
        if (said == 0 && (said = progress(since_ms)) == 'R') {
            (void)!write(launcher, &said, 1);
        }
    }
    stop(number);
    if (said != 'R') {
        (void)!write(launcher, "F", 1);
    }
}

/* Leaves the launcher's session, terminal and signals. */
static int
detach(const char *name)
{
    sigset_t set;
    (void)sigemptyset(&set);
    (void)sigaddset(&set, SIGCHLD);
    (void)sigaddset(&set, SIGTERM);
    (void)sigprocmask(SIG_SETMASK, &set, NULL);
    (void)signal(SIGINT, SIG_DFL);
    (void)signal(SIGQUIT, SIG_DFL);
    (void)setsid();
    int log = open(
        path_of("log", name, ".log"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (log < 0 || dup2(null, 0) < 0 || dup2(log, 1) < 0 || dup2(log, 2) < 0) {
        die("log");
    }
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int
main(int argc, char **argv)
{
    if (argc < 7 || argc % 2 == 0 || argc > 5 + 2 * KEPT_MAX) {
        (void)fprintf(stderr,
                      "usage: vigil-keep DIR NOTIFY WATCHED SIGNAL NAME COMMAND...\n");
        return 2;
    }
    (void)close_range(3, ~0U, 0);
    directory = argv[1];
    for (int i = 5; i < argc; i += 2) {
        all[all_count++] = (struct kept){.name = argv[i], .command = argv[i + 1]};
    }
    int ends[2];
    int watched = pidfd_open(atoi(argv[3]), 0);
    if (pipe2(ends, O_CLOEXEC) != 0 || watched < 0) {
        die("pipe or pidfd");
    }
    pid_t keeper = fork();
    if (keeper != 0) {
        char said = 'F';
        (void)close(ends[1]);
        return keeper > 0 && read(ends[0], &said, 1) == 1 && said == 'R' ? 0 : 1;
    }
    char name[64];
    (void)base_text_print(name, sizeof(name), "keep.%s", all[0].name);
    int signals = detach(name);
    int notify = notify_open(argv[2]);
    if (notify < 0) {
        die(argv[2]);
    }
    write_pid(name, "", getpid());
    keep(notify, signals, watched, atoi(argv[4]), ends[1]);
    (void)unlink(argv[2]);
    (void)unlink(path_of("run", name, ""));
    return 0;
}
