/*
 * A gate that plays a part, in a process of its own, for the tests of services/client.
 * It judges keys and answers messages as its part says; a receipt's position tells how
 * often the message with that id has come. Included by those tests only.
 */
#ifndef CLIENT_GATE_H
#define CLIENT_GATE_H

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base_id.h"
#include "base/base_text.h"
#include "bus/bus_front.h"
#include "bus/bus_keys.h"
#include "vigil/vigil.h"
#include "wire/wire_busy.h"
#include "wire/wire_envelope.h"
#include "wire/wire_receipt.h"
#include "wire/wire_rejection.h"
#include "wire/wire_result.h"

enum part {
    RECEIPTS,
    BUSY_TWICE, /* then receipts */
    REJECTIONS,
    AWAY_ONCE, /* takes one message, is gone without an answer, comes back */
    BACKWARDS, /* waits for 100 messages and answers the last first */
    LISTINGS,
    GARBAGE_ONCE, /* an answer that is none, then receipts */
    SILENT,
    KEY_UNKNOWN,
    LATER_ONCE /* cannot tell at the first handshake */
};

enum { GATE_SEEN_MAX = 2048, GATE_HELD = 100 };

struct gate_play {
    enum part part;
    struct bus *bus;
    struct bus_zap *zap;
    struct bus_front *front;
    char secret_key[VIGIL_KEY_SIZE];
    char endpoint[BUS_FRONT_ENDPOINT];
    int judged;
    int received;
    struct vigil_id seen[GATE_SEEN_MAX];
    struct {
        uint8_t route[BUS_FRONT_ROUTE];
        struct vigil_id id;
    } held[GATE_HELD];
};

static inline enum bus_zap_verdict
gate_judge(const char *public_key, void *context)
{
    struct gate_play *play = context;
    (void)public_key;
    play->judged++;
    if (play->part == KEY_UNKNOWN) {
        return BUS_ZAP_REFUSE;
    }
    return play->part == LATER_ONCE && play->judged == 1 ? BUS_ZAP_LATER : BUS_ZAP_LET_IN;
}

static inline void
gate_must(bool is_so)
{
    if (!is_so) {
        _exit(9);
    }
}

static inline void
gate_open(struct gate_play *play)
{
    struct base_error error;
    const struct bus_front_options options = {
        play->endpoint, play->secret_key, VIGIL_MESSAGE_MAX, 64};
    gate_must(bus_new(&play->bus, &error) == BASE_OK);
    gate_must(bus_zap_new(play->bus, gate_judge, play, &play->zap, &error) == BASE_OK);
    gate_must(bus_front_new(play->bus, play->zap, &options, &play->front, &error) ==
              BASE_OK);
    (void)base_text_copy(
        play->endpoint, sizeof(play->endpoint), bus_front_endpoint(play->front));
}

static inline void
gate_close(struct gate_play *play)
{
    bus_front_free(play->front);
    bus_zap_free(play->zap);
    bus_free(play->bus);
}

static inline size_t
gate_receipt(struct gate_play *play,
             const struct vigil_id *id,
             uint8_t *bytes,
             size_t capacity)
{
    struct vigil_receipt receipt = {.message_id = *id, .case_ref = "CSP-2026-000123-3"};
    receipt.recorded_at = INT64_C(1772532725000000);
    for (int i = 0; i < play->received && i < GATE_SEEN_MAX; i++) {
        receipt.position += base_id_equal(&play->seen[i], id) ? 1 : 0;
    }
    return wire_receipt_write(&receipt, bytes, capacity);
}

static inline size_t
gate_listing(const struct vigil_id *id, uint8_t *bytes, size_t capacity)
{
    struct wire_result *result = wire_result_new();
    wire_result_listing(result, "cases");
    wire_result_column(result, "case_ref", VIGIL_CELL_TEXT);
    wire_result_cell(result, "CSP-2026-000123-3");
    size_t size = wire_result_write(result, id, bytes, capacity);
    wire_result_free(result);
    return size;
}

