/*
 * Real daemons beside a private PostgreSQL, with the gate played by the test: requests go
 * straight to a daemon's private socket with whatever caller the test wants. Included by
 * store tests only, after cmocka.h.
 */
#ifndef DAEMON_STAGE_H
#define DAEMON_STAGE_H

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base_date.h"
#include "base/base_id.h"
#include "base/base_secret.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "bus/bus_link.h"
#include "daemon_keys.h"
#include "stage_covers.h"
#include "store/store_roster.h"
#include "wire/wire_answer.h"
#include "wire/wire_caller.h"
#include "wire/wire_envelope.h"

enum {
    STAGE_PATIENCE_MS = 15000,
    STAGE_AGAIN_MS = 1000,
    STAGE_DAEMONS_MAX = 4,
    STAGE_ANSWERS_MAX = 512
};

struct stage_daemon {
    const char *name;
    pid_t pid;
    struct bus_link *link;
};

/* A request that may have to be sent again: one that was on its way to a daemon that was
 * killed is lost, as it is for a client. */
struct stage_sent {
    uint8_t frame[WIRE_CALLER_SIZE];
    size_t frame_size;
    uint8_t *bytes;
    size_t size;
};

struct stage {
    char directory[32], config[64], clock[64], receipt_key[64];
    struct base_error error;
    struct store *store; /* as the superuser, to look into tables */
    struct bus *bus;
    struct stage_daemon daemons[STAGE_DAEMONS_MAX];
    uint64_t ticket;
    vigil_instant received_at;                      /* what the gate says next; 0: now */
    struct vigil_answer answers[STAGE_ANSWERS_MAX]; /* by ticket */
    bool answered[STAGE_ANSWERS_MAX];
    struct stage_sent sent[STAGE_ANSWERS_MAX]; /* by ticket */
};

static inline void
stage_open(struct stage *stage, const char *now)
{
    memset(stage, 0, sizeof(*stage));
    (void)base_text_copy(
        stage->directory, sizeof(stage->directory), "/tmp/vigil-test-XXXXXX");
    assert_non_null(mkdtemp(stage->directory));
    (void)base_text_print(stage->config, sizeof(stage->config), "%s/c", stage->directory);
    (void)base_text_print(stage->clock, sizeof(stage->clock), "%s/t", stage->directory);
    vigil_instant start;
    assert_true(base_instant_parse(now, &start));
    assert_int_equal(base_time_sandbox_create(stage->clock, start, &stage->error),
                     BASE_OK);
    (void)base_text_print(
        stage->receipt_key, sizeof(stage->receipt_key), "%s/k", stage->directory);
    assert_int_equal(
        base_secret_make(
            stage->receipt_key, STAGE_RECEIPT_SEED, STAGE_RECEIPT_KEY, &stage->error),
        BASE_OK);
    FILE *file = fopen(stage->config, "we");
    assert_non_null(file);
    (void)fprintf(file,
                  "run.socket_dir = %s\nrun.config_dir = %s/config\n"
                  "run.sandbox_clock = %s\nrun.receipt_key_file = %s\nstore.host = "
                  "%s\nstore.database = %s\n"
                  "store.wait_ms = 2000\nrun.follow_ms = 200\n",
                  stage->directory,
                  VIGIL_SOURCE_DIR,
                  stage->clock,
                  stage->receipt_key,
                  getenv("PGHOST"),
                  getenv("PGDATABASE"));
    (void)fclose(file);
    const struct store_options options = {.host = getenv("PGHOST"),
                                          .database = getenv("PGDATABASE"),
                                          .user = "postgres",
                                          .name = "test",
                                          .wait_ms = 5000};
    assert_int_equal(store_new(&options, &stage->store, &stage->error), BASE_OK);
    assert_int_equal(bus_new(&stage->bus, &stage->error), BASE_OK);
}

/* A statement in the test's own words, through psql: what it prints, without its end. */
static inline void
stage_sql(const char *statement, char *ret_text, size_t size)
{
    char command[2048];
    (void)base_text_print(
        command,
        sizeof(command),
        "psql -h '%s' -U postgres -d '%s' -v ON_ERROR_STOP=1 -Atqc \"%s\"",
        getenv("PGHOST"),
        getenv("PGDATABASE"),
        statement);
    FILE *pipe = popen(command, "re");
    assert_non_null(pipe);
    size_t got = fread(ret_text, 1, size - 1, pipe);
    ret_text[got] = '\0';
    while (got > 0 && ret_text[got - 1] == '\n') {
        ret_text[--got] = '\0';
    }
    assert_int_equal(pclose(pipe), 0);
}

static inline long
stage_count(const char *statement)
{
    char text[64];
    stage_sql(statement, text, sizeof(text));
    return strtol(text, NULL, 10);
}

static inline void
stage_enrol(struct stage *stage, const struct vigil_key *key)
{
    bool added = false;
    assert_int_equal(store_connect(stage->store, &stage->error), BASE_OK);
    store_roster_add(stage->store, key, &added);
    assert_int_equal(store_run(stage->store, &stage->error), BASE_OK);
}

