/* `vigil receipt`: how far the notification of a case has come, signed anew: also that an
 * officer of the Panel has seen it, which no receipt could say when it was given. */
#include <stdio.h>

#include "base/base_text.h"
#include "cli/cli_commands.h"
#include "cli/cli_receipt_file.h"
#include "cli/cli_receipt_verify.h"

static const char *path, *key_given;

static const struct cli_option options[] = {
    {"save", "FILE", "keep it in a new file, with the message", &path, NULL},
    {"key",
     "HEX",
     "the service's public key for receipts (default: receipt_key of the profile)",
     &key_given,
     NULL},
    {NULL, NULL, NULL, NULL, NULL}};

/* Asks and prints; *ret_answer has the receipt file as its data. */
static enum cli_exit
ask(struct cli *cli,
    const struct vigil_query *query,
    const char *key,
    struct vigil_answer *ret_answer)
{
    struct vigil_error error;
    enum vigil_result result =
        vigil_query(cli->client, VIGIL_MESSAGE_RECEIPT_QUERY, query, ret_answer, &error);
    cli_waiting_clear();
    if (result == VIGIL_REFUSED) {
        return cli_refuse_answer(cli, &ret_answer->rejection);
    }
    if (result != VIGIL_OK) {
        return cli_no_answer(result, &error);
    }
    return cli_receipt_verify_bytes(cli, key, ret_answer->data, ret_answer->data_size);
}

static enum cli_exit
run(struct cli *cli)
{
    static struct vigil_answer answer; /* large */
    struct vigil_query query = {.limit = 0};
    char key[VIGIL_RECEIPT_KEY_SIZE];
    enum cli_exit exit = CLI_DONE;
    FILE *file = NULL;
    if (!cli_reference_check(cli, cli->operands[0], &exit)) {
        return exit;
    }
    (void)base_text_copy(query.case_ref, sizeof(query.case_ref), cli->operands[0]);
    exit = cli_receipt_key(cli, key_given, key);
    if (exit == CLI_DONE) {
        exit = cli_connect(cli);
    }
    if (exit == CLI_DONE && path != NULL) {
        file = cli_receipt_file_new(path);
        exit = file == NULL ? CLI_USAGE : CLI_DONE;
    }
    if (exit == CLI_DONE) {
        exit = ask(cli, &query, key, &answer);
    }
    if (file != NULL) { /* without bytes it is removed */
        enum cli_exit kept = cli_receipt_file_end(
            file, path, answer.data, exit == CLI_DONE ? answer.data_size : 0);
        exit = exit == CLI_DONE ? kept : exit;
    }
    vigil_answer_done(&answer);
    return exit;
}

const struct cli_command cli_receipt = {
    .words = "receipt",
    .operands = "REF",
    .operands_min = 1,
    .operands_max = 1,
    .help = "show when a notification was received, registered and seen, signed",
    .example = "vigil --profile e08000025 receipt CSP-2026-000001-P --save seen.receipt",
    .options = options,
    .run = run,
};
