/*
 * Fetching the roster: the gate asks intake over a private link, at start and then every
 * second. An intake that is away changes nothing: who was known stays known, and without
 * intake no key can be revoked either.
 */
#include "base/base_id.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "gate/gate.h"
#include "gate/gate_config.h"
#include "run/run_process.h"
#include "wire/wire_caller.h"
#include "wire/wire_envelope.h"

enum { AGAIN_MS = 50, AWAIT_MS = 2000 };

void
gate_roster_ask(struct gate *gate, int64_t now_ms)
{
    if (now_ms < gate->roster_due_ms) {
        return;
    }
    struct wire_caller self = {.key = {.role = VIGIL_ROLE_OPERATOR, .party = "gate"},
                               .received_at = VIGIL_INSTANT_NONE};
    (void)base_text_copy(
        self.key.public_key, sizeof(self.key.public_key), gate->public_key);
    uint8_t caller[WIRE_CALLER_SIZE];
    uint8_t body[WIRE_ENVELOPE_EXTRA];
    struct vigil_id id = base_id_new();
    struct bus_link_request request = {.caller = caller, .body = body};
    request.caller_size = wire_caller_write(&self, caller, sizeof(caller));
    request.body_size = wire_envelope_write(
        &id, VIGIL_MESSAGE_KEY_ROSTER_QUERY, NULL, 0, body, sizeof(body));
    bool sent = bus_link_send(gate->roster_link, &request);
    /* until there is a roster nobody can come in: ask again soon */
    int64_t pause_ms = gate_config.roster_interval_ms;
    if (!sent && !gate->roster.known && pause_ms > AGAIN_MS) {
        pause_ms = AGAIN_MS;
    }
    gate->roster_due_ms = now_ms + pause_ms;
}

void
gate_roster_take(struct gate *gate)
{
    struct bus_link_answer answer;
    while (bus_link_receive(gate->roster_link, &answer)) {
        struct base_error error;
        bool first = !gate->roster.known;
        int64_t version = gate->roster.version;
        if (gate_roster_replace(&gate->roster, answer.bytes, answer.size, &error) !=
            BASE_OK) {
            base_log_error("roster", &error);
        } else if (first || gate->roster.version != version) {
            base_log(BASE_LOG_INFO,
                     "event=roster version=%lld keys=%zu",
                     (long long)gate->roster.version,
                     gate->roster.count);
        }
    }
}

void
gate_roster_await(struct gate *gate)
{
    int64_t now_ms = base_time_monotonic_ms();
    int64_t end_ms = now_ms + AWAIT_MS;
    while (!gate->roster.known && now_ms < end_ms && !run_process_should_stop()) {
        gate_roster_ask(gate, now_ms);
        struct bus_wait_item items[] = {{.socket = bus_link_socket(gate->roster_link)},
                                        {.fd = run_process_signal_fd()}};
        bus_wait(items, BASE_COUNT(items), (long)(gate->roster_due_ms - now_ms));
        gate_roster_take(gate);
        now_ms = base_time_monotonic_ms();
    }
}
