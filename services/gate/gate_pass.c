/*
 * One message in. It goes on only if its key is in the roster now (a connection outlives
 * a revocation), its bytes have passed the scan, and its type is one that clients may
 * send. The service is told who sent it in a frame of its own, and looks the key up
 * again.
 */
#include <string.h>

#include "base/base_faults.h"
#include "base/base_time.h"
#include "gate/gate.h"
#include "gate/gate_config.h"
#include "rules/rules_access.h"
#include "wire/wire_caller.h"
#include "wire/wire_envelope.h"

/* Sends it on under a ticket; false if the service cannot take it now. */
static bool
forward(struct gate *gate,
        struct gate_member *member,
        const struct bus_message *message,
        const struct wire_envelope *envelope)
{
    enum gate_service service = gate_route_of(envelope->type);
    struct gate_ticket *ticket = member->in_flight < gate_config.in_flight_max
                                     ? gate_ticket_issue(&gate->tickets)
                                     : NULL;
    if (ticket == NULL) {
        return false;
    }
    const struct wire_caller who = {.key = member->key, .received_at = base_time_now()};
    uint8_t caller[WIRE_CALLER_SIZE];
    struct bus_link_request request = {
        .caller = caller, .body = message->bytes, .body_size = message->size};
    request.caller_size = wire_caller_write(&who, caller, sizeof(caller));
    gate_ticket_print(ticket, request.ticket);
    if (!bus_link_send(gate->links[service], &request)) {
        gate_ticket_end(ticket);
        return false;
    }
    ticket->issued_ms = base_time_monotonic_ms();
    ticket->message_id = envelope->message_id;
    memcpy(ticket->route, message->route, BUS_FRONT_ROUTE);
    memcpy(ticket->public_key, message->public_key, VIGIL_KEY_SIZE);
    ticket->service = service;
    gate->awaited[service]++;
    member->in_flight++;
    gate->counts.passed++;
    return true;
}

void
gate_pass(struct gate *gate, const struct bus_message *message)
{
    static struct vigil_faults faults; /* large, and there is one thread */
    struct wire_envelope envelope;
    enum base_class class =
        wire_envelope_read(message->bytes, message->size, &envelope, &faults);
    struct gate_member *member = gate_roster_find(&gate->roster, message->public_key);
    if (member == NULL) {
        faults.count = faults.more = 0;
        rules_access_no_key(&faults);
        gate_refuse(gate, message, &envelope.message_id, "key_revoked", &faults);
        return;
    }
    if (class != BASE_OK) {
        gate_refuse(gate, message, &envelope.message_id, "message_malformed", &faults);
        return;
    }
    if (gate_route_of(envelope.type) == GATE_NOWHERE) {
        base_faults_add(&faults,
                        "type",
                        "type_unknown",
                        "is not a type that a client may send",
                        "one of the message types of include/vigil/codes.h");
        gate_refuse(gate, message, &envelope.message_id, "type_unknown", &faults);
        return;
    }
    if (!forward(gate, member, message, &envelope)) {
        gate_busy(gate, message->route, &envelope.message_id);
    }
}
