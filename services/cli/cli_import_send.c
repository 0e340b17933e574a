/* Sending the records of a casebook: see cli_import.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_attr.h"
#include "cli/cli_import.h"
#include "cli/cli_progress.h"
#include "cli/cli_receipt.h"

const struct cli_import_kind cli_import_kinds[CLI_IMPORT_KINDS] = {
    {VIGIL_MESSAGE_HISTORIC_NOTIFICATION, "notifications"},
    {VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW, "rapid_reviews"},
    {VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE, "panel_responses"},
    {VIGIL_MESSAGE_HISTORIC_LCSPR, "lcsprs"},
    {VIGIL_MESSAGE_NONE, "records"}};

/* Which record a message was, for a refusal: an authority's own reference is no name. */
struct sent {
    struct cli_import_stage *stage;
    size_t subject;
    char ref[VIGIL_OWN_REF_SIZE];
};

static void
take_receipt(const struct sent *sent, const struct vigil_receipt *receipt)
{
    sent->stage->count->recorded++;
    if (sent->subject != SIZE_MAX) {
        memcpy(sent->stage->refs[sent->subject], receipt->case_ref, VIGIL_REF_SIZE);
    }
}

static void
take_answer(void *context,
            enum vigil_result result,
            const struct vigil_answer *answer,
            const struct vigil_error *error)
{
    struct sent *sent = context;
    struct cli_import_stage *stage = sent->stage;
    stage->answered++;
    if (result == VIGIL_OK) {
        take_receipt(sent, &answer->receipt);
    } else if (result == VIGIL_REFUSED) {
        stage->count->refused++;
        if (stage->counts->refused++ < CLI_IMPORT_TOLD) {
            (void)fprintf(stderr, "%s %s: ", stage->name, sent->ref);
            cli_rejection_print(&answer->rejection, stderr);
        }
    } else if (stage->counts->failed == VIGIL_OK) {
        stage->counts->failed = result;
        stage->counts->error = *error;
    }
    free(sent);
}

/* Makes the submission of a step, and says which record it is. */
static const char *
submission_of(const struct files_step *step, struct vigil_submission *ret_submission)
{
    *ret_submission = (struct vigil_submission){.type = step->type};
    switch ((int)step->type) {
    case VIGIL_MESSAGE_HISTORIC_NOTIFICATION:
        ret_submission->notification = &step->notification;
        return step->notification.notification_ref;
    case VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW:
        ret_submission->rapid_review = &step->rapid_review;
        return step->rapid_review.of.notification_ref;
    case VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE:
        ret_submission->panel_response = &step->panel_response;
        return step->panel_response.of.notification_ref;
    default:
        ret_submission->lcspr = &step->lcspr;
        return step->lcspr.lcspr_ref;
    }
}

enum vigil_result
cli_import_one(struct cli *cli,
               struct cli_import_stage *stage,
               struct vigil_submission *submission,
               const char *name,
               size_t subject,
               struct vigil_error *ret_error)
{
    struct sent *sent = calloc(1, sizeof(*sent));
    if (sent == NULL) {
        (void)snprintf(ret_error->text, sizeof(ret_error->text), "out of memory");
        return VIGIL_NO_RESOURCE;
    }
    sent->stage = stage;
    sent->subject = subject;
    (void)snprintf(sent->ref, sizeof(sent->ref), "%s", name);
    enum vigil_result result =
        vigil_submission_id(submission, &submission->id, ret_error);
    if (result == VIGIL_OK) {
        result =
            vigil_pipeline_submit(cli->client, submission, take_answer, sent, ret_error);
    }
    if (result != VIGIL_OK) {
        free(sent);
    }
    return result;
}

static enum vigil_result
send_step(struct cli *cli,
          struct cli_import_stage *stage,
          const struct files_casebook *casebook,
          const struct files_step *step,
          struct vigil_error *ret_error)
{
    struct vigil_submission submission;
    const char *ref = submission_of(step, &submission);
    bool opens = step->type == VIGIL_MESSAGE_HISTORIC_NOTIFICATION ||
                 step->type == VIGIL_MESSAGE_HISTORIC_LCSPR;
    size_t subject = opens ? files_records_subject(casebook, ref) : SIZE_MAX;
    return cli_import_one(cli, stage, &submission, ref, subject, ret_error);
}

static void
send_stage(struct cli *cli,
           const struct files_casebook *casebook,
           enum vigil_message type,
           struct cli_import_stage *stage)
{
    static struct files_step step; /* large */
    struct cli_progress progress;
    size_t steps = files_casebook_steps(casebook), total = 0;
    for (size_t i = 0; i < steps; i++) {
        files_casebook_step(casebook, i, &step);
        total += step.type == type ? 1 : 0;
    }
    cli_progress_start(&progress, stage->name, total);
    for (size_t i = 0; i < steps && stage->counts->failed == VIGIL_OK; i++) {
        files_casebook_step(casebook, i, &step);
        if (step.type != type) {
            continue;
        }
        struct vigil_error error;
        enum vigil_result result = send_step(cli, stage, casebook, &step, &error);
        if (result != VIGIL_OK && stage->counts->failed == VIGIL_OK) {
            stage->counts->failed = result;
            stage->counts->error = error;
        }
        cli_progress_step(&progress, stage->answered);
    }
    vigil_pipeline_finish(cli->client);
    cli_waiting_clear();
    cli_progress_end(&progress);
}

static void
send_all(struct cli *cli,
         const struct files_casebook *casebook,
         files_subject_ref *refs,
         struct cli_import_counts *counts)
{
    files_records_refs(casebook, refs);
    for (size_t kind = 0; kind < CLI_IMPORT_KINDS && counts->failed == VIGIL_OK; kind++) {
        struct cli_import_stage stage = {
            counts, &counts->of[kind], cli_import_kinds[kind].name, 0, refs};
        if (kind == CLI_IMPORT_RECORDS) {
            cli_import_records(cli, casebook, &stage);
        } else {
            send_stage(cli, casebook, cli_import_kinds[kind].type, &stage);
        }
    }
}

enum cli_exit
cli_import_send(struct cli *cli,
                const struct files_casebook *casebook,
                struct cli_import_counts *counts)
{
    files_subject_ref *refs =
        calloc(files_records_subjects(casebook) + 1, sizeof(files_subject_ref));
    if (refs == NULL) {
        return cli_usage("out of memory");
    }
    send_all(cli, casebook, refs, counts);
    free(refs);
    if (counts->refused > CLI_IMPORT_TOLD) {
        cli_say("and %zu more were refused", counts->refused - CLI_IMPORT_TOLD);
    }
    if (counts->failed != VIGIL_OK) {
        enum cli_exit exit = cli_no_answer(counts->failed, &counts->error);
        cli_say("the import stopped; run it again, and it goes on");
        return exit;
    }
    if (counts->refused > 0) {
        cli_say("%zu records were refused; all others are recorded", counts->refused);
        return CLI_REFUSED;
    }
    return CLI_DONE;
}
