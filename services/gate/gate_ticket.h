/*
 * What is in flight: a ticket for each message that was passed on, which says whose the
 * answer is. Owns the slots.
 *
 * Tickets are numbers in order from a random start, so that an answer which outlived a
 * restart of the gate finds no one, and the oldest are always at one end. Promises: a
 * ticket is used once; there are never more than GATE_TICKETS_MAX.
 */
#ifndef GATE_TICKET_H
#define GATE_TICKET_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "bus/bus_front.h"
#include "bus/bus_link.h"
#include "gate/gate_route.h"
#include "vigil/records.h"

enum { GATE_TICKETS_MAX = 8192 };

struct gate_ticket {
    uint64_t number; /* 0: free */
    int64_t issued_ms;
    enum gate_service service; /* which owes the answer */
    uint8_t route[BUS_FRONT_ROUTE];
    char public_key[VIGIL_KEY_SIZE];
    struct vigil_id message_id;
};

struct gate_tickets {
    struct gate_ticket *slots;
    uint64_t oldest; /* no ticket below is in flight */
    uint64_t next;
};

enum base_class gate_tickets_init(struct gate_tickets *tickets,
                                  struct base_error *ret_error) BASE_MUST_CHECK;
void gate_tickets_done(struct gate_tickets *tickets);

/* Makes the next ticket; NULL if all are in flight. The caller fills it in. */
struct gate_ticket *gate_ticket_issue(struct gate_tickets *tickets);

/* The ticket that the bytes name, NULL if it is not in flight. */
struct gate_ticket *gate_ticket_find(const struct gate_tickets *tickets,
                                     const uint8_t bytes[BUS_TICKET_SIZE]);

/* The oldest ticket in flight, NULL if there is none. */
struct gate_ticket *gate_ticket_oldest(struct gate_tickets *tickets);

void gate_ticket_print(const struct gate_ticket *ticket,
                       uint8_t ret_bytes[BUS_TICKET_SIZE]);
void gate_ticket_end(struct gate_ticket *ticket);

#endif
