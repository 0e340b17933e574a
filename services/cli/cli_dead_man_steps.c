/* The steps of the daily proof that alerts arrive: see cli_dead_man.h. */
#include "cli/cli_dead_man.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_id.h"
#include "base/base_text.h"
#include "cli/cli_ask.h"
#include "rules/rules_london.h"

#define OWN_REF "dead-man/" /* what our own references begin with */

enum {
    OVERDUE_DAYS = 14, /* all rungs of a return interview (72 hours) are behind it */
    ALERTS_MAX = 50,   /* newest first: ours are among these */
    ID_USED_FROM = 9,
    SETTING_SIZE = 80
};

static struct vigil_answer answer, page; /* large */

/* Takes the reason from what was answered, or from what was not. */
static enum cli_dead_man_step
refused(struct cli_dead_man *proof,
        const char *what,
        enum vigil_result result,
        const struct vigil_answer *with,
        const struct vigil_error *error)
{
    if (result == VIGIL_REFUSED) {
        const struct vigil_rejection *rejection = &with->rejection;
        (void)base_text_print(proof->why,
                              sizeof(proof->why),
                              "%s: refused (%s) %s %s",
                              what,
                              rejection->code,
                              rejection->faults.at[0].path,
                              rejection->faults.at[0].code);
        return CLI_DEAD_MAN_FAILED;
    }
    (void)base_text_print(proof->why, sizeof(proof->why), "%s: %s", what, error->text);
    return result == VIGIL_WRONG_SETUP ? CLI_DEAD_MAN_FAILED : CLI_DEAD_MAN_AGAIN;
}

/* A page of an answer, in `page`. */
static enum cli_dead_man_step
ask(struct cli_dead_man *proof,
    const char *what,
    enum vigil_message type,
    const struct vigil_query *query)
{
    struct vigil_error error;
    vigil_answer_done(&page);
    enum vigil_result result =
        vigil_query(proof->cli->client, type, query, &page, &error);
    return result == VIGIL_OK ? CLI_DEAD_MAN_DONE
                              : refused(proof, what, result, &page, &error);
}

static enum cli_dead_man_step
submit(struct cli_dead_man *proof,
       const char *what,
       const struct vigil_submission *submission)
{
    struct vigil_error error;
    vigil_answer_done(&answer);
    enum vigil_result result =
        vigil_submit(proof->cli->client, submission, &answer, &error);
    return result == VIGIL_OK ? CLI_DEAD_MAN_DONE
                              : refused(proof, what, result, &answer, &error);
}

/* Fills a form by these settings, which are right. */
static void
fill(const struct vigil_form_type *type,
     const char *const *settings,
     size_t count,
     struct files_form *ret_form)
{
    static struct vigil_faults faults;
    struct base_error error;
    files_form_init(type, ret_form);
    (void)!files_form_read(NULL, settings, count, ret_form, &faults, &error);
}

/* The service's day is the day of the notification: a sandbox has another than ours. */
static enum cli_dead_man_step
fill_notification(struct cli_dead_man *proof)
{
    const struct vigil_query query = {.limit = 0};
    char id[BASE_ID_TEXT_SIZE], returned[BASE_INSTANT_SIZE], today[BASE_DATE_SIZE];
    char texts[3][SETTING_SIZE];
    vigil_instant now = VIGIL_INSTANT_NONE;
    enum cli_dead_man_step step =
        ask(proof, "asking for the time", VIGIL_MESSAGE_STATUS_QUERY, &query);
    for (size_t i = 0; step == CLI_DEAD_MAN_DONE && i < page.result.listings_count; i++) {
        const struct vigil_listing *listing = &page.result.listings[i];
        if (listing->rows_count > 0) {
            (void)base_instant_parse(cli_listing_cell(listing, 0, "time"), &now);
        }
    }
    if (step == CLI_DEAD_MAN_DONE && now == VIGIL_INSTANT_NONE) {
        (void)base_text_copy(proof->why, sizeof(proof->why), "it does not tell the time");
        step = CLI_DEAD_MAN_AGAIN;
    }
    if (step != CLI_DEAD_MAN_DONE) {
        return step;
    }
    base_id_print(&proof->id, id);
    base_instant_print(now - OVERDUE_DAYS * BASE_DAY, returned);
    base_date_print(rules_london_date(now), today);
    /* what is left of the id is unique enough, and short enough for a reference */
    (void)base_text_print(
        texts[0], SETTING_SIZE, "notification_ref=" OWN_REF "%s", id + ID_USED_FROM);
    (void)base_text_print(texts[1], SETTING_SIZE, "became_aware_on=%s", today);
    (void)base_text_print(texts[2], SETTING_SIZE, "child_returned_at=%s", returned);
    const char *const settings[] = {texts[0],
                                    texts[1],
                                    texts[2],
                                    "incident_type=other",
                                    "children[0].child_no=1",
                                    "children[0].index_child=no"};
    fill(vigil_form_of(VIGIL_MESSAGE_NOTIFICATION),
         settings,
         BASE_COUNT(settings),
         &proof->form);
    return CLI_DEAD_MAN_DONE;
}

