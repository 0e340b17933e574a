/*
 * The signing of answers: the statement of each, and one signature for up to 64 of them.
 * Owns the key for receipts.
 *
 * Sixty-four: alone a signature takes 18 us, of a tree of 16 a statement takes 1.7 us and
 * its proof 204 bytes, of 128 1.2 us and 306. They travel with each receipt, but are
 * kept once for all (store/store_proof.h): the signature and 32 bytes of each statement.
 * Those of one that was signed alone are kept with it (wire/wire_kept.h): one row less.
 *
 * Promises: nothing is answered as signed before it is; what is not signed yet is a whole
 * answer all the same.
 */
#ifndef RUN_SEAL_H
#define RUN_SEAL_H

#include "base/base_sign.h"
#include "run/run_command.h"
#include "store/store_proof.h"

/* Reads the key of run.receipt_key_file, if the service signs. */
enum base_class run_seal_new(struct run *run,
                             struct base_error *ret_error) BASE_MUST_CHECK;

/* Signs one answer without its proof, and gives it with it; NULL without a key, or if it
 * does not fit. The statement's `answer` is filled in here. */
const uint8_t *run_seal_one(struct vigil_statement *statement,
                            const uint8_t *answer,
                            size_t size,
                            size_t *ret_size);

/* Takes a command whose answer is to be signed; it is when 64 are taken or at the next
 * run_seal_finish. The command must stay where it is until then. With the proof of a
 * receipt the command gets what is to be kept of it. */
void run_seal_add(struct run_command *command, struct vigil_statement *statement);
void run_seal_finish(void);

/* What proves the receipts that were signed since this was last asked. */
const struct store_proof *run_seal_take_proofs(size_t *ret_count);

/* Makes FILE and FILE.pub, and prints the latter's key; gives the exit status. */
int run_seal_make_key(const char *program, const char *path);

#endif
