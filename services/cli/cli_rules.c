/*
 * `vigil rules`: the versions of the rules (which clocks there are, how long, who is
 * told); the text of one; what one would change; putting one in force, as a calendar is.
 * Importing is cli_rules_import.c.
 */
#include "cli/cli_rules.h"

#include <stdio.h>
#include <string.h>

#include "base/base_text.h"
#include "cli/cli_calendar.h"
#include "cli/cli_commands.h"
#include "files/files_json_print.h"

static const char *limit;

static const struct cli_option options[] = {
    {"limit", "N", "at most N rows", &limit, NULL}, {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
run_list(struct cli *cli)
{
    const struct vigil_query query = {.table = "rules"};
    return cli_ask_print(cli, VIGIL_MESSAGE_CALENDAR_QUERY, &query, 0);
}

enum cli_exit
cli_rules_text(
    struct cli *cli, const char *version, const char *table, char *ret_text, size_t size)
{
    struct vigil_query query = {.limit = 0};
    struct cli_listings listings;
    (void)base_text_copy(query.table, sizeof(query.table), table);
    (void)base_text_copy(query.version, sizeof(query.version), version);
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_CALENDAR_QUERY, &query, 0, &listings);
    size_t used = 0;
    memset(ret_text, 0, size);
    for (size_t i = 0; exit == CLI_DONE && i < listings.count; i++) {
        for (size_t row = 0; row < listings.at[i].rows_count; row++) {
            (void)base_text_print(ret_text + used,
                                  size - used,
                                  "%s\n",
                                  cli_listing_cell(&listings.at[i], row, "line"));
            used += strlen(ret_text + used);
        }
    }
    cli_listings_done(&listings);
    return exit;
}

static enum cli_exit
run_show(struct cli *cli)
{
    static char text[VIGIL_CLOCKS_TEXT_SIZE];
    struct vigil_query query;
    const char *table = cli->operands_count < 2 ? "clocks" : cli->operands[1];
    if (strcmp(table, "clocks") != 0 && strcmp(table, "ladder") != 0) {
        return cli_usage("a version has its clocks and its ladder");
    }
    if (!cli_calendar_about(cli, table, &query)) {
        return cli_usage("VERSION must be one that `vigil rules` lists");
    }
    if (cli->json) {
        return cli_ask_print(cli, VIGIL_MESSAGE_CALENDAR_QUERY, &query, 0);
    }
    enum cli_exit exit = cli_rules_text(cli, query.version, table, text, sizeof(text));
    if (exit == CLI_DONE) {
        (void)fputs(text, stdout);
    }
    return exit;
}

static enum cli_exit
run_changes(struct cli *cli)
{
    return cli_calendar_changes_limited(cli, "rules", limit);
}

static enum cli_exit
run_approve(struct cli *cli)
{
    return cli_calendar_approve_version(cli, "rules");
}

const struct cli_command cli_rules = {
    .words = "rules",
    .users = CLI_OPERATORS,
    .operands = "",
    .help = "list the versions of the rules of deadlines and alerts",
    .example = "vigil --profile operator rules",
    .run = run_list,
};

const struct cli_command cli_rules_show = {
    .words = "rules show",
    .users = CLI_OPERATORS,
    .operands = "VERSION [clocks|ladder]",
    .operands_min = 1,
    .operands_max = 2,
    .help = "print the clocks or the alerts of a version, as its file had them",
    .example = "vigil --profile operator rules show rules-config clocks",
    .run = run_show,
};

const struct cli_command cli_rules_changes = {
    .words = "rules changes",
    .users = CLI_OPERATORS,
    .operands = "VERSION",
    .operands_min = 1,
    .operands_max = 1,
    .help = "list the deadlines that a version would change",
    .example = "vigil --profile operator rules changes rules-2026-1",
    .options = options,
    .run = run_changes,
};

const struct cli_command cli_rules_approve = {
    .words = "rules approve",
    .users = CLI_OPERATORS,
    .operands = "VERSION",
    .operands_min = 1,
    .operands_max = 1,
    .help = "put a version in force: deadlines are worked out anew, owners are told",
    .example = "vigil --profile operator rules approve rules-2026-1",
    .run = run_approve,
};
