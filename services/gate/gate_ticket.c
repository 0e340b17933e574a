/* What is in flight: see gate_ticket.h. */
#include "gate/gate_ticket.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_id.h"

enum base_class
gate_tickets_init(struct gate_tickets *tickets, struct base_error *ret_error)
{
    tickets->slots = calloc(GATE_TICKETS_MAX, sizeof(*tickets->slots));
    if (tickets->slots == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    base_random(&tickets->next, sizeof(tickets->next));
    tickets->next = (tickets->next >> 1) + 1; /* never 0, and far from the end */
    tickets->oldest = tickets->next;
    return BASE_OK;
}

void
gate_tickets_done(struct gate_tickets *tickets)
{
    free(tickets->slots);
    tickets->slots = NULL;
}

struct gate_ticket *
gate_ticket_issue(struct gate_tickets *tickets)
{
    struct gate_ticket *ticket = &tickets->slots[tickets->next % GATE_TICKETS_MAX];
    if (ticket->number != 0) {
        return NULL;
    }
    ticket->number = tickets->next++;
    return ticket;
}

struct gate_ticket *
gate_ticket_find(const struct gate_tickets *tickets, const uint8_t bytes[BUS_TICKET_SIZE])
{
    uint64_t number;
    memcpy(&number, bytes, sizeof(number));
    struct gate_ticket *ticket = &tickets->slots[number % GATE_TICKETS_MAX];
    return number != 0 && ticket->number == number ? ticket : NULL;
}

struct gate_ticket *
gate_ticket_oldest(struct gate_tickets *tickets)
{
    for (; tickets->oldest < tickets->next; tickets->oldest++) {
        struct gate_ticket *ticket = &tickets->slots[tickets->oldest % GATE_TICKETS_MAX];
        if (ticket->number == tickets->oldest) {
            return ticket;
        }
    }
    return NULL;
}

void
gate_ticket_print(const struct gate_ticket *ticket, uint8_t ret_bytes[BUS_TICKET_SIZE])
{
    /* only this process reads it again: the host's byte order will do */
    memcpy(ret_bytes, &ticket->number, BUS_TICKET_SIZE);
}

void
gate_ticket_end(struct gate_ticket *ticket)
{
    *ticket = (struct gate_ticket){.number = 0};
}
