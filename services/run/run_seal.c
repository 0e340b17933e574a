/* Signing answers: see run_seal.h. */
#include "run/run_seal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_secret.h"
#include "run/run_process.h"
#include "run/run_receipt.h"
#include "wire/wire_proof.h"
#include "wire/wire_receipt.h"
#include "wire/wire_rejection.h"
#include "wire/wire_statement.h"

enum { TOGETHER = 64, PROOFS_MAX = RUN_GROUP_MAX / TOGETHER + 1 };

_Static_assert((size_t)WIRE_RECEIPT_SIZE >= (size_t)WIRE_REJECTION_SIZE,
               "what is sealed fits");
/* There is one thread. */
static struct {
    bool has_key;
    struct base_sign_key key;
    size_t count;
    int64_t position; /* of the first; 0: they are no receipts, and not kept */
    struct run_command *commands[TOGETHER];
    struct base_leaf leaves[TOGETHER];
    uint32_t sizes[TOGETHER];
    uint8_t statements[TOGETHER][VIGIL_STATEMENT_MAX];
    struct store_proof proofs[PROOFS_MAX];
    size_t proofs_count;
} hand;

enum base_class
run_seal_new(struct run *run, struct base_error *ret_error)
{
    const char *path = run_process_parameters()->receipt_key_file;
    char line[BASE_SIGN_KEY_TEXT_SIZE + 1] = "";
    uint8_t seed[BASE_SIGN_KEY_SIZE];
    if (!run->service->signs) {
        return BASE_OK;
    }
    if (path[0] == '\0') {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "no_receipt_key",
                              "run.receipt_key_file must name the key for receipts; "
                              "make it with: vigil-intake --make-receipt-key FILE");
    }
    enum base_class class = base_secret_read(
        path, "vigil-intake --make-receipt-key", line, sizeof(line), ret_error);
    if (class == BASE_OK && !base_sign_key_parse(line, seed)) {
        class = base_error_set(ret_error,
                               BASE_STOP,
                               "key_file",
                               "%s: must hold one line, 64 hexadecimal digits",
                               path);
    }
    if (class == BASE_OK) {
        base_sign_key_of(seed, &hand.key);
        hand.has_key = true;
    }
    explicit_bzero(line, sizeof(line));
    explicit_bzero(seed, sizeof(seed));
    return class;
}

/* Packs what is said of an answer; false if that is no answer to be signed. */
static bool
state(struct vigil_statement *statement,
      const uint8_t *answer,
      size_t size,
      uint8_t ret_bytes[VIGIL_STATEMENT_MAX],
      uint32_t *ret_size)
{
    const uint8_t *bytes;
    size_t bytes_size;
    if (wire_proof_of(answer, size, &bytes, &bytes_size) == 0) {
        return false;
    }
    base_hash(bytes, bytes_size, statement->answer);
    *ret_size = (uint32_t)wire_statement_write(statement, ret_bytes, VIGIL_STATEMENT_MAX);
    return *ret_size > 0;
}

/* Puts the proof behind the answer; gives it in a buffer of its own. */
static const uint8_t *
add_proof(const struct base_proof *path,
          const uint8_t *statement,
          uint32_t statement_size,
          const uint8_t *answer,
          size_t size,
          size_t *ret_size)
{
    static uint8_t bytes[WIRE_RECEIPT_SIZE + WIRE_PROOF_SIZE];
    *ret_size = run_receipt_prove(
        path, statement, statement_size, answer, size, bytes, sizeof(bytes));
    return *ret_size == 0 ? NULL : bytes;
}

const uint8_t *
run_seal_one(struct vigil_statement *statement,
             const uint8_t *answer,
             size_t size,
             size_t *ret_size)
{
    uint8_t packed[VIGIL_STATEMENT_MAX];
    uint32_t packed_size;
    struct base_leaf leaf;
    struct base_proof path;
    if (!hand.has_key || !state(statement, answer, size, packed, &packed_size)) {
        return NULL;
    }
    base_sign_leaf(packed, packed_size, &leaf);
    base_sign_leaves(&hand.key, &leaf, 1, &path);
    return add_proof(&path, packed, packed_size, answer, size, ret_size);
}

void
run_seal_add(struct run_command *command, struct vigil_statement *statement)
{
    size_t at = hand.count;
    if (!hand.has_key || !state(statement,
                                command->answer,
                                command->answer_size,
                                hand.statements[at],
                                &hand.sizes[at])) {
        return;
    }
    base_sign_leaf(hand.statements[at], hand.sizes[at], &hand.leaves[at]);
    hand.commands[at] = command;
    hand.position = at == 0 ? statement->position : hand.position;
    if (++hand.count == TOGETHER) {
        run_seal_finish();
    }
}

/* Sets aside what proves those in hand; false if there is no room, and each must keep
 * its own. */
static bool
keep_proof(const struct base_proof *any, size_t count)
{
    if (hand.position == 0 || hand.proofs_count == PROOFS_MAX) {
        return false;
    }
    struct store_proof *proof = &hand.proofs[hand.proofs_count++];
    proof->position = hand.position;
    proof->leaves_count = count;
    memcpy(proof->signature, any->signature, sizeof(proof->signature));
    memcpy(proof->leaves, hand.leaves, count * sizeof(hand.leaves[0]));
    return true;
}

void
run_seal_finish(void)
{
    struct base_proof paths[TOGETHER];
    size_t count = hand.count;
    hand.count = 0;
    if (count == 0) {
        return;
    }
    base_sign_leaves(&hand.key, hand.leaves, count, paths);
    struct wire_kept_seal seal = {.leaf = hand.leaves[0]};
    memcpy(seal.signature, paths[0].signature, sizeof(seal.signature));
    bool alone = count == 1 && hand.position != 0;
    bool kept = alone || keep_proof(&paths[0], count);
    for (size_t i = 0; i < count; i++) {
        struct run_command *command = hand.commands[i];
        size_t size;
        const uint8_t *bytes = add_proof(&paths[i],
                                         hand.statements[i],
                                         hand.sizes[i],
                                         command->answer,
                                         command->answer_size,
                                         &size);
        if (bytes != NULL) {
            run_command_prove_answer(command, bytes, size, kept, alone ? &seal : NULL);
        }
    }
}

const struct store_proof *
run_seal_take_proofs(size_t *ret_count)
{
    *ret_count = hand.proofs_count;
    hand.proofs_count = 0;
    return hand.proofs;
}

int
run_seal_make_key(const char *program, const char *path)
{
    struct base_sign_key key;
    struct base_error error;
    char secret[BASE_HASH_TEXT_SIZE], public_half[BASE_HASH_TEXT_SIZE];
    base_sign_key_new(&key);
    base_hash_print(key.seed, secret);
    base_hash_print(key.public_key, public_half);
    bool made = base_secret_make(path, secret, public_half, &error) == BASE_OK;
    if (made) {
        (void)printf("%s\n", public_half);
    } else {
        (void)fprintf(stderr, "%s: %s\n", program, error.text);
    }
    explicit_bzero(&key, sizeof(key));
    explicit_bzero(secret, sizeof(secret));
    return made ? 0 : 1;
}
