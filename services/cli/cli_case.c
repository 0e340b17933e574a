/* `vigil case`: all that is known of one case. */
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"

static enum cli_exit
run(struct cli *cli)
{
    return cli_ask_limited(cli, VIGIL_MESSAGE_CASE_QUERY, NULL);
}

const struct cli_command cli_case = {
    .words = "case",
    .operands = "REF",
    .operands_min = 1,
    .operands_max = 1,
    .help = "show a case, its deadlines and its history",
    .example = "vigil --profile e08000025 case CSP-2026-000001-P",
    .run = run,
};
