/*
 * Another copy of a daemon, beside the one that the stage runs. Included by store tests
 * only, after daemon_stage.h.
 */
#ifndef STAGE_SECOND_H
#define STAGE_SECOND_H

#include "daemon_stage.h"

/* Starts vigil-<name> once more, as "b"; gives its process, which stage_second_end ends.
 */
static inline pid_t
stage_second(const struct stage *on, const char *name)
{
    char config[64], command[300], program[256];
    (void)base_text_print(config, sizeof(config), "%s/b", on->directory);
    (void)base_text_print(command,
                          sizeof(command),
                          "sed '$a run.instance = b' %s > %s",
                          on->config,
                          config);
    assert_int_equal(system(command), 0);
    pid_t second = fork();
    if (second == 0) {
        (void)base_text_print(
            program, sizeof(program), "%s/bin/vigil-%s", VIGIL_BINARY_DIR, name);
        (void)execl(program, program, "--config", config, (char *)NULL);
        _exit(127);
    }
    return second;
}

/* Asks it to end, which it does in good order. */
static inline void
stage_second_end(pid_t second)
{
    int status;
    (void)kill(second, SIGTERM);
    (void)waitpid(second, &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

#endif
