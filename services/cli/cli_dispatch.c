/* `vigil dispatch`: whether alerts go out or are held, and letting them out again. */
#include "base/base_text.h"
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"

static enum cli_exit
run(struct cli *cli)
{
    struct vigil_query query = {.as_of = 0};
    (void)base_text_copy(query.table, sizeof(query.table), "dispatch");
    return cli_ask_print(cli, VIGIL_MESSAGE_DELIVERIES_QUERY, &query, 0);
}

static enum cli_exit
run_go_live(struct cli *cli)
{
    static const struct vigil_order order = {.until = VIGIL_DATE_NONE};
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_GO_LIVE,
                                                .order = &order};
    return cli_submit(cli, &submission);
}

const struct cli_command cli_dispatch = {
    .words = "dispatch",
    .users = CLI_OPERATORS,
    .operands = "",
    .operands_min = 0,
    .operands_max = 0,
    .help = "tell whether alerts go out or are held, why, and how many wait",
    .example = "vigil --profile operator dispatch",
    .run = run,
};

const struct cli_command cli_dispatch_go_live = {
    .words = "dispatch go-live",
    .users = CLI_OPERATORS,
    .operands = "",
    .operands_min = 0,
    .operands_max = 0,
    .help = "let alerts out again, after a restore of the database held them",
    .example = "vigil --profile operator dispatch go-live",
    .run = run_go_live,
};