/* What this part answers now; 0: nothing. */
static inline size_t
gate_answer_of(struct gate_play *play,
               const struct vigil_id *id,
               uint8_t *bytes,
               size_t capacity)
{
    const struct vigil_busy busy = {*id, 20};
    struct vigil_rejection rejection = {.message_id = *id, .code = "invalid"};
    switch (play->part) {
    case REJECTIONS:
        rejection.faults.count = 1;
        (void)base_text_copy(rejection.faults.at[0].path, 64, "children[0].sex");
        return wire_rejection_write(&rejection, bytes, capacity);
    case BUSY_TWICE:
        if (play->received <= 2) {
            return wire_busy_write(&busy, bytes, capacity);
        }
        break;
    case GARBAGE_ONCE:
        if (play->received == 1) { /* names its message, and nothing else is right */
            size_t size = wire_busy_write(&busy, bytes, capacity);
            bytes[size - 1] = 0xFF;
            return size;
        }
        break;
    case LISTINGS:
        return gate_listing(id, bytes, capacity);
    case SILENT:
        return 0;
    case RECEIPTS:
    case AWAY_ONCE:
    case BACKWARDS:
    case KEY_UNKNOWN:
    case LATER_ONCE:
        break;
    }
    return gate_receipt(play, id, bytes, capacity);
}

static inline void
gate_take(struct gate_play *play, const struct bus_message *message)
{
    static uint8_t bytes[WIRE_REJECTION_SIZE];
    struct wire_envelope envelope;
    struct vigil_faults faults;
    gate_must(wire_envelope_read(message->bytes, message->size, &envelope, &faults) ==
              BASE_OK);
    play->seen[play->received % GATE_SEEN_MAX] = envelope.message_id;
    play->received++;
    if (play->part == AWAY_ONCE && play->received == 1) {
        gate_close(play);
        gate_open(play);
        return;
    }
    if (play->part == BACKWARDS && play->received <= GATE_HELD) {
        memcpy(play->held[play->received - 1].route, message->route, BUS_FRONT_ROUTE);
        play->held[play->received - 1].id = envelope.message_id;
        for (int i = GATE_HELD; play->received == GATE_HELD && i-- > 0;) {
            size_t size = gate_receipt(play, &play->held[i].id, bytes, sizeof(bytes));
            bus_front_send(play->front, play->held[i].route, bytes, size);
        }
        return;
    }
    size_t size = gate_answer_of(play, &envelope.message_id, bytes, sizeof(bytes));
    if (size > 0) {
        bus_front_send(play->front, message->route, bytes, size);
    }
}

static inline void
gate_serve(struct gate_play *play)
{
    for (;;) {
        struct bus_message message;
        while (bus_front_receive(play->front, &message)) {
            gate_take(play, &message);
        }
        struct bus_wait_item items[] = {{.socket = bus_zap_socket(play->zap)},
                                        {.socket = bus_front_socket(play->front)}};
        bus_wait(items, BASE_COUNT(items), 1000);
        bus_zap_serve(play->zap);
    }
}

struct gate {
    pid_t pid;
    struct vigil_profile profile; /* with which it is reached */
};

static inline void
gate_stop(struct gate *gate)
{
    (void)kill(gate->pid, SIGKILL);
    (void)waitpid(gate->pid, NULL, 0);
}

/* Starts it; the profile has a fresh key, short times and no spool. */
static inline bool
gate_start(enum part part, struct gate *ret_gate)
{
    static struct gate_play play;
    struct base_error error;
    int ends[2];
    memset(&play, 0, sizeof(play));
    memset(ret_gate, 0, sizeof(*ret_gate));
    play.part = part;
    (void)base_text_copy(play.endpoint, sizeof(play.endpoint), "tcp://127.0.0.1:*");
    struct vigil_profile *profile = &ret_gate->profile;
    if (bus_keys_make(profile->gate_key, play.secret_key, &error) != BASE_OK ||
        bus_keys_make(profile->public_key, profile->secret_key, &error) != BASE_OK ||
        pipe(ends) != 0) {
        return false;
    }
    profile->connect_ms = 3000;
    profile->timeout_ms = 8000;
    ret_gate->pid = fork();
    if (ret_gate->pid == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        (void)close(ends[0]);
        gate_open(&play);
        gate_must(write(ends[1], play.endpoint, sizeof(play.endpoint)) ==
                  (ssize_t)sizeof(play.endpoint));
        gate_serve(&play);
    }
    (void)close(ends[1]);
    ssize_t size = read(ends[0], profile->gate, sizeof(profile->gate));
    (void)close(ends[0]);
    return size == (ssize_t)sizeof(profile->gate);
}

#endif
