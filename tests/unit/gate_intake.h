/*
 * The intake that the gate's tests play: it knows the roster, and answers every other
 * request with a Busy that says 4242. Included by gate_stage.h only.
 */
#ifndef GATE_INTAKE_H
#define GATE_INTAKE_H

#include "base/base_id.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "bus/bus_client.h"
#include "bus/bus_keys.h"
#include "bus/bus_server.h"
#include "wire/wire_answer.h"
#include "wire/wire_caller.h"
#include "wire/wire_envelope.h"
#include "wire/wire_roster.h"

enum { GATE_HELD_MAX = 16, GATE_INTAKE_RETRY_MS = 4242 };

/* one of the two senders that the tests need */
struct gate_sender {
    struct vigil_key key;
    char secret[VIGIL_KEY_SIZE];
};

struct gate_stage {
    char directory[32];
    char config[64], endpoint_file[64], key_file[64], socket[64];
    char endpoint[128], gate_key[VIGIL_KEY_SIZE];
    pid_t pid;
    struct bus *bus;
    struct bus_server *intake;
    struct base_error error;
    bool played; /* the test came to its end, and its clients are closed */
    struct gate_sender alpha, beta;
    struct vigil_key roster[2];
    size_t roster_count;
    int64_t roster_version;
    int roster_asked;
    bool holds; /* intake keeps requests unanswered */
    struct bus_request held[GATE_HELD_MAX];
    size_t held_count;
    int forwarded; /* requests that were not for the roster */
    struct wire_caller caller;
    enum vigil_message type;
};

/* Answers a request with a Busy of its own: an answer that only intake gives. */
static inline void
gate_intake_answer(struct gate_stage *stage, struct bus_request *request)
{
    struct wire_envelope envelope;
    struct vigil_faults faults;
    assert_int_equal(
        wire_envelope_read(request->body, request->body_size, &envelope, &faults),
        BASE_OK);
    uint8_t bytes[WIRE_BUSY_SIZE];
    const struct vigil_busy busy = {envelope.message_id, GATE_INTAKE_RETRY_MS};
    size_t size = wire_busy_write(&busy, bytes, sizeof(bytes));
    bus_server_answer(stage->intake, request, bytes, size);
}

static inline void
gate_intake_take(struct gate_stage *stage, struct bus_request *request)
{
    struct wire_envelope envelope;
    struct vigil_faults faults;
    assert_int_equal(
        wire_envelope_read(request->body, request->body_size, &envelope, &faults),
        BASE_OK);
    assert_int_equal(
        wire_caller_read(request->caller, request->caller_size, &stage->caller, &faults),
        BASE_OK);
    if (envelope.type == VIGIL_MESSAGE_KEY_ROSTER_QUERY) {
        assert_string_equal(stage->caller.key.party, "gate");
        uint8_t bytes[1024];
        size_t size = wire_roster_write(stage->roster,
                                        stage->roster_count,
                                        stage->roster_version,
                                        bytes,
                                        sizeof(bytes));
        stage->roster_asked++;
        covers("message", "key_roster_query");
        bus_server_answer(stage->intake, request, bytes, size);
        return;
    }
    stage->type = envelope.type;
    stage->forwarded++;
    if (stage->holds) {
        assert_in_range(stage->held_count, 0, GATE_HELD_MAX - 1);
        stage->held[stage->held_count++] = *request;
    } else {
        gate_intake_answer(stage, request);
    }
}

/* Plays intake once, having waited for it or for a client's socket for a moment. */
static inline void
gate_play(struct gate_stage *stage, struct bus_client *client)
{
    struct bus_wait_item items[3];
    memset(items, 0, sizeof(items));
    size_t count = 0;
    if (stage->intake != NULL) {
        items[count++].socket = bus_server_socket(stage->intake);
    }
    if (client != NULL) {
        items[count++].socket = bus_client_socket(client);
        items[count++].socket = bus_client_monitor(client);
    }
    bus_wait(items, count, 20);
    struct bus_request request;
    while (stage->intake != NULL && bus_server_receive(stage->intake, &request)) {
        gate_intake_take(stage, &request);
    }
}

/* Plays intake until the condition holds; the test fails if it never does. */
#define GATE_UNTIL(stage, client, condition)                                             \
    do {                                                                                 \
        int64_t gate_end_ms = base_time_monotonic_ms() + GATE_PATIENCE_MS;               \
        while (!(condition)) {                                                           \
            assert_true(base_time_monotonic_ms() < gate_end_ms);                         \
            gate_play((stage), (client));                                                \
        }                                                                                \
    } while (0)

#endif
