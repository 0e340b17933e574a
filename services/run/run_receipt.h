/*
 * The receipt of an accepted submission: the one place where it is written. Only once the
 * entry has its position, and nothing that it says is true before the commit.
 */
#ifndef RUN_RECEIPT_H
#define RUN_RECEIPT_H

#include "base/base_sign.h"
#include "run/run_command.h"

/* Sets the command's answer, which is signed at the next run_seal_finish. `about` is the
 * case or review that it opened or changed, NULL: none; `now` is when it was decided and
 * entered. */
void run_receipt_write(struct run *run,
                       struct run_command *command,
                       const struct vigil_case *about,
                       vigil_instant now);

/* Adds the clocks of the file that somebody is held to; what the house only measures
 * stays in the house. */
void run_receipt_deadlines(const struct rules_law *law,
                           const struct vigil_case *about,
                           struct vigil_receipt *receipt);

/* What is said of a receipt over the signature, all but the hash of its bytes. It follows
 * from the receipt and from the key that its message is kept by, so that it need not be
 * kept: nothing else may ever go into it. */
void run_receipt_state(const struct vigil_receipt *receipt,
                       const char *sender,
                       const uint8_t digest[VIGIL_HASH_SIZE],
                       struct vigil_statement *ret_statement);

/* The answer with its proof. Gives the size, or 0 if it does not fit. */
size_t run_receipt_prove(const struct base_proof *path,
                         const uint8_t *statement,
                         size_t statement_size,
                         const uint8_t *answer,
                         size_t size,
                         uint8_t *ret_bytes,
                         size_t capacity);

/* Has the command's rejection signed likewise, if its answer is one: its sender can prove
 * when it was tried, and that it was refused. */
void run_receipt_refuse(struct run_command *command);

#endif
