/*
 * The answer to receipt_query: how far the message that opened a case has come, signed
 * anew, as a receipt file. It is how a notification's sender gets Vigil's word that an
 * officer of the Panel has seen it, and a receipt again that was lost.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_id.h"
#include "base/base_time.h"
#include "intake/intake.h"
#include "run/run_seal.h"
#include "store/store_case.h"
#include "store/store_journal.h"
#include "store/store_message.h"
#include "wire/wire_event.h"
#include "wire/wire_receipt.h"
#include "wire/wire_receipt_file.h"

/* What is known: the case, the entry that opened it, and what was kept of its message. */
struct known {
    struct vigil_case c;
    struct vigil_event event;
    struct store_message message;
};

/* The envelope as it was received, made again from its entry; 0 if it is not byte for
 * byte that one. Its type is the event's, or its historic sibling from before. */
static size_t
envelope_of(const struct known *known, uint8_t *ret_bytes, size_t capacity)
{
    const enum vigil_message types[] = {(enum vigil_message)known->event.type,
                                        VIGIL_MESSAGE_HISTORIC_NOTIFICATION,
                                        VIGIL_MESSAGE_HISTORIC_LCSPR};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        uint8_t digest[BASE_HASH_SIZE];
        const struct wire_envelope envelope = {
            .message_id = known->event.message_id,
            .type = types[i],
            .body = known->event.body,
            .body_size = known->event.body_size,
            .historic = known->event.historic && types[i] >= VIGIL_MESSAGE_AMENDMENT};
        size_t size = wire_envelope_pack(&envelope, ret_bytes, capacity);
        base_hash(ret_bytes, size, digest);
        if (size > 0 && memcmp(digest, known->message.digest, sizeof(digest)) == 0) {
            return size;
        }
    }
    return 0;
}

static struct vigil_statement
state(const struct known *known)
{
    const struct vigil_event *event = &known->event;
    bool seen = known->c.seen_at != VIGIL_INSTANT_NONE;
    struct vigil_statement statement = {
        .message_id = event->message_id,
        .level = seen ? VIGIL_RECEIPT_LEVEL_SEEN : VIGIL_RECEIPT_LEVEL_REGISTERED,
        .received_at = event->received_at == VIGIL_INSTANT_NONE ? event->recorded_at
                                                                : event->received_at,
        .valid_at = event->recorded_at,
        .registered_at = event->recorded_at,
        .seen_at = known->c.seen_at,
        .position = event->position,
        .sandbox = base_time_is_sandbox()};
    memcpy(statement.digest, known->message.digest, sizeof(statement.digest));
    memcpy(statement.case_ref, known->c.case_ref, sizeof(statement.case_ref));
    memcpy(statement.sender, event->actor, sizeof(statement.sender));
    return statement;
}

/* Builds the receipt file into the result. */
static enum base_class
give(const struct known *known, struct wire_result *result, struct base_error *ret_error)
{
    static uint8_t receipt_bytes[WIRE_RECEIPT_SIZE], envelope[VIGIL_CHUNK_MAX];
    static uint8_t bytes[VIGIL_CHUNK_MAX];
    struct vigil_statement statement = state(known);
    struct vigil_receipt receipt = {.message_id = statement.message_id,
                                    .recorded_at = statement.registered_at,
                                    .position = statement.position,
                                    .sandbox = base_time_is_sandbox(),
                                    .received_at = statement.received_at,
                                    .valid_at = statement.valid_at};
    memcpy(receipt.case_ref, statement.case_ref, sizeof(receipt.case_ref));
    size_t size = wire_receipt_write(&receipt, receipt_bytes, sizeof(receipt_bytes));
    struct wire_receipt_file file = {.message = NULL};
    file.answer = run_seal_one(&statement, receipt_bytes, size, &file.answer_size);
    if (file.answer == NULL) {
        return base_error_set(ret_error, BASE_BUG, "receipt", "it cannot be signed");
    }
    file.message_size = envelope_of(known, envelope, sizeof(envelope));
    file.message = file.message_size == 0 ? NULL : envelope;
    size = wire_receipt_file_write(&file, bytes, sizeof(bytes));
    if (size == 0) { /* without the message: whoever sent it has it */
        file.message = NULL;
        size = wire_receipt_file_write(&file, bytes, sizeof(bytes));
    }
    wire_result_data(result, bytes, size);
    return BASE_OK;
}

/* Reads the entry, and finds what was answered to its message. */
static enum base_class
find_message(struct run *run,
             const struct store_entries *entries,
             struct known *known,
             struct base_error *ret_error)
{
    static struct vigil_faults faults; /* large */
    if (entries->count == 0 || wire_event_read(entries->at[0].event,
                                               entries->at[0].event_size,
                                               &known->event,
                                               &faults) != BASE_OK) {
        return base_error_set(ret_error, BASE_BUG, "journal", "a case without an entry");
    }
    known->message = (struct store_message){.sender = known->event.actor,
                                            .id = known->event.message_id};
    store_message_find(run->store, &known->message, 1);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && !known->message.found) {
        return base_error_set(
            ret_error, BASE_BUG, "receipt", "an entry without its message");
    }
    return class;
}

enum base_class
intake_receipt_answer(struct run *run,
                      const struct vigil_key *caller,
                      const struct vigil_query *query,
                      struct wire_result *result,
                      struct vigil_faults *faults,
                      struct base_error *ret_error)
{
    if (!intake_case_reference(query->case_ref, caller, faults)) {
        return BASE_REFUSE;
    }
    static struct known known;
    memset(&known, 0, sizeof(known));
    struct store_cases cases = {.at = &known.c, .capacity = 1};
    struct store_entries entries = {0};
    const char *refs[] = {query->case_ref};
    store_case_read(run->store, refs, 1, &cases);
    store_journal_of_case(run->store, query->case_ref, 0, 1, &entries);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && !intake_case_is_seen(&cases, caller, faults)) {
        class = BASE_REFUSE;
    }
    if (class == BASE_OK) {
        class = find_message(run, &entries, &known, ret_error);
    }
    if (class == BASE_OK) {
        class = give(&known, result, ret_error);
    }
    free(known.message.answer);
    store_entries_done(&entries);
    return class;
}