enum cli_dead_man_step
cli_dead_man_notify(struct cli_dead_man *proof)
{
    enum cli_dead_man_step step =
        proof->form.form.type == NULL ? fill_notification(proof) : CLI_DEAD_MAN_DONE;
    if (step != CLI_DEAD_MAN_DONE) {
        return step;
    }
    const struct vigil_submission submission = {
        .type = VIGIL_MESSAGE_NOTIFICATION, .id = proof->id, .form = &proof->form.form};
    step = submit(proof, "notifying the case", &submission);
    if (step == CLI_DEAD_MAN_DONE) {
        (void)base_text_copy(
            proof->case_ref, sizeof(proof->case_ref), answer.receipt.case_ref);
    }
    vigil_answer_done(&answer);
    return step;
}

/* How many of the alerts listed are the case's, and how many of these arrived; of one
 * that did not, why is told. False: one of them never will. */
static bool
count_alerts(struct cli_dead_man *proof,
             const struct vigil_listing *alerts,
             size_t *raised,
             size_t *delivered)
{
    for (size_t row = 0; row < alerts->rows_count; row++) {
        const char *state = cli_listing_cell(alerts, row, "state");
        if (strcmp(cli_listing_cell(alerts, row, "case_ref"), proof->case_ref) != 0) {
            continue;
        }
        ++*raised;
        if (strcmp(state, "delivered") == 0) {
            ++*delivered;
            continue;
        }
        (void)base_text_print(proof->why,
                              sizeof(proof->why),
                              "the alert to %s is not delivered: %s %s",
                              cli_listing_cell(alerts, row, "recipient"),
                              state,
                              cli_listing_cell(alerts, row, "outcome"));
        if (strcmp(state, "failed") == 0) {
            return false;
        }
    }
    return true;
}

enum cli_dead_man_step
cli_dead_man_confirm(struct cli_dead_man *proof)
{
    const struct vigil_query query = {.limit = ALERTS_MAX};
    size_t raised = 0, delivered = 0;
    enum cli_dead_man_step step =
        ask(proof, "asking for the alerts", VIGIL_MESSAGE_ALERTS_QUERY, &query);
    if (step != CLI_DEAD_MAN_DONE) {
        return step;
    }
    (void)base_text_copy(
        proof->why, sizeof(proof->why), "it is recorded, but no alert was raised");
    for (size_t i = 0; i < page.result.listings_count; i++) {
        if (!count_alerts(proof, &page.result.listings[i], &raised, &delivered)) {
            return CLI_DEAD_MAN_FAILED;
        }
    }
    return raised > 0 && delivered == raised ? CLI_DEAD_MAN_DONE : CLI_DEAD_MAN_AGAIN;
}

static enum cli_dead_man_step
withdraw(struct cli_dead_man *proof, const char *case_ref)
{
    static struct files_form form; /* large */
    char text[SETTING_SIZE];
    (void)base_text_print(text, sizeof(text), "case_ref=%s", case_ref);
    const char *const settings[] = {
        text, "why=entered_in_error", "reason=The daily proof that alerts arrive."};
    fill(vigil_form_of(VIGIL_MESSAGE_WITHDRAWAL), settings, BASE_COUNT(settings), &form);
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_WITHDRAWAL,
                                                .form = &form.form};
    enum cli_dead_man_step step = submit(proof, "withdrawing the case", &submission);
    vigil_answer_done(&answer);
    files_form_done(&form);
    return step;
}

/* Those that wait for a rapid review, which none of ours ever gets. */
static enum cli_dead_man_step
withdraw_listed(struct cli_dead_man *proof, const struct vigil_listing *cases)
{
    enum cli_dead_man_step step = CLI_DEAD_MAN_DONE;
    for (size_t row = 0; row < cases->rows_count && step == CLI_DEAD_MAN_DONE; row++) {
        const char *own = cli_listing_cell(cases, row, "notification_ref");
        const char *state = cli_listing_cell(cases, row, "state");
        if (strncmp(own, OWN_REF, strlen(OWN_REF)) == 0 &&
            strcmp(state, "rapid_review_awaited") == 0) {
            step = withdraw(proof, cli_listing_cell(cases, row, "case_ref"));
        }
    }
    return step;
}

enum cli_dead_man_step
cli_dead_man_withdraw(struct cli_dead_man *proof)
{
    struct vigil_query query = {.limit = 0};
    enum cli_dead_man_step step = CLI_DEAD_MAN_DONE;
    do {
        step = ask(proof, "asking for the cases", VIGIL_MESSAGE_CASES_QUERY, &query);
        for (size_t i = 0; step == CLI_DEAD_MAN_DONE && i < page.result.listings_count;
             i++) {
            step = withdraw_listed(proof, &page.result.listings[i]);
        }
        if (step == CLI_DEAD_MAN_DONE) {
            (void)base_text_copy(query.after, sizeof(query.after), page.result.next);
        }
    } while (step == CLI_DEAD_MAN_DONE && query.after[0] != '\0');
    return step;
}
