/* A request on its way through the daemon: see run_command.h. */
#include "run/run_command.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_log.h"
#include "base/base_time.h"
#include "rules/rules_access.h"
#include "wire/wire_busy.h"
#include "wire/wire_caller.h"
#include "wire/wire_rejection.h"

enum { RETRY_AFTER_MS = 500 };

void
run_command_set_answer(struct run_command *command, const uint8_t *bytes, size_t size)
{
    if (command->answer != NULL) {
        return;
    }
    command->answer = malloc(size + 1);
    if (command->answer == NULL) {
        abort(); /* out of memory: restart; the sender asks again and gets the receipt */
    }
    memcpy(command->answer, bytes, size);
    command->answer_size = size;
}

void
run_command_prove_answer(struct run_command *command,
                         const uint8_t *bytes,
                         size_t size,
                         bool is_kept,
                         const struct wire_kept_seal *seal)
{
    size_t capacity = command->answer_size + 1 + sizeof(*seal);
    uint8_t *plain = command->answer, *kept = is_kept ? malloc(capacity) : NULL;
    command->kept_size = 0;
    if (kept != NULL) {
        command->kept_size =
            wire_kept_write(plain, command->answer_size, seal, kept, capacity);
    }
    if (command->kept_size == 0) { /* whole, then */
        free(kept);
        kept = NULL;
    }
    command->answer = NULL;
    run_command_set_answer(command, bytes, size);
    command->kept = kept;
    free(plain);
}

void
run_command_drop_answer(struct run_command *command)
{
    free(command->answer);
    free(command->kept);
    command->answer = command->kept = NULL;
}

void
run_command_reject(struct run_command *command,
                   const char *code,
                   const struct vigil_faults *faults)
{
    static const struct vigil_faults none;
    static struct vigil_rejection rejection; /* large; one is written at a time */
    static uint8_t bytes[WIRE_REJECTION_SIZE];
    rejection.message_id = command->envelope.message_id;
    (void)memset(rejection.code, 0, sizeof(rejection.code));
    memcpy(rejection.code, code, strnlen(code, sizeof(rejection.code) - 1));
    faults = faults == NULL ? &none : faults;
    rejection.faults.count = faults->count;
    rejection.faults.more = faults->more;
    memcpy(rejection.faults.at, faults->at, faults->count * sizeof(faults->at[0]));
    size_t size = wire_rejection_write(&rejection, bytes, sizeof(bytes));
    if (command->answer == NULL) {
        memcpy(command->refused, rejection.code, sizeof(command->refused));
    }
    run_command_set_answer(command, bytes, size);
    const char *type = vigil_code_name(VIGIL_LIST_MESSAGE, (int)command->envelope.type);
    base_log(BASE_LOG_INFO,
             "event=refused party=%s type=%s code=%s faults=%zu first=%s",
             command->caller.party,
             type == NULL ? "unknown" : type,
             code,
             faults->count + faults->more,
             faults->count > 0 ? faults->at[0].code : "");
}

void
run_command_reject_key(struct run_command *command)
{
    static struct vigil_faults faults; /* large */
    faults.count = faults.more = 0;
    rules_access_no_key(&faults);
    run_command_reject(command, "key_revoked", &faults);
}

void
run_command_busy(struct run_command *command)
{
    const struct vigil_busy busy = {.message_id = command->envelope.message_id,
                                    .retry_after_ms = RETRY_AFTER_MS};
    uint8_t bytes[64];
    size_t size = wire_busy_write(&busy, bytes, sizeof(bytes));
    run_command_set_answer(command, bytes, size);
}

void
run_command_answer(struct run *run, struct run_command *command)
{
    if (command->answer != NULL) {
        bus_server_answer(
            run->server, &command->request, command->answer, command->answer_size);
    } else {
        bus_request_done(&command->request);
    }
    run_command_drop_answer(command);
}

static const struct run_handler *
handler_of(const struct run_service *service, enum vigil_message type)
{
    for (size_t i = 0; i < service->handlers_count; i++) {
        if (service->handlers[i].type == type) {
            return &service->handlers[i];
        }
    }
    return NULL;
}

/* Everything but the record, which its reader fills. */
static void
clear(struct run_command *command)
{
    memset(command, 0, offsetof(struct run_command, record));
}

bool
run_command_receive(struct run *run, struct run_command *ret_command, bool *ret_waiting)
{
    static struct vigil_faults faults;
    clear(ret_command);
    *ret_waiting = bus_server_receive(run->server, &ret_command->request);
    if (!*ret_waiting) {
        return false;
    }
    struct bus_request *request = &ret_command->request;
    struct wire_caller caller;
    if (wire_caller_read(request->caller, request->caller_size, &caller, &faults) !=
        BASE_OK) {
        base_log(BASE_LOG_ERROR, "event=dropped code=no_caller");
        bus_request_done(request);
        return false;
    }
    ret_command->caller = caller.key;
    ret_command->received_at = caller.received_at;
    if (wire_envelope_read(
            request->body, request->body_size, &ret_command->envelope, &faults) !=
        BASE_OK) {
        run_command_reject(ret_command, "malformed", &faults);
        run_command_answer(run, ret_command);
        return false;
    }
    if (run->service->other != NULL &&
        run->service->other(run, request, &ret_command->envelope, &ret_command->caller)) {
        return false;
    }
    ret_command->handler = handler_of(run->service, ret_command->envelope.type);
    if (ret_command->handler == NULL) {
        run_command_reject(ret_command, "not_handled_here", NULL);
        run_command_answer(run, ret_command);
        return false;
    }
    base_hash(request->body, request->body_size, ret_command->digest);
    return true;
}
