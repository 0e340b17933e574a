/*
 * Answers in words, for people. Owns nothing.
 */
#ifndef CLI_RECEIPT_H
#define CLI_RECEIPT_H

#include <stdio.h>

#include "vigil/records.h"

/* Reference, when it was recorded in London, what is due when, and what is still to come.
 */
void cli_receipt_print(const struct vigil_receipt *receipt, FILE *to);

/* Every fault: where, what was wrong, what would be right. */
void cli_rejection_print(const struct vigil_rejection *rejection, FILE *to);

#endif
