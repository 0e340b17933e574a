/*
 * The receipt of an accepted submission: the one place where it is written. Only once the
 * entry has its position, and nothing that it says is true before the commit.
 */
#ifndef RUN_RECEIPT_H
#define RUN_RECEIPT_H

#include "run/run_command.h"

/* Sets the command's answer, which is signed at the next run_seal_finish. `about` is the
 * case or review that it opened or changed, NULL: none; `now` is when it was decided and
 * entered. */
void run_receipt_write(struct run *run,
                       struct run_command *command,
                       const struct vigil_case *about,
                       vigil_instant now);

/* Has the command's rejection signed likewise, if its answer is one: its sender can prove
 * when it was tried, and that it was refused. */
void run_receipt_refuse(struct run_command *command);

#endif
