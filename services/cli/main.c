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
        "\nvigil COMMAND --help tells more, with an example; vigil --version the version."
        "\nExit status: 0 done, 1 refused, 2 wrong usage, 3 could not reach the "
        "service.\n",
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

/* Commands of two words, of which only the first was typed: prints those that begin so.
 */
static bool
print_group(const char *first, FILE *to)
{
    size_t length = strlen(first);
    bool found = false;
    for (size_t i = 0; i < BASE_COUNT(commands); i++) {
        const char *words = commands[i]->words;
        if (strncmp(words, first, length) == 0 && words[length] == ' ') {
            (void)fputs(found ? "" : "usage, one of:\n\n", to);
            (void)fprintf(to,
                          "  vigil %s%s%s\n      %s\n",
                          words,
                          commands[i]->operands[0] == '\0' ? "" : " ",
                          commands[i]->operands,
                          commands[i]->help);
            found = true;
        }
    }
    return found;
}

/* Nothing was typed, or nothing that is a command. */
static enum cli_exit
no_command(int argc, char **argv)
{
    bool help = argc > 1 && strcmp(argv[1], "--help") == 0;
    if (argc > 0 && print_group(argv[0], help ? stdout : stderr)) {
        return help ? CLI_DONE : CLI_USAGE;
    }
    if (argc > 0) {
        cli_say("there is no command `%s`", argv[0]);
    }
    print_commands(stderr);
    return CLI_USAGE;
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
        print_commands(stdout);
        return CLI_DONE;
    case CLI_PARSED_VERSION:
        (void)puts("vigil " VIGIL_VERSION);
        return CLI_DONE;
    case CLI_PARSED_WRONG:
        return CLI_USAGE;
    case CLI_PARSED_OK:
        break;
    }
    const struct cli_command *command = find_command(argc - word, argv + word, &words);
    if (command == NULL) {
        return (int)no_command(argc - word, argv + word);
    }
    int skipped = word + words - 1; /* getopt skips one more, the program's name */
    argv[skipped] = argv[0];
    return (int)run_command(command, argc - skipped, argv + skipped, &cli);
}
