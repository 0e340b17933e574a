/*
 * Which command is meant, and what there are: those of main.c and those of the forms.
 */
#ifndef CLI_FIND_H
#define CLI_FIND_H

#include <stdio.h>

#include "cli/cli.h"

/* The command that the words begin with, and how many of them it takes; NULL: none. */
const struct cli_command *
cli_find(const struct cli_command *const *own, int argc, char **argv, int *ret_words);

/* All commands, by whom they are for. */
void cli_find_print(const struct cli_command *const *own, FILE *to);

/* Nothing was typed, or nothing that is a command: says what there is. */
enum cli_exit cli_find_none(const struct cli_command *const *own, int argc, char **argv);

#endif
