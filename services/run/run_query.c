/* Queries: see run_query.h. */
#include "run/run_query.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_log.h"
#include "rules/rules_access.h"
#include "store/store_roster.h"
#include "wire/wire_chunk.h"
#include "wire/wire_query.h"

/* The roster's word on the caller: a connection outlives a revocation. */
static bool
is_in_roster(const struct vigil_key *key, const struct vigil_key *caller)
{
    return key->role == caller->role && !key->revoked &&
           strcmp(key->party, caller->party) == 0;
}

/* Asks the roster, and then the handler; or both in one round trip, and then the answer
 * is dropped if the key is not (any more) what the gate said. */
static enum base_class
ask(struct run *run,
    struct run_command *command,
    const struct vigil_query *query,
    struct wire_result *result,
    struct vigil_faults *faults,
    struct base_error *ret_error)
{
    struct vigil_key key = command->caller;
    enum base_class class = store_connect(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    store_roster_find(run->store, &key, 1);
    if (!command->handler->simple) {
        class = store_run(run->store, ret_error);
    }
    if (class == BASE_OK &&
        (command->handler->simple || is_in_roster(&key, &command->caller))) {
        class = command->handler->answer(
            run, &command->caller, query, result, faults, ret_error);
    }
    if ((class == BASE_REFUSE || class == BASE_DENIED) && key.role == VIGIL_ROLE_NONE) {
        /* it may have been refused without any round trip */
        struct base_error error;
        enum base_class asked = store_run(run->store, &error);
        if (asked != BASE_OK) {
            *ret_error = error;
            return asked;
        }
    }
    bool answered = class == BASE_OK || class == BASE_REFUSE || class == BASE_DENIED;
    if (answered && !is_in_roster(&key, &command->caller)) {
        run_command_reject_key(command);
    }
    return class;
}

static void
send_result(struct run_command *command, struct wire_result *result)
{
    size_t capacity = wire_result_size(result) + 64;
    uint8_t *bytes = malloc(capacity);
    size_t size =
        bytes == NULL
            ? 0
            : wire_result_write(result, &command->envelope.message_id, bytes, capacity);
    if (size == 0) {
        run_command_busy(command);
    } else {
        run_command_set_answer(command, bytes, size);
    }
    free(bytes);
}

/* A piece of a document is a question too: how much of it is there now? */
static enum base_class
read_query(const struct wire_envelope *envelope,
           struct vigil_query *ret_query,
           struct vigil_faults *faults)
{
    static struct vigil_chunk chunk;
    if (envelope->type != VIGIL_MESSAGE_DOCUMENT_CHUNK) {
        return wire_query_read(envelope->body, envelope->body_size, ret_query, faults);
    }
    *ret_query = (struct vigil_query){.chunk = &chunk};
    return wire_chunk_read(envelope->body, envelope->body_size, &chunk, faults);
}

void
run_query_answer(struct run *run, struct run_command *command)
{
    static struct vigil_faults faults;
    struct vigil_query query;
    struct base_error error;
    faults.count = faults.more = 0;
    if (rules_access_message(command->caller.role, command->envelope.type) ==
        RULES_ACCESS_REFUSED) {
        rules_access_refuse(command->envelope.type, &faults);
        run_command_reject(command, "denied", &faults);
        return;
    }
    if (read_query(&command->envelope, &query, &faults) != BASE_OK) {
        run_command_reject(command, "invalid", &faults);
        return;
    }
    struct wire_result *result = wire_result_new();
    enum base_class class = ask(run, command, &query, result, &faults, &error);
    if (command->answer != NULL) {
        /* the key is no good: there is no other answer */
    } else if (class == BASE_OK) {
        send_result(command, result);
    } else if (class == BASE_REFUSE || class == BASE_DENIED) {
        run_command_reject(command, class == BASE_DENIED ? "denied" : "invalid", &faults);
    } else {
        base_log_error("query", &error);
        store_abandon(run->store);
        run_command_busy(command);
    }
    wire_result_free(result);
}
