/*
 * `vigil`, what people and scripts type: a table of contents. One command a file, but for
 * those that send a form; see vigil.1.
 */
#include <signal.h>
#include <stdio.h>

#include "cli/cli.h"
#include "cli/cli_commands.h"
#include "cli/cli_find.h"
#include "cli/cli_parse.h"

/* Beside those of the forms, which cli_form.c makes. */
/* clang-format off */
static const struct cli_command *const commands[] = {
    &cli_template, &cli_inbox, &cli_case, &cli_cases,
    /* the longer ones before the shorter */
    &cli_receipt_verify, &cli_receipt, &cli_deadlines,
    &cli_alerts_failed, &cli_alerts_ways, &cli_alerts_retry, &cli_alerts, &cli_snooze,
    &cli_dispatch_go_live, &cli_dispatch, &cli_dead_man,
    &cli_report, &cli_attach, &cli_fetch, &cli_import, &cli_export,
    &cli_keygen, &cli_key_enrol, &cli_key_revoke, &cli_status, &cli_journal,
    &cli_feed_renew, &cli_feed_revoke, &cli_feed,
    &cli_sandbox_advance, &cli_calendar_import, &cli_calendar_approve,
    &cli_calendar_changes, &cli_calendar_holidays, &cli_calendar,
    &cli_rules_import, &cli_rules_approve, &cli_rules_changes, &cli_rules_show, &cli_rules,
    NULL,
};
/* clang-format on */

static enum cli_exit
run_command(const struct cli_command *command, int argc, char **argv, struct cli *cli)
{
    switch (cli_parse_rest(command, argc, argv, cli)) {
    case CLI_PARSED_HELP:
        cli_parse_help(command, stdout);
        return CLI_DONE;
    case CLI_PARSED_WRONG:
        cli_say("try: vigil %s --help", command->words);
        return CLI_USAGE;
    case CLI_PARSED_VERSION:
    case CLI_PARSED_OK:
        break;
    }
    enum cli_exit exit = command->run(cli);
    vigil_client_free(cli->client);
    if (fflush(stdout) != 0 && exit == CLI_DONE) {
        cli_say("standard output could not be written");
        exit = CLI_USAGE;
    }
    return exit;
}

int
main(int argc, char **argv)
{
    struct cli cli = {.profile = NULL};
    int word = argc, words = 0;
    (void)signal(SIGPIPE, SIG_IGN); /* `vigil cases | head` is told by fflush() */
    switch (cli_parse_start(argc, argv, &cli, &word)) {
    case CLI_PARSED_HELP:
        cli_find_print(commands, stdout);
        return CLI_DONE;
    case CLI_PARSED_VERSION:
        (void)puts("vigil " VIGIL_VERSION);
        return CLI_DONE;
    case CLI_PARSED_WRONG:
        return CLI_USAGE;
    case CLI_PARSED_OK:
        break;
    }
    const struct cli_command *command =
        cli_find(commands, argc - word, argv + word, &words);
    if (command == NULL) {
        return (int)cli_find_none(commands, argc - word, argv + word);
    }
    int skipped = word + words - 1; /* getopt skips one more, the program's name */
    argv[skipped] = argv[0];
    return (int)run_command(command, argc - skipped, argv + skipped, &cli);
}
