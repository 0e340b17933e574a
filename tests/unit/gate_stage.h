/*
 * A real vigil-gate with an intake that the test plays, in a private directory. Included
 * by the gate's tests only, after cmocka.h.
 */
#ifndef GATE_STAGE_H
#define GATE_STAGE_H

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gate_intake.h"

#define GATE_PROGRAM VIGIL_BINARY_DIR "/bin/vigil-gate"

enum { GATE_PATIENCE_MS = 10000, GATE_ALARM_S = 25 };

static inline void
gate_make_sender(struct gate_sender *sender, const char *party)
{
    *sender = (struct gate_sender){.key.role = VIGIL_ROLE_AUTHORITY};
    (void)base_text_copy(sender->key.party, sizeof(sender->key.party), party);
    assert_int_equal(bus_keys_make(sender->key.public_key, sender->secret, NULL),
                     BASE_OK);
}

static inline void
gate_open_intake(struct gate_stage *stage)
{
    assert_int_equal(
        bus_server_new(
            stage->bus, stage->socket, VIGIL_MESSAGE_MAX, &stage->intake, &stage->error),
        BASE_OK);
}

/* Runs the program; its messages go to gate.log of the directory. */
static inline pid_t
gate_run(const struct gate_stage *stage, const char *option, const char *value)
{
    char log[64];
    (void)base_text_print(log, sizeof(log), "%s/gate.log", stage->directory);
    pid_t pid = fork();
    if (pid == 0) {
        int fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        (void)dup2(fd, STDERR_FILENO);
        (void)dup2(fd, STDOUT_FILENO);
        (void)execl(GATE_PROGRAM, GATE_PROGRAM, option, value, (char *)NULL);
        _exit(127);
    }
    return pid;
}

static inline int
gate_exit_status(pid_t pid)
{
    int status = -1;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

/* The first line of a file; false if it is not there yet. */
static inline bool
gate_read_line(const char *path, char *ret_line, size_t size)
{
    FILE *file = fopen(path, "re");
    bool read = file != NULL && fgets(ret_line, (int)size, file) != NULL;
    if (file != NULL) {
        (void)fclose(file);
    }
    if (read) {
        ret_line[strcspn(ret_line, "\n")] = '\0';
    }
    return read;
}

/* Starts the gate with further lines of configuration and waits until it is open. */
static inline void
gate_start_with(struct gate_stage *stage, const char *lines)
{
    FILE *file = fopen(stage->config, "we");
    assert_non_null(file);
    (void)fprintf(file,
                  "run.socket_dir = %s\ngate.listen = tcp://127.0.0.1:*\n"
                  "gate.endpoint_file = %s\ngate.key_file = %s\n"
                  "gate.roster_interval_ms = 20\n%s",
                  stage->directory,
                  stage->endpoint_file,
                  stage->key_file,
                  lines);
    assert_int_equal(fclose(file), 0);
    stage->pid = gate_run(stage, "--config", stage->config);
    GATE_UNTIL(
        stage,
        NULL,
        gate_read_line(stage->endpoint_file, stage->endpoint, sizeof(stage->endpoint)));
}

static inline int
gate_stage_up(void **state)
{
    (void)alarm(GATE_ALARM_S); /* against what waits for ever */
    struct gate_stage *stage = calloc(1, sizeof(*stage));
    *state = stage;
    (void)base_text_copy(stage->directory, sizeof(stage->directory), "/tmp/gate-XXXXXX");
    if (mkdtemp(stage->directory) == NULL ||
        bus_new(&stage->bus, &stage->error) != BASE_OK) {
        return -1;
    }
    const struct {
        char *path;
        const char *name;
    } files[] = {{stage->config, "vigil.conf"},
                 {stage->endpoint_file, "endpoint"},
                 {stage->key_file, "gate.key"},
                 {stage->socket, "intake/intake.sock"}};
    for (size_t i = 0; i < BASE_COUNT(files); i++) {
        (void)base_text_print(
            files[i].path, 64, "%s/%s", stage->directory, files[i].name);
    }
    char directory[64];
    (void)base_text_print(directory, sizeof(directory), "%s/intake", stage->directory);
    if (mkdir(directory, 0700) != 0) {
        return -1;
    }
    gate_make_sender(&stage->alpha, "E08000025");
    gate_make_sender(&stage->beta, "E09000033");
    stage->roster[0] = stage->alpha.key;
    stage->roster[1] = stage->beta.key;
    stage->roster_count = 2;
    stage->roster_version = 1;
    char public_file[80];
    (void)base_text_print(public_file, sizeof(public_file), "%s.pub", stage->key_file);
    return gate_exit_status(gate_run(stage, "--make-key", stage->key_file)) == 0 &&
                   gate_read_line(public_file, stage->gate_key, sizeof(stage->gate_key))
               ? 0
               : -1;
}

static inline int
gate_stage_down(void **state)
{
    struct gate_stage *stage = *state;
    int status = 0;
    if (stage->pid > 0) {
        (void)kill(stage->pid, SIGTERM);
        status = gate_exit_status(stage->pid);
    }
    for (size_t i = 0; i < stage->held_count; i++) {
        bus_request_done(&stage->held[i]);
    }
    bus_server_free(stage->intake);
    if (stage->played) { /* else it would wait for the sockets that a failure left */
        bus_free(stage->bus);
    }
    char command[64];
    (void)base_text_print(command, sizeof(command), "rm -rf '%s'", stage->directory);
    if (system(command) != 0) {
        status = -1;
    }
    free(stage);
    (void)alarm(0);
    return status;
}

static inline struct bus_client *
gate_client(struct gate_stage *stage, const struct gate_sender *sender)
{
    const struct bus_client_options options = {.endpoint = stage->endpoint,
                                               .server_key = stage->gate_key,
                                               .public_key = sender->key.public_key,
                                               .secret_key = sender->secret};
    struct bus_client *client;
    assert_int_equal(bus_client_new(stage->bus, &options, &client, &stage->error),
                     BASE_OK);
    return client;
}

static inline struct bus_client *
gate_enter(struct gate_stage *stage, const struct gate_sender *sender)
{
    struct bus_client *client = gate_client(stage, sender);
    GATE_UNTIL(stage, client, bus_client_state(client) == BUS_CLIENT_CONNECTED);
    return client;
}

/* Sends an empty message of this type. */
static inline struct vigil_id
gate_send(struct bus_client *client, enum vigil_message type)
{
    uint8_t bytes[WIRE_ENVELOPE_EXTRA];
    struct vigil_id id = base_id_new();
    size_t size = wire_envelope_write(&id, type, NULL, 0, bytes, sizeof(bytes));
    assert_true(bus_client_send(client, bytes, size));
    return id;
}

/* The next answer, which the caller ends with wire_answer_done(). */
static inline void
gate_receive(struct gate_stage *stage,
             struct bus_client *client,
             struct vigil_answer *ret_answer)
{
    const uint8_t *bytes;
    size_t size;
    GATE_UNTIL(stage, client, bus_client_receive(client, &bytes, &size));
    assert_int_equal(wire_answer_read(bytes, size, ret_answer, &stage->error), BASE_OK);
}

/* True if the answer is the one that the played intake gives. */
static inline bool
gate_is_of_intake(const struct vigil_answer *answer)
{
    return answer->kind == VIGIL_ANSWER_BUSY &&
           answer->busy.retry_after_ms == GATE_INTAKE_RETRY_MS;
}

#endif
