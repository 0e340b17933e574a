/* Many submissions at once: see vigil.h. */

#include "base/base_id.h"
#include "client/client.h"
#include "client/client_submit.h"
#include "wire/wire_envelope.h"

enum vigil_result
vigil_submission_id(const struct vigil_submission *submission,
                    struct vigil_id *ret_id,
                    struct vigil_error *ret_error)
{
    /* type and body side by side: the id is of both */
    static _Thread_local uint8_t content[1 + VIGIL_MESSAGE_MAX - WIRE_ENVELOPE_EXTRA];
    size_t size = client_pack(submission, content + 1, sizeof(content) - 1);
    if (size == 0) {
        return client_pack_refuse(submission, ret_error);
    }
    content[0] = (uint8_t)submission->type;
    *ret_id = base_id_derive(content, size + 1);
    return VIGIL_OK;
}

enum vigil_result
vigil_pipeline_submit(struct vigil_client *client,
                      const struct vigil_submission *submission,
                      vigil_answered *answered,
                      void *context,
                      struct vigil_error *ret_error)
{
    static _Thread_local uint8_t bytes[VIGIL_MESSAGE_MAX];
    static _Thread_local uint8_t body[VIGIL_MESSAGE_MAX - WIRE_ENVELOPE_EXTRA];
    static const struct vigil_id none;
    size_t size = client_pack(submission, body, sizeof(body));
    if (size == 0) {
        return client_pack_refuse(submission, ret_error);
    }
    struct vigil_id id =
        base_id_equal(&submission->id, &none) ? base_id_new() : submission->id;
    size = client_pack_envelope(submission, &id, body, size, bytes, sizeof(bytes));
    client_drive(client, VIGIL_IN_FLIGHT_MAX - 1);
    return client_submit_start(client, &id, bytes, size, answered, context, ret_error);
}

void
vigil_pipeline_finish(struct vigil_client *client)
{
    client_drive(client, 0);
}
