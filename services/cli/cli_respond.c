/* `vigil respond`: the Panel's answer to a rapid review. */
#include "base/base_text.h"
#include "cli/cli_commands.h"

static const char *response, *reason;

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
    {NULL, NULL, NULL, NULL, NULL}};

/* Finds the code that an option names. */
static bool
code_of(enum vigil_code_list list, const char *option, const char *name, int *ret_code)
{
    char names[160];
    if (vigil_code_find(list, name, ret_code)) {
        return true;
    }
    vigil_code_names(list, names, sizeof(names));
    cli_say("--%s must be one of: %s", option, names);
    return false;
}

static enum cli_exit
run(struct cli *cli)
{
    struct vigil_panel_response record = {.decided_at = VIGIL_INSTANT_NONE};
    int code = 0;
    enum cli_exit exit;
    if (!cli_reference_check(cli, cli->operands[0], &exit)) {
        return exit;
    }
    (void)base_text_copy(
        record.of.case_ref, sizeof(record.of.case_ref), cli->operands[0]);
    if (!code_of(
            VIGIL_LIST_RESPONSE, "response", response == NULL ? "" : response, &code)) {
        return CLI_USAGE;
    }
    record.response = (enum vigil_response)code;
    if (reason != NULL) {
        if (!code_of(VIGIL_LIST_RESPONSE_REASON, "reason", reason, &code)) {
            return CLI_USAGE;
        }
        record.reason = (enum vigil_response_reason)code;
    }
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_PANEL_RESPONSE,
                                                .panel_response = &record};
    return cli_submit(cli, &submission);
}

const struct cli_command cli_respond = {
    .words = "respond",
    .operands = "REF --response agrees|disagrees",
    .operands_min = 1,
    .operands_max = 1,
    .help = "record the Panel's answer to a case's rapid review",
    .example = "vigil --profile panel respond CSP-2026-000001-P --response agrees",
    .options = options,
    .run = run,
};
