/* The commands of the forms: see cli_form.h. */
#include "cli/cli_form.h"

#include <string.h>

#include "base/base_text.h"
#include "cli/cli_commands.h"
#include "cli/cli_receipt_file.h"

enum { FORMS_MAX = 64, WORDS_SIZE = 40, HELP_SIZE = 96, EXAMPLE_SIZE = 128 };

static const char *expect;

static const struct cli_option options[] = {
    {"expect", "VERSION", "refuse if the case has changed since", &expect, NULL},
    CLI_RECEIPT_OPTION,
    {NULL, NULL, NULL, NULL, NULL}};

/* of a message that opens a case: there is no version yet */
static const struct cli_option opening[] = {CLI_RECEIPT_OPTION,
                                            {NULL, NULL, NULL, NULL, NULL}};

/* Words that come more easily than the message's name, which is understood, too; and who
 * has options of its own. */
static const struct {
    enum vigil_message type;
    const char *words;
    const struct cli_command *own;
} verbs[] = {
    {VIGIL_MESSAGE_NOTIFICATION, "notify", NULL},
    {VIGIL_MESSAGE_PANEL_RESPONSE, "respond", &cli_respond},
    {VIGIL_MESSAGE_AMENDMENT, "amend", NULL},
    {VIGIL_MESSAGE_WITHDRAWAL, "withdraw", NULL},
    {VIGIL_MESSAGE_REINSTATEMENT, "reinstate", NULL},
    {VIGIL_MESSAGE_CONSIDERATION, "consider", NULL},
    {VIGIL_MESSAGE_RESPONSE_REPLY, "reply", NULL},
    {VIGIL_MESSAGE_SHARING, "share", NULL},
    {VIGIL_MESSAGE_LCSPR_PUBLICATION, "publish", NULL},
    {VIGIL_MESSAGE_RECOMMENDATIONS, "recommend", NULL},
    {VIGIL_MESSAGE_QUESTION, "ask", NULL},
    {VIGIL_MESSAGE_NARROWING, "narrow", NULL},
    {VIGIL_MESSAGE_QUALITY_ASSESSMENT, "assess", NULL},
    {VIGIL_MESSAGE_DUPLICATE_LINK, "merge", NULL},
    {VIGIL_MESSAGE_DUPLICATE_UNLINK, "unmerge", NULL},
    {VIGIL_MESSAGE_CLOSURE, "close", NULL},
    {VIGIL_MESSAGE_REOPENING, "reopen", NULL},
};

/* A command with the texts that it points to. */
static struct made {
    struct cli_command command; /* words is NULL until it is made */
    char name[WORDS_SIZE];      /* the message's, with dashes */
    char help[HELP_SIZE];
    char example[EXAMPLE_SIZE];
} all[FORMS_MAX];

static bool
has(const struct vigil_form_type *form, const char *field)
{
    return vigil_form_field(form, "", field) != SIZE_MAX;
}

static enum cli_exit
run(struct cli *cli)
{
    char setting[48];
    const char *settings[] = {setting};
    (void)base_text_print(
        setting, sizeof(setting), "expected_version=%s", expect == NULL ? "" : expect);
    return cli_form_send(cli, settings, expect == NULL ? 0 : 1);
}

static enum cli_users
users_of(enum vigil_message type)
{
    return type == VIGIL_MESSAGE_PANEL_RESPONSE || type >= VIGIL_MESSAGE_SEEN
               ? CLI_PANEL
               : CLI_PARTNERSHIPS;
}

/* From "extension_request", "Ask the Panel for more time". */
static void
make(const struct vigil_form_type *form, struct made *ret)
{
    struct cli_command *command = &ret->command;
    const char *words = ret->name;
    const struct cli_command *own = NULL;
    bool of_case = has(form, "case_ref");
    (void)base_text_copy(ret->name, sizeof(ret->name), form->name);
    for (char *at = ret->name; *at != '\0'; at++) {
        *at = *at == '_' ? '-' : *at;
    }
    for (size_t i = 0; i < BASE_COUNT(verbs); i++) {
        if (verbs[i].type == form->type) {
            words = verbs[i].words;
            own = verbs[i].own;
        }
    }
    command->users = users_of(form->type);
    (void)base_text_copy(ret->help, sizeof(ret->help), form->title);
    if (ret->help[0] >= 'A' && ret->help[0] <= 'Z') {
        ret->help[0] = (char)(ret->help[0] + ('a' - 'A'));
    }
    (void)base_text_print(ret->example,
                          sizeof(ret->example),
                          "vigil --profile %s %s %s.json",
                          command->users == CLI_PANEL ? "panel" : "e08000025",
                          words,
                          ret->name);
    command->also = words == ret->name ? NULL : ret->name;
    command->operands =
        of_case ? "FILE.json|REF [FIELD=VALUE...]" : "FILE.json [FIELD=VALUE...]";
    command->operands_min = 1;
    command->operands_max = CLI_OPERANDS_MAX;
    command->help = ret->help;
    command->example = own == NULL ? ret->example : own->example;
    command->options = has(form, "expected_version") ? options : opening;
    command->options = own == NULL ? command->options : own->options;
    command->run = own == NULL ? run : own->run;
    command->form = form;
    command->words = words;
}

const struct cli_command *
cli_form_command(size_t n)
{
    const struct vigil_form_type *form = vigil_form_at(n);
    if (form == NULL || n >= FORMS_MAX) {
        return NULL;
    }
    if (all[n].command.words == NULL) {
        make(form, &all[n]);
    }
    return &all[n].command;
}

const struct vigil_form_type *
cli_form_meant(const char *word)
{
    const struct cli_command *command;
    for (size_t n = 0; (command = cli_form_command(n)) != NULL; n++) {
        if (strcmp(command->words, word) == 0 ||
            (command->also != NULL && strcmp(command->also, word) == 0) ||
            strcmp(vigil_form_at(n)->name, word) == 0) {
            return vigil_form_at(n);
        }
    }
    return NULL;
}
