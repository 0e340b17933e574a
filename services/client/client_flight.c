/* Messages on their way: see client_flight.h. */
#include "client/client_flight.h"

#include <stdlib.h>

#include "base/base_id.h"

void
client_flight_add(struct client_flights *flights, struct client_flight *flight)
{
    flights->at[flights->count++] = *flight;
    flight->bytes = NULL;
}

struct client_flight *
client_flight_find(struct client_flights *flights, const struct vigil_id *id)
{
    for (size_t i = 0; i < flights->count; i++) {
        if (base_id_equal(&flights->at[i].id, id)) {
            return &flights->at[i];
        }
    }
    return NULL;
}

void
client_flight_end(struct client_flights *flights,
                  struct client_flight *flight,
                  enum vigil_result result,
                  const struct vigil_answer *answer,
                  const struct vigil_error *error)
{
    static const struct vigil_answer no_answer;
    static const struct vigil_error no_error;
    struct client_flight ended = *flight;
    *flight = flights->at[--flights->count];
    ended.answered(ended.context,
                   result,
                   answer == NULL ? &no_answer : answer,
                   error == NULL ? &no_error : error);
    free(ended.bytes);
}

void
client_flight_end_all(struct client_flights *flights,
                      enum vigil_result result,
                      const struct vigil_error *error)
{
    while (flights->count > 0) {
        client_flight_end(flights, &flights->at[flights->count - 1], result, NULL, error);
    }
}

void
client_flight_unsend(struct client_flights *flights)
{
    for (size_t i = 0; i < flights->count; i++) {
        flights->at[i].sent = false;
    }
}
