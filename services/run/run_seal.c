/* Signing answers: see run_seal.h. */
#include "run/run_seal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_secret.h"
#include "base/base_time.h"
#include "run/run_process.h"
#include "wire/wire_proof.h"
#include "wire/wire_receipt.h"
#include "wire/wire_rejection.h"
#include "wire/wire_statement.h"

enum { TOGETHER = 16 };

_Static_assert((size_t)WIRE_RECEIPT_SIZE >= (size_t)WIRE_REJECTION_SIZE,
               "what is sealed fits");
_Static_assert(sizeof(((struct vigil_proof *)NULL)->path) ==
                   sizeof(((struct base_proof *)NULL)->path),
               "the path travels as it is");

/* There is one thread. */
static struct {
    bool has_key;
    struct base_sign_key key;
    size_t count;
    struct run_command *commands[TOGETHER];
    struct base_leaf leaves[TOGETHER];
    uint32_t sizes[TOGETHER];
    uint8_t statements[TOGETHER][VIGIL_STATEMENT_MAX];
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
    if (!wire_proof_of(answer, size, &bytes, &bytes_size)) {
        return false;
    }
    base_hash(bytes, bytes_size, statement->answer);
    statement->sandbox = base_time_is_sandbox();
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
    static struct vigil_proof proof; /* no more of it is filled than is packed */
    proof.statement_size = statement_size;
    proof.leaf = path->leaf;
    proof.depth = path->depth;
    memcpy(proof.signature, path->signature, sizeof(proof.signature));
    memcpy(proof.path, path->path, path->depth * sizeof(path->path[0]));
    memcpy(proof.statement, statement, statement_size);
    *ret_size = wire_proof_add(answer, size, &proof, bytes, sizeof(bytes));
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
    if (++hand.count == TOGETHER) {
        run_seal_finish();
    }
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
            free(command->answer);
            command->answer = NULL;
            run_command_set_answer(command, bytes, size);
        }
    }
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
