/*
 * A client that stays: sends whatever it is told on its standard input, through the gate
 * with libvigil, each until it is answered, again and again under its id. For tests that
 * send more than commands could.
 *
 *     PROFILE <tab> MESSAGE <tab> JSON          a form, or time_advance and microseconds
 *     (an empty line)                           send them, all at once
 *
 * and answers each in the order given:
 *
 *     ok <tab> ATTEMPTS <tab> POSITION <tab> RECEIVED_AT in microseconds <tab> CASE
 *     refused <tab> ATTEMPTS <tab> CODE <tab> FIELD
 *     unknown <tab> ATTEMPTS <tab> CODE         not answered within a minute
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_id.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "chaos_instance.h"
#include "files/files_form.h"
#include "vigil/vigil.h"

enum {
    LINE_SIZE = 1 << 16,
    TOGETHER = 24,
    PROFILES = 200,
    PATIENCE_MS = 60000,
    ANSWER_MS = 400, /* an attempt lasts */
    AGAIN_MS = 20
};

struct sender {
    struct vigil_profile profile;
    struct vigil_client *client;
};

struct item {
    struct sender *sender;
    enum vigil_message type;
    struct files_form form; /* of all but time_advance */
    int64_t microseconds;
    struct vigil_id id;
    int attempts;
    bool is_answered;
    char answer[256];
};

static struct sender senders[PROFILES];
static size_t senders_count;
static struct item items[TOGETHER];
static size_t items_count;

static struct sender *
sender_of(const char *profile)
{
    struct vigil_error error;
    for (size_t i = 0; i < senders_count; i++) {
        if (strcmp(senders[i].profile.name, profile) == 0) {
            return &senders[i];
        }
    }
    struct sender *sender = &senders[senders_count];
    if (senders_count == PROFILES ||
        vigil_profile_load(profile, &sender->profile, &error) != VIGIL_OK) {
        return NULL;
    }
    sender->profile.connect_ms = sender->profile.timeout_ms = ANSWER_MS;
    sender->profile.spool[0] = '\0';
    senders_count++;
    return sender;
}

static void
answered(void *context,
         enum vigil_result result,
         const struct vigil_answer *answer,
         const struct vigil_error *error)
{
    struct item *item = context;
    item->is_answered = result == VIGIL_OK || result == VIGIL_REFUSED;
    if (result == VIGIL_OK) {
        (void)snprintf(item->answer,
                       sizeof(item->answer),
                       "ok\t%d\t%" PRId64 "\t%" PRId64 "\t%s",
                       item->attempts,
                       answer->receipt.position,
                       answer->receipt.received_at,
                       answer->receipt.case_ref);
    } else if (result == VIGIL_REFUSED) {
        const struct vigil_faults *faults = &answer->rejection.faults;
        (void)snprintf(item->answer,
                       sizeof(item->answer),
                       "refused\t%d\t%.40s\t%.60s",
                       item->attempts,
                       faults->count > 0 ? faults->at[0].code : answer->rejection.code,
                       faults->count > 0 ? faults->at[0].path : "");
    } else {
        (void)snprintf(item->answer,
                       sizeof(item->answer),
                       "unknown\t%d\t%.40s",
                       item->attempts,
                       error->code);
    }
}

static bool
submit(struct item *item)
{
    struct vigil_error error;
    struct vigil_submission submission = {.type = item->type, .id = item->id};
    if (item->type == VIGIL_MESSAGE_TIME_ADVANCE) {
        submission.advance_us = item->microseconds;
    } else {
        submission.form = &item->form.form;
    }
    item->attempts++;
    return vigil_pipeline_submit(
               item->sender->client, &submission, answered, item, &error) == VIGIL_OK;
}

/* Sends what this sender has that is not answered yet; true if all of it is then. What
 * was not answered goes over a fresh socket the next time. */
static bool
attempt(struct sender *sender)
{
    struct vigil_error error;
    bool all = true;
    if (sender->client == NULL &&
        vigil_client_new(&sender->profile, &sender->client, &error) != VIGIL_OK) {
        return false;
    }
    for (size_t i = 0; i < items_count; i++) {
        if (items[i].sender == sender && !items[i].is_answered) {
            (void)submit(&items[i]);
        }
    }
    vigil_pipeline_finish(sender->client);
    for (size_t i = 0; i < items_count; i++) {
        all = all && (items[i].sender != sender || items[i].is_answered);
    }
    if (!all) {
        vigil_client_free(sender->client);
        sender->client = NULL;
    }
    return all;
}

static void
send_all(void)
{
    int64_t until_ms = base_time_monotonic_ms() + PATIENCE_MS;
    for (size_t i = 0; i < items_count; i++) {
        while (!items[i].is_answered && !attempt(items[i].sender) &&
               base_time_monotonic_ms() < until_ms) {
            chaos_instance_pause(AGAIN_MS);
        }
    }
    for (size_t i = 0; i < items_count; i++) {
        (void)printf("%s\n", items[i].answer);
        if (items[i].type != VIGIL_MESSAGE_TIME_ADVANCE) {
            files_form_done(&items[i].form);
        }
    }
    (void)fflush(stdout);
    items_count = 0;
}

/* A line; false, and why, if it is none of those above. */
static bool
take(char *line)
{
    char *rest = NULL;
    const char *profile = strtok_r(line, "\t", &rest);
    const char *name = strtok_r(NULL, "\t", &rest);
    int type = 0;
    if (profile == NULL || name == NULL || items_count == TOGETHER ||
        !vigil_code_find(VIGIL_LIST_MESSAGE, name, &type)) {
        (void)fprintf(stderr, "year: not a line to send, or one too many\n");
        return false;
    }
    struct item *item = &items[items_count];
    memset(item, 0, sizeof(*item));
    *item = (struct item){.type = (enum vigil_message)type, .id = base_id_new()};
    item->sender = sender_of(profile);
    if (item->sender == NULL) {
        (void)fprintf(stderr, "year: no profile %s\n", profile);
        return false;
    }
    items_count++;
    if (item->type == VIGIL_MESSAGE_TIME_ADVANCE) {
        item->microseconds = strtoll(rest, NULL, 10);
        return true;
    }
    static struct vigil_faults faults;
    faults.count = 0;
    files_form_init(vigil_form_of(item->type), &item->form);
    if (files_form_read_bytes(rest, strlen(rest), &item->form, &faults) != BASE_OK) {
        (void)fprintf(
            stderr, "year: %s: %s: %s\n", name, faults.at[0].path, faults.at[0].code);
        return false;
    }
    return true;
}

int
main(void)
{
    static char line[LINE_SIZE];
    while (fgets(line, sizeof(line), stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '\0') {
            send_all();
        } else if (!take(line)) {
            return 1;
        }
    }
    for (size_t i = 0; i < senders_count; i++) {
        vigil_client_free(senders[i].client);
    }
    return 0;
}
