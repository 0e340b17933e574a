/* Receipts as evidence: what is signed verifies, and nothing that was changed does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_id.h"
#include "base/base_sign.h"
#include "base/base_text.h"
#include "client/client_receipt.h"
#include "vigil/vigil.h"
#include "wire/wire_answer.h"
#include "wire/wire_envelope.h"
#include "wire/wire_proof.h"
#include "wire/wire_receipt_file.h"
#include "wire/wire_statement.h"

#define RECEIVED INT64_C(1772557198000000)

static struct base_sign_key key;
static char key_text[BASE_HASH_TEXT_SIZE];
static uint8_t message[256], file[4096];
static size_t message_size;
static struct vigil_error error;

static void
make_message(void)
{
    const struct vigil_id id = {{1, 2, 3}};
    message_size = wire_envelope_write(&id,
                                       VIGIL_MESSAGE_TIME_ADVANCE,
                                       (const uint8_t *)"\x08\x07",
                                       2,
                                       message,
                                       sizeof(message));
    assert_true(message_size > 0);
}

/* An answer without its proof. */
static size_t
plain(bool refused, uint8_t *ret_bytes, size_t capacity)
{
    static struct vigil_receipt receipt;
    static struct vigil_rejection rejection;
    receipt.message_id = rejection.message_id = (struct vigil_id){{1, 2, 3}};
    (void)base_text_copy(receipt.case_ref, sizeof(receipt.case_ref), "CSP-2026-000123-3");
    (void)base_text_copy(rejection.code, sizeof(rejection.code), "invalid");
    receipt.received_at = RECEIVED;
    receipt.valid_at = receipt.recorded_at = RECEIVED + 5;
    receipt.position = 17;
    return refused ? wire_rejection_write(&rejection, ret_bytes, capacity)
                   : wire_receipt_write(&receipt, ret_bytes, capacity);
}

/* The answer as leaf 2 of a tree of `together`, or as the only one. */
static size_t
seal(bool refused, size_t together, uint8_t *ret_bytes, size_t capacity)
{
    static struct base_proof paths[BASE_SIGN_LEAVES_MAX];
    static struct base_leaf leaves[BASE_SIGN_LEAVES_MAX];
    uint8_t bytes[1024];
    const uint8_t *body;
    size_t size = plain(refused, bytes, sizeof(bytes)), body_size;
    struct vigil_statement statement = {.message_id = {{1, 2, 3}},
                                        .level = VIGIL_RECEIPT_LEVEL_REGISTERED,
                                        .received_at = RECEIVED,
                                        .valid_at = RECEIVED + 5,
                                        .registered_at = RECEIVED + 5,
                                        .seen_at = VIGIL_INSTANT_NONE,
                                        .position = 17,
                                        .case_ref = "CSP-2026-000123-3",
                                        .sender = "E08000025"};
    (void)base_text_copy(
        statement.refused, sizeof(statement.refused), refused ? "invalid" : "");
    base_hash(message, message_size, statement.digest);
    assert_true(wire_proof_of(bytes, size, &body, &body_size));
    base_hash(body, body_size, statement.answer);
    struct vigil_proof proof = {.statement_size = 0};
    proof.statement_size = (uint32_t)wire_statement_write(
        &statement, proof.statement, sizeof(proof.statement));
    assert_true(proof.statement_size > 0);
    size_t own = together > 2 ? 2 : 0;
    memset(leaves, 0, sizeof(leaves)); /* the others differ from it */
    base_sign_leaf(proof.statement, proof.statement_size, &leaves[own]);
    base_sign_leaves(&key, leaves, together, paths);
    proof.leaf = paths[own].leaf;
    proof.depth = paths[own].depth;
    memcpy(proof.signature, paths[own].signature, sizeof(proof.signature));
    memcpy(proof.path, paths[own].path, sizeof(proof.path));
    assert_int_equal(wire_proof_add(bytes, size, &proof, ret_bytes, size), 0);
    return wire_proof_add(bytes, size, &proof, ret_bytes, capacity);
}

static enum vigil_result
verify(const uint8_t *bytes, size_t size, struct vigil_statement *ret_statement)
{
    struct wire_receipt_file read;
    if (wire_receipt_file_read(bytes, size, &read) != BASE_OK) {
        return VIGIL_REFUSED;
    }
    return vigil_receipt_verify(key_text,
                                read.message,
                                read.message_size,
                                read.answer,
                                read.answer_size,
                                ret_statement,
                                &error);
}

static size_t
make_file(bool refused, size_t together)
{
    uint8_t answer[2048];
    const struct wire_receipt_file kept = {
        .message = message,
        .message_size = message_size,
        .answer = answer,
        .answer_size = seal(refused, together, answer, sizeof(answer))};
    size_t size = wire_receipt_file_write(&kept, file, sizeof(file));
    assert_true(size > 0);
    return size;
}

static void
what_is_signed_verifies(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 2, 3, 16, 128};
    for (size_t i = 0; i < 2 * sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct vigil_statement statement;
        size_t size = make_file(i % 2 == 1, sizes[i / 2]);
        assert_int_equal(verify(file, size, &statement), VIGIL_OK);
        assert_int_equal(statement.level, VIGIL_RECEIPT_LEVEL_REGISTERED);
        assert_true(statement.received_at == RECEIVED);
        assert_true(statement.seen_at == VIGIL_INSTANT_NONE);
        assert_string_equal(statement.case_ref, "CSP-2026-000123-3");
        assert_string_equal(statement.sender, "E08000025");
    }
}

