/* `vigil feed`, `vigil feed renew` and `vigil feed revoke`: the names of the calendar
 * feeds. */
#include "base/base_text.h"
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"

static enum cli_exit
run_list(struct cli *cli)
{
    return cli_ask_limited(cli, VIGIL_MESSAGE_FEEDS_QUERY, NULL);
}

static enum cli_exit
change(struct cli *cli, bool revoke)
{
    struct vigil_feed_change what = {.revoke = revoke};
    if (!base_text_copy(what.authority, sizeof(what.authority), cli->operands[0])) {
        return cli_usage("an authority is its GSS code, such as E08000025");
    }
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_FEED_CHANGE,
                                                .feed_change = &what};
    return cli_submit(cli, &submission);
}

static enum cli_exit
run_renew(struct cli *cli)
{
    return change(cli, false);
}

static enum cli_exit
run_revoke(struct cli *cli)
{
    return change(cli, true);
}

const struct cli_command cli_feed = {
    .words = "feed",
    .operands = "",
    .operands_min = 0,
    .operands_max = 0,
    .help = "tell the file names of the calendar feeds, which are secret",
    .example = "vigil --profile e08000025 feed",
    .run = run_list,
};

const struct cli_command cli_feed_renew = {
    .words = "feed renew",
    .users = CLI_OPERATORS,
    .operands = "AUTHORITY",
    .operands_min = 1,
    .operands_max = 1,
    .help = "give an authority's calendar feed another name; the old one is gone",
    .example = "vigil --profile operator feed renew E08000025",
    .run = run_renew,
};

const struct cli_command cli_feed_revoke = {
    .words = "feed revoke",
    .users = CLI_OPERATORS,
    .operands = "AUTHORITY",
    .operands_min = 1,
    .operands_max = 1,
    .help = "take an authority's calendar feed away, until it is renewed",
    .example = "vigil --profile operator feed revoke E08000025",
    .run = run_revoke,
};
