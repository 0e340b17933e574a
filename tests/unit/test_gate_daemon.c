/* The real vigil-gate, with an intake that the test plays: who comes in, what goes on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sys/stat.h>

#include "gate_stage.h"

static struct gate_stage *
open_gate(void **state, const char *lines)
{
    struct gate_stage *stage = *state;
    gate_open_intake(stage);
    gate_start_with(stage, lines);
    return stage;
}

/* Sends a case query and sees who answers. */
static void
expect_answer_of_intake(struct gate_stage *stage, struct bus_client *client)
{
    struct vigil_answer answer;
    struct vigil_id id = gate_send(client, VIGIL_MESSAGE_CASE_QUERY);
    gate_receive(stage, client, &answer);
    assert_true(gate_is_of_intake(&answer));
    assert_true(base_id_equal(&answer.message_id, &id));
    wire_answer_done(&answer);
}

static void
expect_rejection(struct gate_stage *stage, struct bus_client *client, const char *code)
{
    struct vigil_answer answer;
    gate_receive(stage, client, &answer);
    assert_int_equal(answer.kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer.rejection.code, code);
    wire_answer_done(&answer);
}

/* Each sender's message carries that sender's identity, and each gets its own answer. */
static void
test_there_and_back(void **state)
{
    struct gate_stage *stage = open_gate(state, "");
    const struct gate_sender *senders[] = {&stage->alpha, &stage->beta};
    for (size_t i = 0; i < BASE_COUNT(senders); i++) {
        struct bus_client *client = gate_enter(stage, senders[i]);
        int forwarded = stage->forwarded;
        expect_answer_of_intake(stage, client);
        assert_int_equal(stage->forwarded, forwarded + 1);
        bus_client_free(client);
    }
    stage->played = true;
}

static void
test_caller(void **state)
{
    struct gate_stage *stage = open_gate(state, "");
    stage->holds = true;
    struct bus_client *client = gate_enter(stage, &stage->beta);
    (void)gate_send(client, VIGIL_MESSAGE_NOTIFICATION);
    GATE_UNTIL(stage, client, stage->held_count == 1);
    struct wire_caller caller;
    struct vigil_faults faults;
    assert_int_equal(
        wire_caller_read(
            stage->held[0].caller, stage->held[0].caller_size, &caller, &faults),
        BASE_OK);
    assert_string_equal(caller.key.party, "E09000033");
    assert_int_equal(caller.key.role, VIGIL_ROLE_AUTHORITY);
    assert_string_equal(caller.key.public_key, stage->beta.key.public_key);
    assert_int_equal(stage->type, VIGIL_MESSAGE_NOTIFICATION);
    bus_client_free(client);
    stage->played = true;
}

static void
test_unknown_key(void **state)
{
    struct gate_stage *stage = open_gate(state, "");
    struct gate_sender stranger;
    gate_make_sender(&stranger, "E08000025");
    struct bus_client *client = gate_client(stage, &stranger);
    GATE_UNTIL(stage, client, bus_client_state(client) == BUS_CLIENT_KEY_REFUSED);
    bus_client_free(client);
    assert_int_equal(stage->forwarded, 0);
    stage->played = true;
}

/* A revoked key's next message is refused on the connection that it still has, and no new
 * one is let in; the other's work goes on. */
static void
test_revoked_key(void **state)
{
    struct gate_stage *stage = open_gate(state, "");
    struct bus_client *client = gate_enter(stage, &stage->beta);
    struct bus_client *other = gate_enter(stage, &stage->alpha);
    expect_answer_of_intake(stage, client);
    stage->roster_count = 1;
    stage->roster_version++;
    int asked = stage->roster_asked;
    GATE_UNTIL(stage, NULL, stage->roster_asked >= asked + 2); /* the first was taken */
    int forwarded = stage->forwarded;
    struct vigil_id id = gate_send(client, VIGIL_MESSAGE_CASE_QUERY);
    struct vigil_answer answer;
    gate_receive(stage, client, &answer);
    assert_int_equal(answer.kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer.rejection.code, "key_revoked");
    assert_true(answer.rejection.faults.count == 1 && stage->forwarded == forwarded);
    assert_true(base_id_equal(&answer.message_id, &id));
    wire_answer_done(&answer);
    assert_int_equal(bus_client_renew(client, &stage->error), BASE_OK);
    GATE_UNTIL(stage, client, bus_client_state(client) == BUS_CLIENT_KEY_REFUSED);
    expect_answer_of_intake(stage, other);
    bus_client_free(client);
    bus_client_free(other);
    stage->played = true;
}

