/* `vigil deadlines`: list the clocks that run, or those of one case. */
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"

static const char *limit;

static const struct cli_option options[] = {
    {"limit", "N", "at most N rows", &limit, NULL}, {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
run(struct cli *cli)
{
    return cli_ask_limited(cli, VIGIL_MESSAGE_DEADLINES_QUERY, limit);
}

const struct cli_command cli_deadlines = {
    .words = "deadlines",
    .operands = "[REF]",
    .operands_min = 0,
    .operands_max = 1,
    .help = "list the clocks that run, or those of one case",
    .example = "vigil --profile e08000025 deadlines",
    .options = options,
    .run = run,
};
