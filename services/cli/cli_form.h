/*
 * The commands that send a form: one for each of vigil/forms.h, made from its table, so
 * that a new form has its command and its help without a line here.
 *
 *     vigil question CSP-2026-000001-P words="What was said on the 3rd?"
 *     vigil amend amendment.json --expect 3
 */
#ifndef CLI_FORM_H
#define CLI_FORM_H

#include <stdio.h>

#include "cli/cli.h"

/* The command of the n-th form (vigil_form_at); NULL behind the last. */
const struct cli_command *cli_form_command(size_t n);

/* The form that a person means by a command's word or a message's name; NULL: none. */
const struct vigil_form_type *cli_form_meant(const char *word);

/* Reads what the operands say, checks it, and sends it: a file, or the case's reference,
 * then FIELD=VALUE. `settings` (may be none) are as if typed behind them. */
enum cli_exit
cli_form_send(struct cli *cli, const char *const *settings, size_t settings_count);

/* True if an operand is meant as a case's reference, be it mistyped. */
bool cli_form_names_case(const struct vigil_form_type *form, const char *operand);

/* What may be stated, a line a field. */
void cli_form_help(const struct vigil_form_type *form, FILE *to);

#endif