/* Bytes that are no message are answered by the gate and reach no service. */
static void
test_hostile_bytes(void **state)
{
    static uint8_t many[VIGIL_MESSAGE_MAX];
    static const struct {
        const char *bytes;
        size_t size;
    } rows[] = {{"", 0},
                {"\x0A", 1},
                {"\x0A\xFF\xFF\xFF\xFF\x0F", 6},
                {"GET / HTTP/1.1\r\n\r\n", 18},
                {(const char *)many, sizeof(many) - 1},
                {(const char *)many, sizeof(many)}};
    struct gate_stage *stage = open_gate(state, "");
    struct bus_client *client = gate_enter(stage, &stage->alpha);
    memset(many, 0x0A, sizeof(many));
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        assert_true(
            bus_client_send(client, (const uint8_t *)rows[i].bytes, rows[i].size));
        expect_rejection(stage, client, "message_malformed");
    }
    assert_int_equal(stage->forwarded, 0);
    expect_answer_of_intake(stage, client);
    bus_client_free(client);
    stage->played = true;
}

/* The gate's own question is not for clients: it would tell everybody's keys. */
static void
test_private_type(void **state)
{
    struct gate_stage *stage = open_gate(state, "");
    struct bus_client *client = gate_enter(stage, &stage->alpha);
    (void)gate_send(client, VIGIL_MESSAGE_KEY_ROSTER_QUERY);
    expect_rejection(stage, client, "type_unknown");
    bus_client_free(client);
    stage->played = true;
}

/* A service that is not there: Busy at once. */
static void
test_service_away(void **state)
{
    static const enum vigil_message types[] = {VIGIL_MESSAGE_PANEL_RESPONSE,
                                               VIGIL_MESSAGE_DEADLINES_QUERY,
                                               VIGIL_MESSAGE_REPORT_QUERY,
                                               VIGIL_MESSAGE_ALERTS_QUERY};
    struct gate_stage *stage = open_gate(state, "gate.busy_retry_ms = 321\n");
    struct bus_client *client = gate_enter(stage, &stage->alpha);
    for (size_t i = 0; i < BASE_COUNT(types); i++) {
        struct vigil_answer answer;
        struct vigil_id id = gate_send(client, types[i]);
        gate_receive(stage, client, &answer);
        assert_int_equal(answer.kind, VIGIL_ANSWER_BUSY);
        assert_int_equal(answer.busy.retry_after_ms, 321);
        assert_true(base_id_equal(&answer.message_id, &id));
        wire_answer_done(&answer);
    }
    assert_int_equal(stage->forwarded, 0);
    bus_client_free(client);
    stage->played = true;
}

/* One key's quota is its own: the fifth message is told Busy, the other key is served,
 * and an answer makes room. */
static void
test_quota(void **state)
{
    struct gate_stage *stage = open_gate(state, "gate.in_flight_max = 4\n");
    struct bus_client *client = gate_enter(stage, &stage->alpha);
    struct bus_client *other = gate_enter(stage, &stage->beta);
    struct vigil_answer answer;
    stage->holds = true;
    for (int i = 0; i < 5; i++) {
        (void)gate_send(client, VIGIL_MESSAGE_CASE_QUERY);
    }
    gate_receive(stage, client, &answer);
    assert_int_equal(answer.kind, VIGIL_ANSWER_BUSY);
    assert_false(gate_is_of_intake(&answer));
    wire_answer_done(&answer);
    GATE_UNTIL(stage, client, stage->held_count == 4);
    stage->holds = false;
    expect_answer_of_intake(stage, other);
    gate_intake_answer(stage, &stage->held[--stage->held_count]);
    gate_receive(stage, client, &answer);
    assert_true(gate_is_of_intake(&answer));
    wire_answer_done(&answer);
    expect_answer_of_intake(stage, client);
    assert_int_equal(stage->forwarded, 6);
    bus_client_free(client);
    bus_client_free(other);
    stage->played = true;
}

