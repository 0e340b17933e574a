/* A client of a run: see chaos_client.h. */
#include "chaos_client.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "base/base_time.h"
#include "chaos_history.h"
#include "chaos_instance.h"
#include "chaos_random.h"
#include "vigil/vigil.h"
#include "wire/wire_notification.h"

enum { BODY_SIZE = 8192 };

/* Something to be sent, until it is answered. */
struct item {
    size_t number; /* which message */
    bool other;    /* with another content than it had first */
    bool is_answered;
    struct run_of_client *run;
    struct chaos_line line;
};

struct run_of_client {
    const struct chaos_client *client;
    struct vigil_profile profile;
    struct vigil_id *ids;
    bool *receipts; /* by message: there was one */
    size_t begun;   /* messages that were sent at least once */
    uint64_t random;
    struct item items[CHAOS_TOGETHER];
    size_t items_count;
    bool failed;
};

static struct vigil_notification
notification_of(const struct chaos_client *client, size_t number, bool other)
{
    struct vigil_notification notification = {
        .incident_on = client->known_on - 1,
        .became_aware_on = client->known_on,
        .notified_at = VIGIL_INSTANT_NONE,
        .incident_type = VIGIL_INCIDENT_TYPE_SERIOUS_HARM,
        .harm_category = VIGIL_HARM_CATEGORY_NEGLECT,
        .neglect = other ? VIGIL_YES_NO_NO : VIGIL_YES_NO_YES,
        .domestic_abuse = VIGIL_YES_NO_NO,
        .social_care = VIGIL_SOCIAL_CARE_OPEN,
        .children_count = 1,
        .children[0] = {.child_no = 1,
                        .index_child = VIGIL_YES_NO_YES,
                        .date_of_birth =
                            client->known_on - 1500 + (int32_t)(number % 900),
                        .sex = VIGIL_SEX_FEMALE,
                        .ethnicity = VIGIL_ETHNICITY_WBRI,
                        .disability = VIGIL_YES_NO_NO,
                        .cp_plan = VIGIL_HISTORY_NEVER,
                        .looked_after = VIGIL_HISTORY_NEVER}};
    (void)base_text_print(notification.notification_ref,
                          sizeof(notification.notification_ref),
                          "%s/%zu",
                          client->name,
                          number);
    return notification;
}

static bool
write_line(struct run_of_client *run, struct chaos_line *line, enum chaos_outcome outcome)
{
    line->outcome = outcome;
    bool fine = chaos_history_write(run->client->history, line);
    run->failed = run->failed || !fine;
    return fine;
}

static void
answered(void *context,
         enum vigil_result result,
         const struct vigil_answer *answer,
         const struct vigil_error *error)
{
    struct item *item = context;
    struct run_of_client *run = item->run;
    struct chaos_line line = item->line;
    enum chaos_outcome outcome = CHAOS_UNKNOWN;
    if (result == VIGIL_OK || result == VIGIL_REFUSED) {
        item->is_answered = true;
        base_hash(answer->bytes, answer->bytes_size, line.answer);
        outcome = result == VIGIL_OK ? CHAOS_OK : CHAOS_REFUSED;
    }
    if (result == VIGIL_REFUSED) {
        const struct vigil_rejection *rejection = &answer->rejection;
        bool faults = rejection->faults.count > 0;
        (void)base_text_copy(line.code,
                             sizeof(line.code),
                             faults ? rejection->faults.at[0].code : rejection->code);
    } else if (result != VIGIL_OK) {
        (void)base_text_copy(line.code, sizeof(line.code), error->code);
    }
    /* counted once it is in the history */
    if (write_line(run, &line, outcome) && result == VIGIL_OK && !item->other &&
        !run->receipts[item->number]) {
        run->receipts[item->number] = true;
        (void)atomic_fetch_add(&run->client->progress->acknowledged, 1);
    }
}

