/*
 * `vigil`, what people and scripts type: a table of contents. One command a file; see
 * vigil.1.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/cli_commands.h"
#include "cli/cli_parse.h"

static const struct cli_command *const commands[] = {
    &cli_notify,
    &cli_rapid_review,
    &cli_lcspr,
    &cli_respond,
    &cli_case,
    &cli_cases,
    &cli_deadlines,
    &cli_alerts,
    &cli_import,
    &cli_report,
    &cli_journal,
    &cli_status,
    &cli_keygen,
    &cli_key_enrol,
    &cli_key_revoke,
    &cli_sandbox_advance,
};

static void
print_commands(FILE *to)
{
    (void)fputs("usage: vigil COMMAND [OPTION...]\n\n", to);
    for (size_t i = 0; i < BASE_COUNT(commands); i++) {
        (void)fprintf(to, "  %-16s %s\n", commands[i]->words, commands[i]->help);
    }
    (void)fputs(
        "\nvigil COMMAND --help tells more, with an example. Exit status: 0 done, "
        "1 refused,\n2 wrong usage, 3 could not reach the service.\n",
        to);
}

/* How many of the arguments are the command's words; 0 if they are not. */
static int
words_matched(const char *words, int argc, char **argv)
{
    size_t first = strcspn(words, " ");
    if (argc < 1 || strlen(argv[0]) != first || strncmp(argv[0], words, first) != 0) {
        return 0;
    }
    if (words[first] == '\0') {
        return 1;
    }
    return argc > 1 && strcmp(argv[1], words + first + 1) == 0 ? 2 : 0;
}

static const struct cli_command *
find_command(int argc, char **argv, int *ret_words)
{
    for (size_t i = 0; i < BASE_COUNT(commands); i++) {
        *ret_words = words_matched(commands[i]->words, argc, argv);
        if (*ret_words > 0) {
            return commands[i];
        }
    }
    return NULL;
}

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
        print_commands(stdout);
        return CLI_DONE;
    case CLI_PARSED_WRONG:
        return CLI_USAGE;
    case CLI_PARSED_OK:
        break;
    }
    const struct cli_command *command = find_command(argc - word, argv + word, &words);
    if (command == NULL) {
        if (word < argc) {
            cli_say("there is no command `%s`", argv[word]);
        }
        print_commands(stderr);
        return CLI_USAGE;
    }
    int skipped = word + words - 1; /* getopt skips one more, the program's name */
    argv[skipped] = argv[0];
    return (int)run_command(command, argc - skipped, argv + skipped, &cli);
}
