/* `vigil status`: where the journal stands and how far each follower is. */
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"

static enum cli_exit
run(struct cli *cli)
{
    return cli_ask_limited(cli, VIGIL_MESSAGE_STATUS_QUERY, NULL);
}

const struct cli_command cli_status = {
    .words = "status",
    .users = CLI_OPERATORS,
    .operands = "",
    .operands_min = 0,
    .operands_max = 0,
    .help = "show where the journal stands and how far each follower is",
    .example = "vigil --profile operator status",
    .run = run,
};