/* Sends what is not answered yet, over a socket of its own, and waits. */
static void
attempt(struct run_of_client *run)
{
    struct vigil_client *client = NULL;
    struct vigil_error error;
    if (vigil_client_new(&run->profile, &client, &error) != VIGIL_OK) {
        (void)fprintf(stderr, "chaos: client: %s\n", error.text);
        run->failed = true;
        return;
    }
    for (size_t i = 0; i < run->items_count && !run->failed; i++) {
        struct item *item = &run->items[i];
        struct vigil_notification notification =
            notification_of(run->client, item->number, item->other);
        const struct vigil_submission submission = {.type = VIGIL_MESSAGE_NOTIFICATION,
                                                    .id = run->ids[item->number],
                                                    .notification = &notification};
        if (!item->is_answered && write_line(run, &item->line, CHAOS_INVOKED) &&
            vigil_pipeline_submit(client, &submission, answered, item, &error) !=
                VIGIL_OK) {
            (void)write_line(run, &item->line, CHAOS_UNKNOWN);
        }
    }
    vigil_pipeline_finish(client);
    vigil_client_free(client);
}

static void
add_item(struct run_of_client *run, size_t number, bool other)
{
    for (size_t i = 0; i < run->items_count; i++) {
        if (run->items[i].number == number) {
            return; /* on its way already */
        }
    }
    uint8_t body[BODY_SIZE];
    struct vigil_notification notification = notification_of(run->client, number, other);
    struct item *item = &run->items[run->items_count++];
    *item = (struct item){.number = number, .other = other, .run = run};
    item->line.id = run->ids[number];
    for (size_t i = 0; run->client->profile[i] != '\0'; i++) {
        item->line.sender[i] = (char)toupper((unsigned char)run->client->profile[i]);
    }
    size_t size = wire_notification_write(&notification, body, sizeof(body));
    base_hash(body, size, item->line.content);
}

/* The next few: new ones, and now and then one of the past. */
static void
choose(struct run_of_client *run)
{
    run->items_count = 0;
    size_t past = run->begun;
    while (run->items_count < CHAOS_TOGETHER && run->begun < run->client->messages) {
        run->ids[run->begun] = base_id_new();
        add_item(run, run->begun++, false);
        if (past == 0 || run->items_count == CHAOS_TOGETHER) {
            continue;
        }
        size_t earlier = chaos_random_below(&run->random, past);
        if (chaos_random_below(&run->random, CHAOS_REUSED_IN) == 0) {
            if (run->receipts[earlier]) {
                add_item(run, earlier, true);
            }
        } else if (chaos_random_below(&run->random, CHAOS_REPEATED_IN) == 0) {
            add_item(run, earlier, false);
        }
    }
}

static bool
all_answered(const struct run_of_client *run)
{
    for (size_t i = 0; i < run->items_count; i++) {
        if (!run->items[i].is_answered) {
            return false;
        }
    }
    return true;
}

/* Waits until something new may be begun: faults are to come while there is traffic. */
static void
wait_for_permission(const struct chaos_client *client)
{
    const struct chaos_progress *progress = client->progress;
    while (atomic_load(&progress->acknowledged) >= atomic_load(&progress->permitted) &&
           base_time_monotonic_ms() < client->until_ms) {
        chaos_instance_pause(1);
    }
}

bool
chaos_client_run(const struct chaos_client *client)
{
    static struct run_of_client run;
    struct vigil_error error;
    run = (struct run_of_client){.client = client, .random = client->seed};
    if (vigil_profile_load(client->profile, &run.profile, &error) != VIGIL_OK) {
        (void)fprintf(stderr, "chaos: %s\n", error.text);
        return false;
    }
    run.profile.connect_ms = run.profile.timeout_ms = CHAOS_ANSWER_MS;
    run.profile.spool[0] = '\0';
    run.ids = calloc(client->messages, sizeof(*run.ids));
    run.receipts = calloc(client->messages, sizeof(*run.receipts));
    bool fine = run.ids != NULL && run.receipts != NULL;
    while (fine && run.begun < client->messages) {
        wait_for_permission(client);
        choose(&run);
        do {
            attempt(&run);
            fine = !run.failed;
        } while (fine && !all_answered(&run) &&
                 base_time_monotonic_ms() < client->until_ms);
        if (base_time_monotonic_ms() >= client->until_ms) {
            break;
        }
    }
    free(run.ids);
    free(run.receipts);
    return fine;
}
