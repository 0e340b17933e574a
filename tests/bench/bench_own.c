/*
 * Vigil itself, timed: one libvigil client through CURVE over TCP, the gate, intake,
 * PostgreSQL; with so many followers as asked for. Options: bench_run.h; the profile is
 * $VIGIL_PROFILE.
 */
#include <stdio.h>

#include "bench_followers.h"
#include "bench_message.h"
#include "bench_run.h"
#include "vigil/vigil.h"

static struct bench_run run;

static void
answered(void *context,
         enum vigil_result result,
         const struct vigil_answer *answer,
         const struct vigil_error *error)
{
    const struct bench_mark *mark = context;
    if (result == VIGIL_OK && answer->kind == VIGIL_ANSWER_RECEIPT) {
        bench_run_acked(&run, (size_t)(mark - run.marks->at));
    } else if (run.refused++ == 0) {
        (void)fprintf(stderr,
                      "bench_own: %s\n",
                      answer->kind == VIGIL_ANSWER_REJECTION ? answer->rejection.code
                                                             : error->text);
    }
}

static void
submit(struct vigil_client *client)
{
    struct vigil_submission submission = {.type = VIGIL_MESSAGE_NOTIFICATION};
    struct vigil_error error;
    submission.notification =
        bench_message_make(run.marks->tag, run.sent, &submission.id);
    size_t n = bench_run_sent(&run);
    if (vigil_pipeline_submit(client, &submission, answered, &run.marks->at[n], &error) !=
        VIGIL_OK) {
        bench_stop("cannot submit", error.text);
    }
    if (run.in_flight == 1) {
        vigil_pipeline_finish(client);
    }
}

int
main(int argc, char **argv)
{
    struct vigil_profile profile;
    struct vigil_client *client;
    struct vigil_error error;
    bench_run_open(&run, argc, argv);
    bench_message_open();
    bench_followers_start(&run); /* forks: before there is any thread */
    bench_run_wait_ready(&run);
    if (vigil_profile_load(NULL, &profile, &error) != VIGIL_OK ||
        vigil_client_new(&profile, &client, &error) != VIGIL_OK) {
        bench_stop("no client", error.text);
    }
    while (bench_run_goes_on(&run)) {
        submit(client);
    }
    vigil_pipeline_finish(client);
    bench_run_close(&run);
    vigil_client_free(client);
    return 0;
}
