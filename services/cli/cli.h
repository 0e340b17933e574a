/*
 * `vigil`, the command line: what all its commands share. One command a file; each gives
 * a struct cli_command, and main.c lists them.
 *
 * Promises: data goes to standard output, messages to standard error; the exit status
 * says how it ended; nothing is coloured; a secret is never an argument.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base_attr.h"
#include "vigil/vigil.h"

enum cli_exit {
    CLI_DONE = 0,
    CLI_REFUSED = 1,    /* the service, or the check before sending, says what is wrong */
    CLI_USAGE = 2,      /* the command line, the profile or a file's name is wrong */
    CLI_UNREACHABLE = 3 /* not known to be recorded: the service did not answer */
};

enum { CLI_OPERANDS_MAX = 64 };

struct cli_command;

/* One run of the program. */
struct cli {
    const struct cli_command *command;
    const char *profile; /* NULL: the default */
    bool json;
    size_t operands_count;
    const char *operands[CLI_OPERANDS_MAX]; /* NULL where not given */
    struct vigil_client *client;            /* NULL until cli_connect() */
};

/* Whom a command is for. */
enum cli_users { CLI_EVERYONE = 0, CLI_PARTNERSHIPS, CLI_PANEL, CLI_OPERATORS };

/* An option of a command; a NULL name ends a table. */
struct cli_option {
    const char *name;
    const char *value; /* what stands for the value in the help; NULL: a flag */
    const char *help;
    const char **text; /* where the value goes */
    bool *flag;        /* set if the flag is there */
};

struct cli_command {
    const char *words; /* "notify", "key enrol" */
    const char *also;  /* another word for it; NULL: none */
    enum cli_users users;
    const char *operands; /* as the help shows them */
    size_t operands_min, operands_max;
    const char *help;    /* one line */
    const char *example; /* a whole command line */
    const struct cli_option *options;
    const struct vigil_form_type *form; /* what it sends; NULL: no form */
    enum cli_exit (*run)(struct cli *cli);
};

/* cli_say.c: a line on standard error, "vigil: ..." */
void cli_say(const char *format, ...) BASE_PRINTF(1, 2);
enum cli_exit cli_usage(const char *format, ...) BASE_PRINTF(1, 2);

/* cli_connect.c: loads the profile and makes cli->client, unless it is there. */
enum cli_exit cli_connect(struct cli *cli);

/* On a terminal, what takes longer than a second says so; this takes that away again. */
void cli_waiting_clear(void);

/* Tells why there is no answer; gives the exit status. */
enum cli_exit cli_no_answer(enum vigil_result result, const struct vigil_error *error);

/* cli_submit.c: sends and prints the answer. */
enum cli_exit cli_submit(struct cli *cli, const struct vigil_submission *submission);

/* Prints what a check before sending found, as the service would have told it. */
enum cli_exit cli_refuse(const struct cli *cli, const struct vigil_faults *faults);

/* Prints a rejection, on standard error, or as JSON on standard output. */
enum cli_exit cli_refuse_answer(const struct cli *cli,
                                const struct vigil_rejection *rejection);

/* cli_reference.c: true if text is a case reference; else it is told why it is none. */
bool cli_reference_check(const struct cli *cli,
                         const char *text,
                         enum cli_exit *ret_exit) BASE_MUST_CHECK;

/* cli_number.c: a whole number from least to most, and nothing behind it. */
bool cli_number_parse(const char *text, int64_t least, int64_t most, int64_t *ret_number)
    BASE_MUST_CHECK;

#endif
