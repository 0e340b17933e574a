/* `vigil cases`: list the cases that the profile may see. */
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"

static const char *limit;

static const struct cli_option options[] = {
    {"limit", "N", "at most N rows", &limit, NULL}, {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
run(struct cli *cli)
{
    return cli_ask_limited(cli, VIGIL_MESSAGE_CASES_QUERY, limit);
}

const struct cli_command cli_cases = {
    .words = "cases",
    .operands = "",
    .operands_min = 0,
    .operands_max = 0,
    .help = "list the cases that the profile may see",
    .example = "vigil --profile e08000025 cases --json",
    .options = options,
    .run = run,
};