/* Starts vigil-<name> and waits until its socket takes requests. */
static inline void
stage_start(struct stage *stage, size_t i, const char *name)
{
    struct stage_daemon *daemon = &stage->daemons[i];
    char program[256], path[128], log[128];
    daemon->name = name;
    (void)base_text_print(
        program, sizeof(program), "%s/bin/vigil-%s", VIGIL_BINARY_DIR, name);
    (void)base_text_print(log, sizeof(log), "%s/%s.log", stage->directory, name);
    (void)base_text_print(
        path, sizeof(path), "%s/%s/%s.sock", stage->directory, name, name);
    daemon->pid = fork();
    if (daemon->pid == 0) {
        int fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        (void)dup2(fd, STDERR_FILENO);
        (void)execl(program, program, "--config", stage->config, (char *)NULL);
        _exit(127);
    }
    if (daemon->link == NULL) {
        assert_int_equal(
            bus_link_new(stage->bus, path, 1 << 20, &daemon->link, &stage->error),
            BASE_OK);
    }
}

/* Ends a daemon with a signal; gives its wait status. */
static inline int
stage_end(struct stage *stage, size_t i, int signal_number)
{
    int status = 0;
    assert_true(stage->daemons[i].pid > 0); /* 0 would be us and all who started us */
    (void)kill(stage->daemons[i].pid, signal_number);
    (void)waitpid(stage->daemons[i].pid, &status, 0);
    stage->daemons[i].pid = 0;
    return status;
}

static inline void
stage_close(struct stage *stage)
{
    for (size_t i = 0; i < STAGE_DAEMONS_MAX; i++) {
        if (stage->daemons[i].pid > 0) {
            (void)stage_end(stage, i, SIGTERM);
        }
        bus_link_free(stage->daemons[i].link);
    }
    for (size_t i = 0; i < STAGE_ANSWERS_MAX; i++) {
        wire_answer_done(&stage->answers[i]);
        free(stage->sent[i].bytes);
    }
    bus_free(stage->bus);
    store_free(stage->store);
    char command[64];
    (void)base_text_print(command, sizeof(command), "rm -rf '%s'", stage->directory);
    assert_int_equal(system(command), 0);
}

static inline void
stage_transmit(struct stage *stage, size_t i, size_t ticket)
{
    const struct stage_sent *sent = &stage->sent[ticket];
    struct bus_link_request request = {.caller = sent->frame,
                                       .caller_size = sent->frame_size,
                                       .body = sent->bytes,
                                       .body_size = sent->size};
    memcpy(request.ticket, &ticket, sizeof(request.ticket));
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    while (!bus_link_send(stage->daemons[i].link, &request)) {
        assert_true(base_time_monotonic_ms() < end_ms);
        struct bus_wait_item item = {.fd = -1};
        bus_wait(&item, 0, 10); /* until it is connected */
    }
}

/* Sends an envelope's bytes; gives the ticket under which its answer will lie. */
static inline size_t
stage_send(struct stage *stage,
           size_t i,
           const struct vigil_key *caller,
           const uint8_t *bytes,
           size_t size)
{
    size_t ticket = stage->ticket++ % STAGE_ANSWERS_MAX;
    struct stage_sent *sent = &stage->sent[ticket];
    wire_answer_done(&stage->answers[ticket]);
    stage->answered[ticket] = false;
    const struct wire_caller who = {
        .key = *caller,
        .received_at = stage->received_at == 0 ? base_time_now() : stage->received_at};
    sent->frame_size = wire_caller_write(&who, sent->frame, sizeof(sent->frame));
    free(sent->bytes);
    sent->bytes = malloc(size + 1);
    assert_non_null(sent->bytes);
    memcpy(sent->bytes, bytes, size);
    sent->size = size;
    stage_transmit(stage, i, ticket);
    return ticket;
}

/* Takes the answers that wait; the second one to a ticket says what the first one said.
 */
static inline void
stage_take(struct stage *stage, size_t i)
{
    struct bus_link_answer answer;
    while (bus_link_receive(stage->daemons[i].link, &answer)) {
        size_t at;
        memcpy(&at, answer.ticket, sizeof(at));
        if (!stage->answered[at]) {
            assert_int_equal(
                wire_answer_read(
                    answer.bytes, answer.size, &stage->answers[at], &stage->error),
                BASE_OK);
            stage->answered[at] = true;
        }
    }
}

/* Waits for the answer to a ticket; asks again, as a client does, if none comes. */
static inline const struct vigil_answer *
stage_answer(struct stage *stage, size_t i, size_t ticket)
{
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    int64_t again_ms = base_time_monotonic_ms() + STAGE_AGAIN_MS;
    while (!stage->answered[ticket]) {
        int64_t now_ms = base_time_monotonic_ms();
        assert_true(now_ms < end_ms);
        if (now_ms >= again_ms) {
            stage_transmit(stage, i, ticket);
            again_ms = now_ms + STAGE_AGAIN_MS;
        }
        struct bus_wait_item item = {.socket = bus_link_socket(stage->daemons[i].link)};
        bus_wait(&item, 1, 50);
        stage_take(stage, i);
    }
    stage_covers(
        stage->sent[ticket].bytes, stage->sent[ticket].size, &stage->answers[ticket]);
    return &stage->answers[ticket];
}

#endif
