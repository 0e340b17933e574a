/* A daemon of the test's own: see chaos_daemon.h. */
#include "chaos_daemon.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base_text.h"
#include "base/base_time.h"
#include "chaos_instance.h"

bool
chaos_daemon_config(const char *name,
                    const char *key,
                    const char *value,
                    char ret_path[512])
{
    char line[1024];
    FILE *from = fopen(chaos_instance_path("vigil.conf"), "re");
    (void)base_text_copy(ret_path, 512, chaos_instance_path("%s", name));
    FILE *to = fopen(ret_path, "we");
    bool fine = from != NULL && to != NULL;
    while (fine && fgets(line, sizeof(line), from) != NULL) {
        if (key == NULL || strncmp(line, key, strlen(key)) != 0) {
            fine = fputs(line, to) >= 0;
        }
    }
    if (fine && key != NULL) {
        fine = fprintf(to, "%s = %s\n", key, value) > 0;
    }
    if (from != NULL) {
        (void)fclose(from);
    }
    return to != NULL && fclose(to) == 0 && fine;
}

bool
chaos_daemon_start(const char *folder,
                   const char *name,
                   const char *config,
                   struct chaos_daemon *ret_daemon)
{
    static int number;
    char program[512];
    (void)base_text_print(
        program, sizeof(program), "%s/%s/vigil-%s", getenv("VIGIL_BUILD"), folder, name);
    (void)base_text_copy(ret_daemon->log,
                         sizeof(ret_daemon->log),
                         chaos_instance_path("log/own-%d-%s.log", number++, name));
    ret_daemon->pid = fork();
    if (ret_daemon->pid == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        int log = open(ret_daemon->log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        (void)dup2(log, STDERR_FILENO);
        (void)execl(program, program, "--config", config, (char *)NULL);
        _exit(127);
    }
    return ret_daemon->pid > 0;
}

static bool
has_text(const char *path, const char *text)
{
    char line[1024];
    bool found = false;
    FILE *file = fopen(path, "re");
    while (file != NULL && !found && fgets(line, sizeof(line), file) != NULL) {
        found = strstr(line, text) != NULL;
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return found;
}

bool
chaos_daemon_says(const struct chaos_daemon *daemon, const char *text, int64_t until_ms)
{
    while (!has_text(daemon->log, text)) {
        if (base_time_monotonic_ms() >= until_ms) {
            (void)fprintf(stderr, "chaos: %s does not say %s\n", daemon->log, text);
            return false;
        }
        chaos_instance_pause(10);
    }
    return true;
}

int
chaos_daemon_end(struct chaos_daemon *daemon, int number, int64_t until_ms)
{
    int status = -1;
    (void)kill(daemon->pid, number);
    while (waitpid(daemon->pid, &status, WNOHANG) == 0) {
        if (base_time_monotonic_ms() >= until_ms) {
            (void)kill(daemon->pid, SIGKILL);
            (void)waitpid(daemon->pid, &status, 0);
            status = -1;
            break;
        }
        chaos_instance_pause(1);
    }
    daemon->pid = 0;
    return status;
}
