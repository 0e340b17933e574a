/* `vigil sandbox advance`: moves the time of a sandbox forward. */
#include "cli/cli_commands.h"
#include "cli/cli_duration.h"

static enum cli_exit
run(struct cli *cli)
{
    struct vigil_submission submission = {.type = VIGIL_MESSAGE_TIME_ADVANCE};
    if (!cli_duration_parse(cli->operands[0], &submission.advance_us)) {
        return cli_usage("a duration is a number and d, h or m: 5d, 3h, 90m");
    }
    return cli_submit(cli, &submission);
}

const struct cli_command cli_sandbox_advance = {
    .words = "sandbox advance",
    .operands = "DURATION",
    .operands_min = 1,
    .operands_max = 1,
    .help = "move a sandbox's time forward (5d, 3h, 90m)",
    .example = "vigil --profile operator sandbox advance 5d",
    .run = run,
};
