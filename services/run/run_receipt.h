/*
 * The receipt of an accepted submission: the one place where it is written. Only once the
 * entry has its position, and nothing that it says is true before the commit.
 */
#ifndef RUN_RECEIPT_H
#define RUN_RECEIPT_H

#include "run/run_command.h"

/* Sets the command's answer. `about` is the case or review that it opened or changed,
 * NULL: none; `now` is when it was decided and entered. */
void run_receipt_write(struct run *run,
                       struct run_command *command,
                       const struct vigil_case *about,
                       vigil_instant now);

#endif
