/*
 * vigil-gate: the only door in. It knows who may connect and where a message goes, and
 * nothing of what a message means; it has no database and no key but its own.
 *
 * This is the state of the one process; each gate_*.c has one duty on it.
 */
#ifndef GATE_H
#define GATE_H

#include <stdbool.h>
#include <stdint.h>

#include "bus/bus_front.h"
#include "bus/bus_link.h"
#include "bus/bus_zap.h"
#include "gate/gate_roster.h"
#include "gate/gate_route.h"
#include "gate/gate_ticket.h"
#include "vigil/records.h"

struct gate_counts {
    uint64_t passed, answered, refused, busy, expired, stray;
};

struct gate {
    struct bus *bus;
    struct bus_zap *zap;
    struct bus_front *front;
    struct bus_link *links[GATE_SERVICES];
    struct bus_link *roster_link; /* of its own, so that no queue delays a revocation */
    struct gate_roster roster;
    struct gate_tickets tickets;
    uint32_t awaited[GATE_SERVICES]; /* answers of each service; who owes none is not
                                        waited for */
    int64_t roster_due_ms;           /* when to ask for the roster again */
    char public_key[VIGIL_KEY_SIZE];
    char secret_key[VIGIL_KEY_SIZE];
    char self_test_key[VIGIL_KEY_SIZE]; /* random, to be refused at start */
    struct gate_counts counts;
    int64_t counts_due_ms;
    int64_t alive_due_ms;
};

/* Opens everything in the order that keeps the door shut until it is known to be one;
 * BASE_STOP says why it must not be opened. */
enum base_class gate_start(struct gate *gate,
                           struct base_error *ret_error) BASE_MUST_CHECK;
void gate_stop(struct gate *gate);

/* Proves that the door is shut: a key that nobody knows must be refused, by us. */
enum base_class gate_self_test(struct gate *gate,
                               struct base_error *ret_error) BASE_MUST_CHECK;

/* Serves until a signal says stop. */
void gate_serve(struct gate *gate);

/* One message from a client: refused, or passed on to its service. */
void gate_pass(struct gate *gate, const struct bus_message *message);

/* One answer from a service: back to the client whose ticket it has. */
void gate_answer(struct gate *gate, const struct bus_link_answer *answer);

/* Tells Busy to those whose service did not answer in time. */
void gate_expire(struct gate *gate, int64_t now_ms);

/* Asks intake for the roster when it is due, and takes its answers. */
void gate_roster_ask(struct gate *gate, int64_t now_ms);
void gate_roster_take(struct gate *gate);

/* Waits for the first roster, though not long: whoever knocks meanwhile is answered
 * after it, and need not come back after a "later", which costs a client 5 s. */
void gate_roster_await(struct gate *gate);

/* Answers of the gate's own. */
void gate_refuse(struct gate *gate,
                 const struct bus_message *message,
                 const struct vigil_id *message_id,
                 const char *code,
                 const struct vigil_faults *faults);
void gate_busy(struct gate *gate,
               const uint8_t route[BUS_FRONT_ROUTE],
               const struct vigil_id *message_id);

#endif
