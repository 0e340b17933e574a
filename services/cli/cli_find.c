/* Finding a command by its words: see cli_find.h. */
#include "cli/cli_find.h"

#include <string.h>

#include "cli/cli_form.h"

/* The n-th of all: the list, which NULL ends, and then the forms. */
static const struct cli_command *
at(const struct cli_command *const *own, size_t n)
{
    size_t count = 0;
    while (own[count] != NULL) {
        if (count == n) {
            return own[n];
        }
        count++;
    }
    return cli_form_command(n - count);
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

const struct cli_command *
cli_find(const struct cli_command *const *own, int argc, char **argv, int *ret_words)
{
    const struct cli_command *command;
    for (size_t n = 0; (command = at(own, n)) != NULL; n++) {
        *ret_words = words_matched(command->words, argc, argv);
        if (*ret_words == 0 && command->also != NULL) {
            *ret_words = words_matched(command->also, argc, argv);
        }
        if (*ret_words > 0) {
            return command;
        }
    }
    return NULL;
}

void
cli_find_print(const struct cli_command *const *own, FILE *to)
{
    static const char *const headings[] = {[CLI_EVERYONE] = "everyone",
                                           [CLI_PARTNERSHIPS] = "partnerships",
                                           [CLI_PANEL] = "the Panel",
                                           [CLI_OPERATORS] = "operators"};
    const struct cli_command *command;
    (void)fputs("usage: vigil COMMAND [OPTION...]\n", to);
    for (size_t users = 0; users < BASE_COUNT(headings); users++) {
        (void)fprintf(to, "\n%s:\n", headings[users]);
        for (size_t n = 0; (command = at(own, n)) != NULL; n++) {
            if (command->users == (enum cli_users)users) {
                (void)fprintf(to, "  %-21s  %s\n", command->words, command->help);
            }
        }
    }
    (void)fputs(
        "\nvigil COMMAND --help tells more, with an example; vigil --version the version."
        "\nExit status: 0 done, 1 refused, 2 wrong usage, 3 could not reach the "
        "service.\n",
        to);
}

/* Commands of two words, of which only the first was typed: prints those that begin so.
 */
static bool
print_group(const struct cli_command *const *own, const char *first, FILE *to)
{
    size_t length = strlen(first);
    const struct cli_command *command;
    bool found = false;
    for (size_t n = 0; (command = at(own, n)) != NULL; n++) {
        const char *words = command->words;
        if (strncmp(words, first, length) == 0 && words[length] == ' ') {
            (void)fputs(found ? "" : "usage, one of:\n\n", to);
            (void)fprintf(to,
                          "  vigil %s%s%s\n      %s\n",
                          words,
                          command->operands[0] == '\0' ? "" : " ",
                          command->operands,
                          command->help);
            found = true;
        }
    }
    return found;
}

enum cli_exit
cli_find_none(const struct cli_command *const *own, int argc, char **argv)
{
    bool help = argc > 1 && strcmp(argv[1], "--help") == 0;
    if (argc > 0 && print_group(own, argv[0], help ? stdout : stderr)) {
        return help ? CLI_DONE : CLI_USAGE;
    }
    if (argc > 0) {
        cli_say("there is no command `%s`", argv[0]);
    }
    cli_find_print(own, stderr);
    return CLI_USAGE;
}
