/*
 * The command line as a table: options, operands, help. By getopt_long, which only this
 * knows.
 */
#ifndef CLI_PARSE_H
#define CLI_PARSE_H

#include <stdio.h>

#include "cli/cli.h"

enum cli_parsed {
    CLI_PARSED_OK,      /* go on */
    CLI_PARSED_HELP,    /* help was asked for */
    CLI_PARSED_VERSION, /* the version was asked for, instead of a command */
    CLI_PARSED_WRONG    /* and it was told why */
};

/* Reads the options that all commands have, up to the first word; gives its index. */
enum cli_parsed cli_parse_start(int argc, char **argv, struct cli *cli, int *ret_word);

/* Reads a command's options and operands; argv[0] is skipped. */
enum cli_parsed
cli_parse_rest(const struct cli_command *command, int argc, char **argv, struct cli *cli);

void cli_parse_help(const struct cli_command *command, FILE *to);

#endif
