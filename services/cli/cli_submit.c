/* Sending one thing and telling what became of it: see cli.h. */
#include <stdio.h>

#include "base/base_text.h"
#include "cli/cli.h"
#include "cli/cli_receipt.h"
#include "cli/cli_receipt_file.h"
#include "files/files_json_print.h"

enum cli_exit
cli_refuse_answer(const struct cli *cli, const struct vigil_rejection *rejection)
{
    if (cli->json) {
        files_json_rejection_print(rejection, stdout);
    } else {
        cli_rejection_print(rejection, stderr);
    }
    return CLI_REFUSED;
}

enum cli_exit
cli_refuse(const struct cli *cli, const struct vigil_faults *faults)
{
    struct vigil_rejection rejection = {.faults = *faults};
    (void)base_text_copy(rejection.code, sizeof(rejection.code), "invalid");
    return cli_refuse_answer(cli, &rejection);
}

/* What an earlier run left in the spool is told on standard error: it is not the answer
 * that was asked for. */
static void
tell_earlier(void *context,
             enum vigil_result result,
             const struct vigil_answer *answer,
             const struct vigil_error *error)
{
    (void)context;
    (void)error;
    cli_waiting_clear();
    cli_say("sent what an earlier run had left unanswered:");
    if (result == VIGIL_OK && answer->kind == VIGIL_ANSWER_RECEIPT) {
        cli_receipt_print(&answer->receipt, stderr);
    } else if (result == VIGIL_REFUSED) {
        cli_rejection_print(&answer->rejection, stderr);
    }
}

/* Keeps the answer, whatever it is; without one there is no file. */
static enum cli_exit
keep(FILE *file, const struct vigil_answer *answer, enum cli_exit exit)
{
    enum cli_exit kept = answer->kind == VIGIL_ANSWER_NONE
                             ? cli_receipt_file_end(file, cli_receipt_path, NULL, 0)
                             : cli_receipt_file_keep(file, cli_receipt_path, answer);
    return exit == CLI_DONE ? kept : exit;
}

enum cli_exit
cli_submit(struct cli *cli, const struct vigil_submission *submission)
{
    static struct vigil_answer answer; /* large */
    struct vigil_error error;
    FILE *file = NULL;
    enum cli_exit exit = cli_connect(cli);
    if (exit != CLI_DONE) {
        return exit;
    }
    if (cli_receipt_path != NULL) {
        file = cli_receipt_file_new(cli_receipt_path);
        if (file == NULL) {
            return CLI_USAGE;
        }
    }
    /* first what was left, as ours may build on it; if it is unreachable, ours says so */
    (void)vigil_spool_flush(cli->client, submission, tell_earlier, NULL, &error);
    enum vigil_result result = vigil_submit(cli->client, submission, &answer, &error);
    cli_waiting_clear();
    if (result == VIGIL_OK && answer.kind == VIGIL_ANSWER_RECEIPT) {
        if (cli->json) {
            files_json_receipt_print(&answer.receipt, stdout);
        } else {
            cli_receipt_print(&answer.receipt, stdout);
        }
    } else if (result == VIGIL_REFUSED) {
        exit = cli_refuse_answer(cli, &answer.rejection);
    } else {
        exit = cli_no_answer(result, &error);
        if (vigil_spool_count(cli->client) > 0) {
            cli_say("it is kept in the spool: run the same command again, and it is sent "
                    "as the same message");
        }
    }
    if (file != NULL) {
        exit = keep(file, &answer, exit);
    }
    vigil_answer_done(&answer);
    return exit;
}
