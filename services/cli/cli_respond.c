/* `vigil respond`: the Panel's answer to a rapid review; its two codes are also options,
 * since mostly nothing else is said. */
#include "base/base_text.h"
#include "cli/cli_commands.h"
#include "cli/cli_form.h"
#include "cli/cli_receipt_file.h"

static const char *response, *reason, *expect;

static const struct cli_option options[] = {
    {"response",
     "agrees|disagrees",
     "what the Panel says of the decision",
     &response,
     NULL},
    {"reason",
     "CODE",
     "criteria_not_met, learning_already_identified, no_further_learning or "
     "further_learning_likely",
     &reason,
     NULL},
    {"expect", "VERSION", "refuse if the case has changed since", &expect, NULL},
    CLI_RECEIPT_OPTION,
    {NULL, NULL, NULL, NULL, NULL}};

/* True if an option is not given, or names a code of its list. */
static bool
is_code(enum vigil_code_list list, const char *option, const char *name)
{
    char names[160];
    int code;
    if (name == NULL || vigil_code_find(list, name, &code)) {
        return true;
    }
    vigil_code_names(list, names, sizeof(names));
    cli_say("--%s must be one of: %s", option, names);
    return false;
}

static enum cli_exit
run(struct cli *cli)
{
    enum { OPTIONS = 3, SETTING_SIZE = 64 };
    char texts[OPTIONS][SETTING_SIZE];
    const char *settings[OPTIONS];
    const struct {
        const char *field, *value;
    } given[OPTIONS] = {
        {"response", response}, {"reason", reason}, {"expected_version", expect}};
    size_t count = 0;
    if (!is_code(VIGIL_LIST_RESPONSE, "response", response) ||
        !is_code(VIGIL_LIST_RESPONSE_REASON, "reason", reason)) {
        return CLI_USAGE;
    }
    for (size_t i = 0; i < OPTIONS; i++) {
        if (given[i].value != NULL) {
            (void)base_text_print(
                texts[count], SETTING_SIZE, "%s=%s", given[i].field, given[i].value);
            settings[count] = texts[count];
            count++;
        }
    }
    return cli_form_send(cli, settings, count);
}

const struct cli_command cli_respond = {
    .words = "respond",
    .example = "vigil --profile panel respond CSP-2026-000001-P --response agrees",
    .options = options,
    .run = run,
};
