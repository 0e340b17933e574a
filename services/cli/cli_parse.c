/* The command line as a table: see cli_parse.h. */
#include "cli/cli_parse.h"

#include <getopt.h>
#include <string.h>

#include "cli/cli_form.h"

enum {
    OPTIONS_MAX = 16,
    FIRST = 256,   /* beyond all characters */
    LEFT_SIZE = 48 /* of an option and its value in the help */
};

static const char *profile;
static bool json, help, version;

/* what every command has */
static const struct cli_option everywhere[] = {
    {"profile", "NAME", "which profile (default: $VIGIL_PROFILE)", &profile, NULL},
    {"json", NULL, "print JSON", NULL, &json},
    {"help", NULL, "print this help", NULL, &help},
    {NULL, NULL, NULL, NULL, NULL}};

/* and what stands before a command, or alone */
static const struct cli_option alone[] = {
    {"version", NULL, "print the version", NULL, &version},
    {NULL, NULL, NULL, NULL, NULL}};

/* Adds a table's options to the long options; val is FIRST and the index. */
static size_t
add(const struct cli_option *table,
    size_t count,
    const struct cli_option *ret_rows[OPTIONS_MAX],
    struct option ret_options[OPTIONS_MAX + 1])
{
    for (; table != NULL && table->name != NULL && count < OPTIONS_MAX; table++) {
        ret_rows[count] = table;
        ret_options[count] = (struct option){
            .name = table->name,
            .has_arg = table->value == NULL ? no_argument : required_argument,
            .val = FIRST + (int)count};
        count++;
    }
    ret_options[count] = (struct option){.name = NULL};
    return count;
}

static enum cli_parsed
read_options(const struct cli_command *command, int argc, char **argv, const char *shorts)
{
    const struct cli_option *rows[OPTIONS_MAX];
    struct option options[OPTIONS_MAX + 1];
    size_t count = add(everywhere, 0, rows, options);
    count = add(command == NULL ? alone : command->options, count, rows, options);
    int found;
    optind = 0; /* glibc: start anew */
    while ((found = getopt_long(argc, argv, shorts, options, NULL)) != -1) {
        if (found == 'h') {
            help = true;
            continue;
        }
        if (found < FIRST || (size_t)(found - FIRST) >= count) {
            return CLI_PARSED_WRONG; /* getopt has said what */
        }
        const struct cli_option *row = rows[found - FIRST];
        if (row->text != NULL) {
            *row->text = optarg;
        } else {
            *row->flag = true;
        }
    }
    return help ? CLI_PARSED_HELP : CLI_PARSED_OK;
}

enum cli_parsed
cli_parse_start(int argc, char **argv, struct cli *cli, int *ret_word)
{
    profile = NULL;
    json = help = version = false;
    enum cli_parsed parsed = read_options(NULL, argc, argv, "+h");
    *ret_word = optind;
    cli->profile = profile;
    cli->json = json;
    return parsed == CLI_PARSED_OK && version ? CLI_PARSED_VERSION : parsed;
}

enum cli_parsed
cli_parse_rest(const struct cli_command *command, int argc, char **argv, struct cli *cli)
{
    enum cli_parsed parsed = read_options(command, argc, argv, "h");
    cli->profile = profile;
    cli->json = json;
    if (parsed != CLI_PARSED_OK) {
        return parsed;
    }
    size_t count = (size_t)(argc - optind);
    cli->command = command;
    cli->operands_count = count;
    if (count < command->operands_min || count > command->operands_max) {
        cli_say("usage: vigil %s %s", command->words, command->operands);
        return CLI_PARSED_WRONG;
    }
    for (size_t i = 0; i < count; i++) {
        cli->operands[i] = argv[optind + (int)i];
    }
    return CLI_PARSED_OK;
}

/* "--limit N" */
static void
option_print(const struct cli_option *option, char *ret_text, size_t size)
{
    (void)snprintf(ret_text,
                   size,
                   "--%s%s%s",
                   option->name,
                   option->value == NULL ? "" : " ",
                   option->value == NULL ? "" : option->value);
}

static int
width_of(const struct cli_option *table, int least)
{
    char left[LEFT_SIZE];
    for (; table != NULL && table->name != NULL; table++) {
        option_print(table, left, sizeof(left));
        least = (int)strlen(left) > least ? (int)strlen(left) : least;
    }
    return least;
}

static void
print_options(const struct cli_option *table, int width, FILE *to)
{
    char left[LEFT_SIZE];
    for (; table != NULL && table->name != NULL; table++) {
        option_print(table, left, sizeof(left));
        (void)fprintf(to, "  %-*s  %s\n", width, left, table->help);
    }
}

void
cli_parse_help(const struct cli_command *command, FILE *to)
{
    int width = width_of(command->options, width_of(everywhere, 0));
    (void)fprintf(to,
                  "usage: vigil %s%s%s [OPTION...]\n\n%s\n\n",
                  command->words,
                  command->operands[0] == '\0' ? "" : " ",
                  command->operands,
                  command->help);
    print_options(command->options, width, to);
    print_options(everywhere, width, to);
    if (command->form != NULL) {
        cli_form_help(command->form, to);
    }
    (void)fprintf(to, "\nexample:\n  %s\n", command->example);
}
