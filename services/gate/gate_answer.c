/* Answers: back to whom the ticket names, or Busy when none came in time. */
#include "base/base_time.h"
#include "gate/gate.h"
#include "gate/gate_config.h"

static void
end_ticket(struct gate *gate, struct gate_ticket *ticket)
{
    struct gate_member *member = gate_roster_find(&gate->roster, ticket->public_key);
    /* a key that went and came back has forgotten what it had in flight */
    if (member != NULL && member->in_flight > 0) {
        member->in_flight--;
    }
    gate->awaited[ticket->service]--;
    gate_ticket_end(ticket);
}

void
gate_answer(struct gate *gate, const struct bus_link_answer *answer)
{
    struct gate_ticket *ticket = gate_ticket_find(&gate->tickets, answer->ticket);
    if (ticket == NULL) {
        gate->counts.stray++; /* too late, or of an earlier gate: the client asks again */
        return;
    }
    bus_front_send(gate->front, ticket->route, answer->bytes, answer->size);
    end_ticket(gate, ticket);
    gate->counts.answered++;
}

void
gate_expire(struct gate *gate, int64_t now_ms)
{
    struct gate_ticket *ticket = gate_ticket_oldest(&gate->tickets);
    while (ticket != NULL &&
           now_ms - ticket->issued_ms >= gate_config.answer_timeout_ms) {
        gate_busy(gate, ticket->route, &ticket->message_id);
        end_ticket(gate, ticket);
        gate->counts.expired++;
        ticket = gate_ticket_oldest(&gate->tickets);
    }
}
