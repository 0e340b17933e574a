/* CPU time of processes: see bench_cpu.h. */
#include "bench_cpu.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base_text.h"

enum { PROCESSES_MAX = 4096 };

struct process {
    pid_t pid, parent;
    double own, ended; /* seconds: its own, and of its children that have ended */
};

/* Reads /proc/PID/stat; the command's name in it may hold blanks and brackets. */
static bool
read_process(pid_t pid, struct process *ret)
{
    char path[64], text[1024];
    (void)base_text_print(path, sizeof(path), "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return false;
    }
    size_t size = fread(text, 1, sizeof(text) - 1, file);
    (void)fclose(file);
    text[size] = '\0';
    const char *rest = strrchr(text, ')');
    long parent, user, system, ended_user, ended_system;
    if (rest == NULL ||
        sscanf(rest + 1,
               " %*c %ld %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld %ld %ld",
               &parent,
               &user,
               &system,
               &ended_user,
               &ended_system) != 5) {
        return false;
    }
    double tick = 1.0 / (double)sysconf(_SC_CLK_TCK);
    *ret = (struct process){.pid = pid,
                            .parent = (pid_t)parent,
                            .own = (double)(user + system) * tick,
                            .ended = (double)(ended_user + ended_system) * tick};
    return true;
}

static size_t
read_all(struct process *ret_all)
{
    size_t count = 0;
    DIR *folder = opendir("/proc");
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (isdigit((unsigned char)entry->d_name[0]) && count < PROCESSES_MAX &&
            read_process((pid_t)atoi(entry->d_name), &ret_all[count])) {
            count++;
        }
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
    return count;
}

static const struct process *
find(const struct process *all, size_t count, pid_t pid)
{
    for (size_t i = 0; i < count; i++) {
        if (all[i].pid == pid) {
            return &all[i];
        }
    }
    return NULL;
}

static bool
descends(const struct process *all, size_t count, const struct process *from, pid_t root)
{
    while (from != NULL && from->pid != root) {
        from = find(all, count, from->parent);
    }
    return from != NULL;
}

static double
seconds_of(const struct process *all, size_t count, const struct bench_cpu_of *of)
{
    double seconds = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_root = all[i].pid == of->pid;
        if (is_root || (of->tree && descends(all, count, &all[i], of->pid))) {
            seconds += all[i].own;
        }
        seconds += is_root && of->tree ? all[i].ended : 0;
    }
    return seconds;
}

void
bench_cpu_add(struct bench_cpu *cpu, const char *name, pid_t pid, bool tree)
{
    if (cpu->count < BENCH_CPU_MAX) {
        struct bench_cpu_of *of = &cpu->of[cpu->count++];
        *of = (struct bench_cpu_of){.pid = pid, .tree = tree};
        (void)base_text_copy(of->name, sizeof(of->name), name);
    }
}

void
bench_cpu_start(struct bench_cpu *cpu)
{
    static struct process all[PROCESSES_MAX];
    size_t count = read_all(all);
    for (size_t i = 0; i < cpu->count; i++) {
        cpu->of[i].seconds = -seconds_of(all, count, &cpu->of[i]);
    }
}

void
bench_cpu_stop(struct bench_cpu *cpu)
{
    static struct process all[PROCESSES_MAX];
    size_t count = read_all(all);
    for (size_t i = 0; i < cpu->count; i++) {
        cpu->of[i].seconds += seconds_of(all, count, &cpu->of[i]);
    }
}

double
bench_cpu_seconds(const struct bench_cpu *cpu, const char *name)
{
    double seconds = 0;
    for (size_t i = 0; i < cpu->count; i++) {
        seconds += strcmp(cpu->of[i].name, name) == 0 ? cpu->of[i].seconds : 0;
    }
    return seconds;
}
