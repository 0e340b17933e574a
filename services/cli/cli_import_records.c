/*
 * Sending the records of an exported casebook. Groups go side by side, as many as may be
 * on their way; within a group each record waits for the receipt of the one before, for
 * it may need what that opened.
 */
#include <stdlib.h>

#include "cli/cli_import.h"
#include "cli/cli_progress.h"

/* A record that was not sent, since what it needs was refused. */
static void
leave_out(struct cli_import_stage *stage, const struct files_record_head *head)
{
    stage->count->refused++;
    if (stage->counts->refused++ >= CLI_IMPORT_TOLD) {
        return;
    }
    cli_say("step %lld of %s: not sent, since what opens a case that it names was "
            "refused",
            (long long)head->step,
            head->key);
}

static void
send_record(struct cli *cli,
            const struct files_casebook *casebook,
            size_t index,
            struct cli_import_stage *stage)
{
    static struct vigil_form form; /* large */
    static const enum vigil_message historic[] = {
        [VIGIL_MESSAGE_NOTIFICATION] = VIGIL_MESSAGE_HISTORIC_NOTIFICATION,
        [VIGIL_MESSAGE_RAPID_REVIEW] = VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW,
        [VIGIL_MESSAGE_LCSPR] = VIGIL_MESSAGE_HISTORIC_LCSPR,
        [VIGIL_MESSAGE_PANEL_RESPONSE] = VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE};
    struct files_record_head head;
    struct vigil_error error;
    files_records_head(casebook, index, &head);
    if (!files_records_form(casebook, index, stage->refs, &form)) {
        leave_out(stage, &head);
        return;
    }
    bool old = head.type->type <= VIGIL_MESSAGE_PANEL_RESPONSE;
    struct vigil_submission submission = {.type = old ? historic[head.type->type]
                                                      : head.type->type,
                                          .historic = !old,
                                          .form = &form};
    bool opens = vigil_form_field(head.type, "", "case_ref") == SIZE_MAX;
    enum vigil_result result = cli_import_one(
        cli, stage, &submission, head.key, opens ? head.subject : SIZE_MAX, &error);
    if (result != VIGIL_OK && stage->counts->failed == VIGIL_OK) {
        stage->counts->failed = result;
        stage->counts->error = error;
    }
}

void
cli_import_records(struct cli *cli,
                   const struct files_casebook *casebook,
                   struct cli_import_stage *stage)
{
    struct cli_progress progress;
    size_t count = files_records_count(casebook), round = 1;
    /* by group: the round in which it has one on its way */
    size_t *last = calloc(files_records_subjects(casebook) + 1, sizeof(*last));
    cli_progress_start(&progress, stage->name, count);
    for (size_t i = 0; i < count && stage->counts->failed == VIGIL_OK; i++) {
        struct files_record_head head;
        files_records_head(casebook, i, &head);
        if (last == NULL || last[head.group] == round) {
            vigil_pipeline_finish(cli->client);
            round++;
        }
        if (last != NULL) {
            last[head.group] = round;
        }
        send_record(cli, casebook, i, stage);
        cli_progress_step(&progress, stage->answered);
    }
    vigil_pipeline_finish(cli->client);
    cli_waiting_clear();
    free(last);
    cli_progress_end(&progress);
}