/* Whatever single byte is changed, and wherever it is cut, nothing verifies. */
static void
nothing_that_was_changed_verifies(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 16};
    struct vigil_statement statement;
    for (size_t k = 0; k < 4; k++) {
        size_t size = make_file(k % 2 == 1, sizes[k / 2]);
        for (size_t i = 0; i < size; i++) {
            for (unsigned bit = 0; bit < 8; bit++) {
                file[i] ^= (uint8_t)(1U << bit);
                if (verify(file, size, &statement) != VIGIL_REFUSED) {
                    fail_msg("bit %u of byte %zu", bit, i);
                }
                file[i] ^= (uint8_t)(1U << bit);
            }
            assert_int_equal(verify(file, i, &statement), VIGIL_REFUSED);
        }
        file[size] = 0;
        assert_int_equal(verify(file, size + 1, &statement), VIGIL_REFUSED);
        assert_int_equal(verify(file, size, &statement), VIGIL_OK);
    }
}

/* Each fault has its own code. */
static void
a_fault_is_named(void **state)
{
    (void)state;
    static const char other_key[] =
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    uint8_t answer[2048], bytes[1024];
    size_t size = seal(false, 16, answer, sizeof(answer));
    size_t plain_size = plain(false, bytes, sizeof(bytes));
    const struct {
        const char *key;
        const uint8_t *message;
        size_t message_size;
        const uint8_t *answer;
        size_t answer_size;
        enum vigil_result result;
        const char *code;
    } cases[] = {
        {key_text, message, message_size, answer, size, VIGIL_OK, ""},
        {key_text, NULL, 0, answer, size, VIGIL_OK, ""},
        {key_text,
         message,
         message_size - 1,
         answer,
         size,
         VIGIL_REFUSED,
         "changed_message"},
        {other_key,
         message,
         message_size,
         answer,
         size,
         VIGIL_REFUSED,
         "wrong_signature"},
        {key_text, message, message_size, bytes, plain_size, VIGIL_REFUSED, "not_signed"},
        {key_text, message, message_size, bytes, 3, VIGIL_REFUSED, "not_a_receipt"},
        {"", message, message_size, answer, size, VIGIL_WRONG_SETUP, "receipt_key"},
        {"d75a", message, message_size, answer, size, VIGIL_WRONG_SETUP, "receipt_key"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct vigil_statement statement;
        error.code[0] = '\0';
        assert_int_equal(vigil_receipt_verify(cases[i].key,
                                              cases[i].message,
                                              cases[i].message_size,
                                              cases[i].answer,
                                              cases[i].answer_size,
                                              &statement,
                                              &error),
                         cases[i].result);
        assert_string_equal(error.code, cases[i].code);
    }
}

/* What a client with the key takes for recorded. */
static void
a_client_admits_only_what_is_signed(void **state)
{
    (void)state;
    static struct vigil_answer answer; /* large */
    struct client_receipts receipts;
    struct base_error unread;
    uint8_t sealed[2048];
    size_t size = seal(false, 16, sealed, sizeof(sealed));
    assert_int_equal(client_receipts_init(key_text, &receipts, &error), VIGIL_OK);
    assert_int_equal(wire_answer_read(sealed, size, &answer, &unread), BASE_OK);
    for (int again = 0; again < 2; again++) {
        assert_int_equal(
            client_receipt_admit(&receipts, &answer, message, message_size, &error),
            VIGIL_OK);
        assert_int_equal(
            client_receipt_admit(&receipts, &answer, message, message_size - 1, &error),
            VIGIL_WRONG_SETUP);
        assert_string_equal(error.code, "wrong_receipt");
    }
    answer.receipt.proof.path[1][0] ^= 1;
    assert_int_equal(
        client_receipt_admit(&receipts, &answer, message, message_size, &error),
        VIGIL_WRONG_SETUP);
    /* not signed: only what a sandbox's time is answered, and what the gate refuses */
    answer.receipt.proof.statement_size = 0;
    assert_int_equal(
        client_receipt_admit(&receipts, &answer, message, message_size, &error),
        VIGIL_OK);
    message[20] ^= 1; /* another type, or none */
    assert_int_equal(
        client_receipt_admit(&receipts, &answer, message, message_size, &error),
        VIGIL_WRONG_SETUP);
    message[20] ^= 1;
    wire_answer_done(&answer);
    /* without a key nothing is checked */
    assert_int_equal(client_receipts_init("", &receipts, &error), VIGIL_OK);
    size = plain(false, sealed, sizeof(sealed));
    assert_int_equal(wire_answer_read(sealed, size, &answer, &unread), BASE_OK);
    message[20] ^= 1;
    assert_int_equal(
        client_receipt_admit(&receipts, &answer, message, message_size, &error),
        VIGIL_OK);
    message[20] ^= 1;
    wire_answer_done(&answer);
}

int
main(void)
{
    base_sign_key_new(&key);
    base_hash_print(key.public_key, key_text);
    make_message();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_signed_verifies),
        cmocka_unit_test(nothing_that_was_changed_verifies),
        cmocka_unit_test(a_fault_is_named),
        cmocka_unit_test(a_client_admits_only_what_is_signed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
