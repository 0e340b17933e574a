/* Receipts made again: see run_again.h. */
#include "run/run_again.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_log.h"
#include "run/run_receipt.h"
#include "wire/wire_answer.h"
#include "wire/wire_kept.h"
#include "wire/wire_proof.h"
#include "wire/wire_statement.h"

/* There is one thread, and one receipt at a time. */
static uint8_t made[WIRE_RECEIPT_SIZE + WIRE_PROOF_SIZE];
static struct vigil_answer answer; /* large */

static void
replace(struct store_message *message, const uint8_t *bytes, size_t size)
{
    free(message->answer);
    message->answer = NULL;
    message->answer_size = size;
    if (size > 0) {
        message->answer = malloc(size);
        if (message->answer == NULL) {
            abort(); /* out of memory: restart; the sender asks again */
        }
        memcpy(message->answer, bytes, size);
    }
}

/* Reads the answer without a proof; true if it is a receipt, until wire_answer_done. */
static bool
read_receipt(const struct store_message *message)
{
    struct base_error unread;
    return message->answer != NULL &&
           wire_answer_read(message->answer, message->answer_size, &answer, &unread) ==
               BASE_OK &&
           answer.kind == VIGIL_ANSWER_RECEIPT;
}

bool
run_again_open(struct store_message *message, struct store_proof *ret_proof)
{
    struct wire_kept_seal seal;
    if (!message->found || !wire_kept_is(message->answer, message->answer_size)) {
        return false;
    }
    ret_proof->found = wire_kept_seal_of(message->answer, message->answer_size, &seal);
    if (ret_proof->found) {
        memcpy(ret_proof->signature, seal.signature, sizeof(seal.signature));
        ret_proof->leaves[0] = seal.leaf;
        ret_proof->leaves_count = 1;
    }
    size_t size = wire_kept_read(
        message->answer, message->answer_size, &message->id, made, sizeof(made));
    replace(message, made, size);
    if (read_receipt(message)) {
        ret_proof->position = answer.receipt.position;
    } else {
        ret_proof->position = 0; /* nothing is proved there */
    }
    wire_answer_done(&answer);
    return true;
}

/* What was said of the receipt that is read, packed. */
static size_t
state(const struct store_message *message, uint8_t ret_bytes[VIGIL_STATEMENT_MAX])
{
    struct vigil_statement statement;
    const uint8_t *bytes;
    size_t size;
    run_receipt_state(&answer.receipt, message->sender, message->digest, &statement);
    if (wire_proof_of(message->answer, message->answer_size, &bytes, &size) == 0) {
        return 0;
    }
    base_hash(bytes, size, statement.answer);
    return wire_statement_write(&statement, ret_bytes, VIGIL_STATEMENT_MAX);
}

bool
run_again_prove(struct store_message *message, const struct store_proof *proof)
{
    uint8_t statement[VIGIL_STATEMENT_MAX];
    struct base_leaf leaf;
    struct base_proof path;
    size_t size = 0,
           statement_size = read_receipt(message) ? state(message, statement) : 0;
    wire_answer_done(&answer);
    if (statement_size > 0 && proof->found) {
        base_sign_leaf(statement, statement_size, &leaf);
        if (base_sign_again(
                proof->signature, proof->leaves, proof->leaves_count, &leaf, &path)) {
            size = run_receipt_prove(&path,
                                     statement,
                                     statement_size,
                                     message->answer,
                                     message->answer_size,
                                     made,
                                     sizeof(made));
        }
    }
    replace(message, made, size);
    return size > 0;
}

static void
prove(struct store_message *message, const struct store_proof *proof)
{
    if (!run_again_prove(message, proof)) {
        base_log(BASE_LOG_ERROR,
                 "event=receipt code=no_proof position=%lld",
                 (long long)proof->position);
    }
}

enum base_class
run_again(struct run *run,
          struct store_message *messages,
          size_t count,
          struct base_error *ret_error)
{
    static struct store_proof proofs[RUN_GROUP_MAX]; /* large */
    struct store_message *opened[RUN_GROUP_MAX];
    size_t opened_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct store_proof *proof = &proofs[opened_count];
        if (!run_again_open(&messages[i], proof)) {
            continue;
        }
        if (proof->found) {
            prove(&messages[i], proof);
        } else {
            opened[opened_count++] = &messages[i];
        }
    }
    if (opened_count == 0) {
        return BASE_OK;
    }
    store_proof_find(run->store, proofs, opened_count);
    enum base_class class = store_run(run->store, ret_error);
    for (size_t i = 0; i < opened_count && class == BASE_OK; i++) {
        prove(opened[i], &proofs[i]);
    }
    return class;
}
