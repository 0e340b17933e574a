/*
 * What the commands about the rules share.
 */
#ifndef CLI_RULES_H
#define CLI_RULES_H

#include "cli/cli_ask.h"
#include "vigil/law.h"

/* The text of a version's table, clocks or ladder. */
enum cli_exit cli_rules_text(
    struct cli *cli, const char *version, const char *table, char *ret_text, size_t size);

#endif
