/*
 * Submissions and questions, one at a time or many: see vigil.h. What happens to them on
 * their way is client_drive.c's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_id.h"
#include "base/base_time.h"
#include "client/client.h"
#include "client/client_spool.h"
#include "client/client_submit.h"
#include "wire/wire_answer.h"
#include "wire/wire_chunk.h"
#include "wire/wire_envelope.h"
#include "wire/wire_query.h"

enum { BODY_MAX = VIGIL_MESSAGE_MAX - WIRE_ENVELOPE_EXTRA };

static const struct vigil_id no_id;

enum vigil_result
client_submit_start(struct vigil_client *client,
                    const struct vigil_id *id,
                    const uint8_t *bytes,
                    size_t size,
                    vigil_answered *answered,
                    void *context,
                    struct vigil_error *ret_error)
{
    int64_t now_ms = base_time_monotonic_ms();
    if (client_flight_find(&client->flights, id) != NULL) {
        return client_error_set(ret_error,
                                VIGIL_WRONG_SETUP,
                                "already_in_flight",
                                "a message with this id is on its way");
    }
    struct client_flight flight = {.id = *id,
                                   .bytes = malloc(size),
                                   .size = size,
                                   .send_ms = now_ms,
                                   .expires_ms = now_ms + client->profile.timeout_ms,
                                   .answered = answered,
                                   .context = context};
    if (flight.bytes == NULL) {
        return client_error_set(
            ret_error, VIGIL_NO_RESOURCE, "out_of_memory", "out of memory");
    }
    memcpy(flight.bytes, bytes, size);
    if (client->flights.count == 0) {
        client_link_begin(client, now_ms);
    }
    client_flight_add(&client->flights, &flight);
    return VIGIL_OK;
}

/* How a single submission ended; its answer has gone to its caller already. */
struct single {
    enum vigil_result result;
    struct vigil_error *error;
};

static void
take_end(void *context,
         enum vigil_result result,
         const struct vigil_answer *answer,
         const struct vigil_error *error)
{
    struct single *single = context;
    (void)answer;
    single->result = result;
    if (single->error != NULL) {
        *single->error = *error;
    }
}

enum vigil_result
client_submit_wait(struct vigil_client *client,
                   const struct vigil_id *id,
                   const uint8_t *bytes,
                   size_t size,
                   struct vigil_answer *ret_answer,
                   struct vigil_error *ret_error)
{
    struct single single = {VIGIL_OK, ret_error};
    enum vigil_result result =
        client_submit_start(client, id, bytes, size, take_end, &single, ret_error);
    if (result != VIGIL_OK) {
        return result;
    }
    client_flight_find(&client->flights, id)->into = ret_answer;
    client_drive(client, 0);
    if (ret_answer->kind != VIGIL_ANSWER_NONE) {
        ret_answer->sent = malloc(size); /* without memory it is not there */
        ret_answer->sent_size = ret_answer->sent == NULL ? 0 : size;
    }
    if (ret_answer->sent != NULL) {
        memcpy(ret_answer->sent, bytes, size);
    }
    return single.result;
}

/* What an interrupted run may have to send again: all that is about a case. Keys and time
 * are not, as what was wanted then need not be wanted now. */
static bool
is_spooled(const struct vigil_client *client, enum vigil_message type)
{
    const struct vigil_form_type *form = vigil_form_of(type);
    return client->profile.spool[0] != '\0' && form != NULL && form->type == type;
}

static enum vigil_result
submit_spooled(struct vigil_client *client,
               const struct vigil_submission *submission,
               const uint8_t *body,
               size_t body_size,
               struct vigil_answer *ret_answer,
               struct vigil_error *ret_error)
{
    const char *folder = client->profile.spool;
    struct client_spooled *spooled = malloc(sizeof(*spooled));
    uint8_t *bytes = malloc(VIGIL_MESSAGE_MAX);
    enum vigil_result result = VIGIL_NO_RESOURCE;
    if (spooled == NULL || bytes == NULL) {
        (void)client_error_set(
            ret_error, VIGIL_NO_RESOURCE, "out_of_memory", "out of memory");
    } else if (base_id_equal(&submission->id, &no_id) &&
               client_spool_find(folder, submission->type, body, body_size, spooled)) {
        result = VIGIL_OK;
    } else {
        struct vigil_id id =
            base_id_equal(&submission->id, &no_id) ? base_id_new() : submission->id;
        size_t size = client_pack_envelope(
            submission, &id, body, body_size, bytes, VIGIL_MESSAGE_MAX);
        result = client_spool_put(folder, &id, bytes, size, spooled, ret_error);
    }
    if (result == VIGIL_OK) {
        result = client_submit_wait(
            client, &spooled->id, spooled->bytes, spooled->size, ret_answer, ret_error);
        client_spool_end(folder, spooled, result == VIGIL_OK || result == VIGIL_REFUSED);
    }
    free(bytes);
    free(spooled);
    return result;
}

enum vigil_result
vigil_submit(struct vigil_client *client,
             const struct vigil_submission *submission,
             struct vigil_answer *ret_answer,
             struct vigil_error *ret_error)
{
    static _Thread_local uint8_t body[BODY_MAX];
    static _Thread_local uint8_t bytes[VIGIL_MESSAGE_MAX];
    memset(ret_answer, 0, sizeof(*ret_answer));
    size_t body_size = client_pack(submission, body, sizeof(body));
    if (body_size == 0) {
        return client_pack_refuse(submission, ret_error);
    }
    if (is_spooled(client, submission->type)) {
        return submit_spooled(client, submission, body, body_size, ret_answer, ret_error);
    }
    struct vigil_id id =
        base_id_equal(&submission->id, &no_id) ? base_id_new() : submission->id;
    size_t size =
        client_pack_envelope(submission, &id, body, body_size, bytes, sizeof(bytes));
    return client_submit_wait(client, &id, bytes, size, ret_answer, ret_error);
}

enum vigil_result
vigil_query(struct vigil_client *client,
            enum vigil_message type,
            const struct vigil_query *query,
            struct vigil_answer *ret_answer,
            struct vigil_error *ret_error)
{
    static _Thread_local uint8_t body[BODY_MAX];
    static _Thread_local uint8_t bytes[VIGIL_MESSAGE_MAX];
    memset(ret_answer, 0, sizeof(*ret_answer));
    struct vigil_id id = base_id_new();
    size_t size = type == VIGIL_MESSAGE_DOCUMENT_CHUNK && query->chunk != NULL
                      ? wire_chunk_write(query->chunk, body, sizeof(body))
                      : wire_query_write(query, body, sizeof(body));
    size = wire_envelope_write(&id, type, body, size, bytes, sizeof(bytes));
    if (size == 0) {
        return client_pack_refuse(NULL, ret_error);
    }
    return client_submit_wait(client, &id, bytes, size, ret_answer, ret_error);
}

void
vigil_answer_done(struct vigil_answer *answer)
{
    wire_answer_done(answer);
}
