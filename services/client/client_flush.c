/* Sending what an earlier run left in the spool: see vigil.h. */
#include <stdlib.h>

#include "client/client.h"
#include "client/client_spool.h"
#include "client/client_submit.h"
#include "wire/wire_answer.h"
#include "wire/wire_envelope.h"

/* Sends one and lets go of it. VIGIL_OK once it was answered, however. */
static enum vigil_result
send_one(struct vigil_client *client,
         struct client_spooled *spooled,
         vigil_answered *answered,
         void *context,
         struct vigil_error *ret_error)
{
    struct vigil_answer answer = {.kind = VIGIL_ANSWER_NONE};
    struct vigil_error error = {"", ""};
    enum vigil_result result = client_submit_wait(
        client, &spooled->id, spooled->bytes, spooled->size, &answer, &error);
    bool known = result == VIGIL_OK || result == VIGIL_REFUSED;
    client_spool_end(client->profile.spool, spooled, known);
    if (known) {
        answered(context, result, &answer, &error);
        result = VIGIL_OK;
    } else if (ret_error != NULL) {
        *ret_error = error;
    }
    wire_answer_done(&answer);
    return result;
}

enum vigil_result
vigil_spool_flush(struct vigil_client *client,
                  const struct vigil_submission *except,
                  vigil_answered *answered,
                  void *context,
                  struct vigil_error *ret_error)
{
    static _Thread_local uint8_t body[VIGIL_MESSAGE_MAX - WIRE_ENVELOPE_EXTRA];
    const char *folder = client->profile.spool;
    size_t body_size = except == NULL ? 0 : client_pack(except, body, sizeof(body));
    struct vigil_id after = {{0}};
    enum vigil_result result = VIGIL_OK;
    struct client_spooled *spooled = malloc(sizeof(*spooled));
    if (spooled == NULL) {
        return client_error_set(
            ret_error, VIGIL_NO_RESOURCE, "out_of_memory", "out of memory");
    }
    while (folder[0] != '\0' && result == VIGIL_OK &&
           client_spool_next(folder, &after, spooled)) {
        after = spooled->id;
        if (except != NULL && client_spool_is(spooled, except->type, body, body_size)) {
            client_spool_end(folder, spooled, false);
        } else {
            result = send_one(client, spooled, answered, context, ret_error);
        }
    }
    free(spooled);
    return result;
}