/* No answer in time: Busy, and the late answer goes to nobody. */
static void
test_late_answer(void **state)
{
    struct gate_stage *stage = open_gate(state, "gate.answer_timeout_ms = 100\n");
    struct bus_client *client = gate_enter(stage, &stage->alpha);
    struct vigil_answer answer;
    stage->holds = true;
    (void)gate_send(client, VIGIL_MESSAGE_CASE_QUERY);
    gate_receive(stage, client, &answer);
    assert_int_equal(answer.kind, VIGIL_ANSWER_BUSY);
    assert_false(gate_is_of_intake(&answer));
    wire_answer_done(&answer);
    assert_int_equal(stage->held_count, 1);
    stage->holds = false;
    gate_intake_answer(stage, &stage->held[--stage->held_count]);
    /* the next answer is the next question's */
    expect_answer_of_intake(stage, client);
    bus_client_free(client);
    stage->played = true;
}

/* Without a roster nobody is let in and nobody is refused for good. */
static void
test_no_roster(void **state)
{
    struct gate_stage *stage = *state;
    gate_start_with(stage, "");
    struct bus_client *client = gate_client(stage, &stage->alpha);
    GATE_UNTIL(stage, client, bus_client_state(client) != BUS_CLIENT_UNREACHABLE);
    gate_open_intake(stage);
    GATE_UNTIL(stage, client, stage->roster_asked >= 2);
    enum bus_client_state now = bus_client_state(client);
    assert_true(now != BUS_CLIENT_KEY_REFUSED);
    assert_int_equal(bus_client_renew(client, &stage->error), BASE_OK);
    GATE_UNTIL(stage, client, bus_client_state(client) == BUS_CLIENT_CONNECTED);
    expect_answer_of_intake(stage, client);
    bus_client_free(client);
    stage->played = true;
}

/* A key that others can read, or that is none, is not used; none is ever replaced. */
static void
test_key_file(void **state)
{
    struct gate_stage *stage = open_gate(state, "");
    struct stat status;
    assert_int_equal(stat(stage->key_file, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    /* never replaces a key */
    assert_int_equal(gate_exit_status(gate_run(stage, "--make-key", stage->key_file)), 1);
    assert_int_equal(chmod(stage->key_file, 0640), 0);
    assert_int_equal(gate_exit_status(gate_run(stage, "--config", stage->config)), 1);
    assert_int_equal(unlink(stage->key_file), 0);
    assert_int_equal(gate_exit_status(gate_run(stage, "--config", stage->config)), 1);
    FILE *file = fopen(stage->key_file, "we");
    assert_int_equal(fchmod(fileno(file), 0600), 0);
    (void)fprintf(file, "no key\n");
    (void)fclose(file);
    assert_int_equal(gate_exit_status(gate_run(stage, "--config", stage->config)), 1);
    stage->played = true;
}

int
main(void)
{
#define STAGED(test) cmocka_unit_test_setup_teardown(test, gate_stage_up, gate_stage_down)
    const struct CMUnitTest tests[] = {
        STAGED(test_there_and_back),
        STAGED(test_caller),
        STAGED(test_unknown_key),
        STAGED(test_revoked_key),
        STAGED(test_hostile_bytes),
        STAGED(test_private_type),
        STAGED(test_service_away),
        STAGED(test_quota),
        STAGED(test_late_answer),
        STAGED(test_no_roster),
        STAGED(test_key_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
