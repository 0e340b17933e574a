/*
 * The roster for the gate: which keys may connect. A request of the gate itself, told by
 * the caller frame that only the gate writes; a client's envelope of this type is refused
 * there.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_log.h"
#include "intake/intake.h"
#include "store/store_roster.h"
#include "wire/wire_roster.h"

enum { KEYS_MAX = 4096 };

bool
intake_roster_answer(struct run *run,
                     struct bus_request *request,
                     const struct wire_envelope *envelope,
                     const struct vigil_key *caller)
{
    if (envelope->type != VIGIL_MESSAGE_KEY_ROSTER_QUERY ||
        strcmp(caller->party, "gate") != 0) {
        return false;
    }
    struct base_error error;
    struct store_roster_list list = {.at = calloc(KEYS_MAX, sizeof(struct vigil_key)),
                                     .capacity = KEYS_MAX};
    uint8_t *bytes = malloc(wire_roster_size(KEYS_MAX));
    size_t size = 0;
    if (list.at != NULL && bytes != NULL &&
        store_connect(run->store, &error) == BASE_OK) {
        store_roster_all(run->store, &list);
        if (store_run(run->store, &error) == BASE_OK) {
            size = wire_roster_write(
                list.at, list.count, 1, bytes, wire_roster_size(KEYS_MAX));
        }
    }
    if (size > 0) {
        bus_server_answer(run->server, request, bytes, size);
    } else {
        bus_request_done(request); /* the gate asks again in a second */
    }
    free(bytes);
    free(list.at);
    return true;
}
