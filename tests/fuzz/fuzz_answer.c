/*
 * Any bytes as what a client and a daemon read from their own side: an answer, a roster,
 * an entry of the journal and its body. Nothing may crash, leak or read outside.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "wire/wire_alert.h"
#include "wire/wire_answer.h"
#include "wire/wire_caller.h"
#include "wire/wire_clock_event.h"
#include "wire/wire_duplicate.h"
#include "wire/wire_event.h"
#include "wire/wire_proof.h"
#include "wire/wire_receipt_file.h"
#include "wire/wire_roster.h"
#include "wire/wire_statement.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static struct vigil_faults faults;

static void
must(bool holds)
{
    if (!holds) {
        abort();
    }
}

/* Looks at every text, so that a sanitizer sees one that is not there. */
static void
look_at(const struct vigil_answer *answer)
{
    size_t length = 0;
    for (size_t i = 0; i < answer->result.listings_count; i++) {
        const struct vigil_listing *listing = &answer->result.listings[i];
        length += strlen(listing->title);
        for (size_t k = 0; k < listing->columns_count; k++) {
            length += strlen(listing->columns[k]);
        }
        for (size_t k = 0; k < listing->columns_count * listing->rows_count; k++) {
            length += strlen(listing->cells[k]);
        }
    }
    must(length <= answer->bytes_size);
}

/* What is signed lies in the answer, and a proof that was read is no larger than it may
 * be. */
static void
look_at_proof(const struct vigil_answer *answer)
{
    static struct vigil_statement statement;
    const struct vigil_proof *proof = answer->kind == VIGIL_ANSWER_RECEIPT
                                          ? &answer->receipt.proof
                                          : &answer->rejection.proof;
    const uint8_t *bytes;
    size_t size;
    must(proof->statement_size <= sizeof(proof->statement));
    must(proof->depth <= VIGIL_PROOF_PATH_MAX);
    (void)!wire_statement_read(
        proof->statement, proof->statement_size, &statement, &faults);
    if (wire_proof_of(answer->bytes, answer->bytes_size, &bytes, &size)) {
        must(bytes >= answer->bytes &&
             bytes + size <= answer->bytes + answer->bytes_size);
    }
}

static void
read_answer(const uint8_t *bytes, size_t size)
{
    static struct vigil_answer answer;
    struct base_error error;
    struct vigil_id id;
    bool has_id = wire_answer_message_id(bytes, size, &id);
    if (wire_answer_read(bytes, size, &answer, &error) != BASE_OK) {
        must(answer.kind == VIGIL_ANSWER_NONE && answer.bytes == NULL);
        return;
    }
    must(has_id && answer.bytes_size == size);
    if (answer.kind == VIGIL_ANSWER_RECEIPT || answer.kind == VIGIL_ANSWER_REJECTION) {
        look_at_proof(&answer);
    }
    if (answer.kind == VIGIL_ANSWER_RESULT) {
        look_at(&answer);
    }
    wire_answer_done(&answer);
}

static void
read_event(const uint8_t *bytes, size_t size)
{
    struct vigil_event event;
    struct vigil_deadline deadline;
    struct vigil_alert alert;
    if (wire_event_read(bytes, size, &event, &faults) != BASE_OK) {
        must(faults.count > 0);
        return;
    }
    if (event.body_size > 0) {
        must(event.body >= bytes && event.body + event.body_size <= bytes + size);
    }
    if (event.type == VIGIL_EVENT_CLOCK_STARTED) {
        (void)!wire_clock_event_read(event.body, event.body_size, &deadline, &faults);
    } else if (event.type == VIGIL_EVENT_DUPLICATE_SUSPECTED) {
        struct vigil_duplicate duplicate;
        (void)!wire_duplicate_read(event.body, event.body_size, &duplicate, &faults);
    } else {
        (void)!wire_alert_read(event.body, event.body_size, &alert, &faults);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static struct vigil_key keys[64];
    static struct wire_caller caller;
    size_t count;
    int64_t version;
    read_answer(bytes, size);
    read_event(bytes, size);
    if (wire_roster_read(bytes,
                         size,
                         keys,
                         sizeof(keys) / sizeof(keys[0]),
                         &count,
                         &version,
                         &faults) != BASE_OK) {
        must(faults.count > 0);
    }
    (void)!wire_caller_read(bytes, size, &caller, &faults);
    struct wire_receipt_file file;
    if (wire_receipt_file_read(bytes, size, &file) == BASE_OK) {
        must(file.answer_size + file.message_size < size);
        read_answer(file.answer, file.answer_size);
    }
    return 0;
}
