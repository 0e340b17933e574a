/* `vigil alerts`: list the alerts and what became of them. */
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"

static const char *limit;

static const struct cli_option options[] = {
    {"limit", "N", "at most N rows", &limit, NULL}, {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
run(struct cli *cli)
{
    return cli_ask_limited(cli, VIGIL_MESSAGE_ALERTS_QUERY, limit);
}

const struct cli_command cli_alerts = {
    .words = "alerts",
    .operands = "",
    .operands_min = 0,
    .operands_max = 0,
    .help = "list the alerts and what became of them",
    .example = "vigil --profile panel alerts --limit 20",
    .options = options,
    .run = run,
};
