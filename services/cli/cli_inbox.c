/* `vigil inbox`: what the profile's party must do next, and by when. */
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"

enum { FIRST = 50 };

static bool all;
static const char *limit;

static const struct cli_option options[] = {
    {"limit", "N", "at most N rows, not 50: those that are due first", &limit, NULL},
    {"all", NULL, "all of them, however many", NULL, &all},
    {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
run(struct cli *cli)
{
    if (limit != NULL || all) {
        return cli_ask_limited(cli, VIGIL_MESSAGE_INBOX_QUERY, limit);
    }
    const struct vigil_query query = {.limit = FIRST};
    return cli_ask_print(cli, VIGIL_MESSAGE_INBOX_QUERY, &query, FIRST);
}

const struct cli_command cli_inbox = {
    .words = "inbox",
    .operands = "",
    .operands_min = 0,
    .operands_max = 0,
    .help = "list what you must do next, and by when",
    .example = "vigil --profile e08000025 inbox",
    .options = options,
    .run = run,
};
