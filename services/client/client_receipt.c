/* Verifying receipts: see client_receipt.h and vigil.h. */
#include "client/client_receipt.h"

#include <string.h>

#include "base/base_id.h"
#include "client/client.h"
#include "wire/wire_answer.h"
#include "wire/wire_envelope.h"
#include "wire/wire_proof.h"
#include "wire/wire_statement.h"

enum vigil_result
client_receipts_init(const char *receipt_key,
                     struct client_receipts *ret_receipts,
                     struct vigil_error *ret_error)
{
    memset(ret_receipts, 0, sizeof(*ret_receipts));
    ret_receipts->checked = receipt_key[0] != '\0';
    if (ret_receipts->checked && !base_sign_key_parse(receipt_key, ret_receipts->key)) {
        return client_error_set(ret_error,
                                VIGIL_WRONG_SETUP,
                                "receipt_key",
                                "the key for receipts must be 64 hexadecimal digits");
    }
    return VIGIL_OK;
}

static bool
is_of(const uint8_t hash[VIGIL_HASH_SIZE], const uint8_t *bytes, size_t size)
{
    uint8_t found[BASE_HASH_SIZE];
    base_hash(bytes, size, found);
    return memcmp(found, hash, sizeof(found)) == 0;
}

static const struct vigil_proof *
proof_of(const struct vigil_answer *answer)
{
    return answer->kind == VIGIL_ANSWER_RECEIPT     ? &answer->receipt.proof
           : answer->kind == VIGIL_ANSWER_REJECTION ? &answer->rejection.proof
                                                    : NULL;
}

static bool
is_signed(struct client_receipts *receipts, const struct vigil_proof *proof)
{
    struct base_proof path = {.leaf = proof->leaf, .depth = proof->depth};
    memcpy(path.signature, proof->signature, sizeof(path.signature));
    memcpy(path.path, proof->path, proof->depth * sizeof(proof->path[0]));
    return base_sign_verify_next(
        &receipts->memory, receipts->key, proof->statement, proof->statement_size, &path);
}

/* True if the statement is of this answer, byte for byte. */
static bool
is_answer(const struct vigil_statement *statement, const struct vigil_answer *answer)
{
    const uint8_t *bytes;
    size_t size;
    bool refused = statement->refused[0] != '\0'; /* which of the two is in no hash */
    return refused == (answer->kind == VIGIL_ANSWER_REJECTION) &&
           base_id_equal(&statement->message_id, &answer->message_id) &&
           wire_proof_of(answer->bytes, answer->bytes_size, &bytes, &size) &&
           is_of(statement->answer, bytes, size);
}

enum vigil_result
client_receipt_judge(struct client_receipts *receipts,
                     const struct vigil_answer *answer,
                     const uint8_t *message,
                     size_t message_size,
                     struct vigil_statement *ret_statement,
                     struct vigil_error *ret_error)
{
    static _Thread_local struct vigil_faults faults; /* large */
    const struct vigil_proof *proof = proof_of(answer);
    const char *code, *why;
    if (proof == NULL) {
        code = "not_a_receipt";
        why = "this is neither a receipt nor a rejection";
    } else if (proof->statement_size == 0) {
        code = "not_signed";
        why = "it is not signed";
    } else if (!is_signed(receipts, proof) || wire_statement_read(proof->statement,
                                                                  proof->statement_size,
                                                                  ret_statement,
                                                                  &faults) != BASE_OK) {
        code = "wrong_signature";
        why = "the signature is not of this receipt, or of another key";
    } else if (!is_answer(ret_statement, answer)) {
        code = "changed_answer";
        why = "what was signed is not this answer: it was changed";
    } else if (message != NULL && !is_of(ret_statement->digest, message, message_size)) {
        code = "changed_message";
        why = "what was received is not this message: it was changed";
    } else {
        return VIGIL_OK;
    }
    return client_error_set(ret_error, VIGIL_REFUSED, code, "%s", why);
}

/* What nobody signs: receipts of vigil-deadlines, for what is about no case: the time of
 * a sandbox, the law. */
static bool
is_never_signed(const uint8_t *message, size_t message_size)
{
    static _Thread_local struct vigil_faults faults; /* large */
    struct wire_envelope envelope;
    return wire_envelope_read(message, message_size, &envelope, &faults) == BASE_OK &&
           (envelope.type == VIGIL_MESSAGE_TIME_ADVANCE ||
            envelope.type == VIGIL_MESSAGE_CALENDAR_IMPORT ||
            envelope.type == VIGIL_MESSAGE_RULES_IMPORT ||
            envelope.type == VIGIL_MESSAGE_CALENDAR_APPROVAL);
}

enum vigil_result
client_receipt_admit(struct client_receipts *receipts,
                     const struct vigil_answer *answer,
                     const uint8_t *message,
                     size_t message_size,
                     struct vigil_error *ret_error)
{
    struct vigil_statement statement;
    struct vigil_error error;
    const struct vigil_proof *proof = proof_of(answer);
    if (!receipts->checked || proof == NULL) {
        return VIGIL_OK;
    }
    if (proof->statement_size == 0 && (answer->kind == VIGIL_ANSWER_REJECTION ||
                                       is_never_signed(message, message_size))) {
        return VIGIL_OK;
    }
    if (client_receipt_judge(
            receipts, answer, message, message_size, &statement, &error) == VIGIL_OK) {
        return VIGIL_OK;
    }
    return client_error_set(ret_error,
                            VIGIL_WRONG_SETUP,
                            "wrong_receipt",
                            "not known to be recorded: an answer came, but %s; is "
                            "receipt_key in the profile the service's?",
                            error.text);
}

enum vigil_result
vigil_receipt_verify(const char *receipt_key,
                     const uint8_t *message,
                     size_t message_size,
                     const uint8_t *answer,
                     size_t answer_size,
                     struct vigil_statement *ret_statement,
                     struct vigil_error *ret_error)
{
    static _Thread_local struct vigil_answer read; /* large */
    struct client_receipts receipts;
    struct base_error unread;
    enum vigil_result result = client_receipts_init(receipt_key, &receipts, ret_error);
    if (result != VIGIL_OK || !receipts.checked) {
        return client_error_set(ret_error,
                                VIGIL_WRONG_SETUP,
                                "receipt_key",
                                "the key for receipts must be 64 hexadecimal digits");
    }
    if (wire_answer_read(answer, answer_size, &read, &unread) != BASE_OK) {
        return client_error_set(
            ret_error, VIGIL_REFUSED, "not_a_receipt", "%s", unread.text);
    }
    result = client_receipt_judge(
        &receipts, &read, message, message_size, ret_statement, ret_error);
    wire_answer_done(&read);
    return result;
}
