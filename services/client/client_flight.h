/*
 * Messages on their way: sent or about to be, and not answered yet.
 *
 * Owns the envelopes' bytes. Promises: each ends exactly once, by its callback, and is
 * out of the table before that is called.
 */
#ifndef CLIENT_FLIGHT_H
#define CLIENT_FLIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/vigil.h"

struct client_flight {
    struct vigil_id id;
    uint8_t *bytes; /* the envelope */
    size_t size;
    bool sent;         /* on the present socket */
    bool busy;         /* the last answer was Busy */
    unsigned attempts; /* Busy answers, and answers that could not be read */
    int64_t send_ms;   /* not before this */
    int64_t sent_ms;
    int64_t expires_ms;        /* then it is given up */
    struct vigil_answer *into; /* where its answer goes, to stay; NULL: it is only told */
    vigil_answered *answered;
    void *context;
};

struct client_flights {
    size_t count;
    struct client_flight at[VIGIL_IN_FLIGHT_MAX];
};

/* Adds one, taking the bytes; there must be room. */
void client_flight_add(struct client_flights *flights, struct client_flight *flight);

/* The one with this id, or NULL. */
struct client_flight *client_flight_find(struct client_flights *flights,
                                         const struct vigil_id *id);

/* Takes it out and tells its caller. */
void client_flight_end(struct client_flights *flights,
                       struct client_flight *flight,
                       enum vigil_result result,
                       const struct vigil_answer *answer,
                       const struct vigil_error *error);

/* Ends all of them for the same reason. */
void client_flight_end_all(struct client_flights *flights,
                           enum vigil_result result,
                           const struct vigil_error *error);

/* The socket is another: nothing counts as sent. */
void client_flight_unsend(struct client_flights *flights);

#endif
