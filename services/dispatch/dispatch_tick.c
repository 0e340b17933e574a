/*
 * Handing over what is due, one mail a call: what the journal said meanwhile is known
 * before the next, and questions are answered in between.
 *
 * Order: the alert is marked as handed over and that is committed; then the mail is sent;
 * then what became of it is committed with an entry in the journal. If we are killed in
 * between, the alert is sent again later under the same Message-ID: it may come twice, it
 * is never lost in silence. If the database is away in between, the outcome is kept and
 * recorded when it is back. An alert whose clock was met is withdrawn by dispatch_apply.c
 * and is not found here any more.
 */
#include <string.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_letter.h"
#include "dispatch/dispatch_recipients.h"
#include "wire/wire_alert.h"

enum { LONGEST_WAIT_S = 4 * 3600, GRACE_MS = 5000 };

struct attempt {
    struct store_alert alert;
    int32_t number; /* counted from 1 */
    bool taken;     /* the mark is committed */
    bool concluded; /* it was made; the outcome is in the alert, not yet recorded */
};

static struct attempt attempt; /* the one that is being made */

/* Takes the first alert that is due and marks it. Should the outcome never be recorded,
 * it is due again when the attempt must long be over. */
static enum base_class
take(struct run *run, void *arg, struct base_error *ret_error)
{
    (void)arg;
    struct store_alert *alert = &attempt.alert;
    struct store_alerts due = {.at = alert, .capacity = 1};
    vigil_instant now = base_time_now();
    store_alert_due(run->store, now, 1, &due);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK || due.count == 0) {
        return class;
    }
    attempt.number = ++alert->attempts;
    alert->state = VIGIL_ALERT_STATE_HANDED_OVER;
    alert->next_attempt_at =
        now + (int64_t)(dispatch_parameters.smtp_timeout_ms + GRACE_MS) * 1000;
    alert->changed_at = now;
    store_alert_change(run->store, alert, attempt.number - 1, &attempt.taken);
    return BASE_OK;
}

/* How long to wait behind attempt n, counted from 1: doubling, up to four hours. */
static int64_t
wait_behind(int32_t attempts)
{
    int64_t wait_s = dispatch_parameters.retry_first_s;
    for (int32_t i = 1; i < attempts && wait_s < LONGEST_WAIT_S; i++) {
        wait_s *= 2;
    }
    return (wait_s < LONGEST_WAIT_S ? wait_s : LONGEST_WAIT_S) * BASE_SECOND;
}

/* What the attempt's result makes of the alert. */
static void
conclude(struct store_alert *alert, enum base_class sent, const struct base_error *error)
{
    vigil_instant now = base_time_now();
    alert->changed_at = now;
    alert->next_attempt_at = VIGIL_INSTANT_NONE;
    (void)base_text_copy(alert->alert.outcome,
                         sizeof(alert->alert.outcome),
                         sent == BASE_OK ? "delivered" : error->code);
    if (sent == BASE_OK) {
        alert->state = VIGIL_ALERT_STATE_DELIVERED;
    } else if (strcmp(error->code, "interrupted") == 0) {
        alert->state = VIGIL_ALERT_STATE_PLANNED; /* our own end is no failed attempt */
        alert->attempts--;
        alert->next_attempt_at = now;
    } else if (strncmp(error->code, "busy_", 5) == 0) {
        alert->state = VIGIL_ALERT_STATE_PLANNED; /* nor is a limit that was met */
        alert->next_attempt_at = now + wait_behind(alert->attempts--);
    } else if (sent == BASE_REFUSE ||
               alert->attempts >= dispatch_parameters.attempts_max) {
        alert->state = VIGIL_ALERT_STATE_FAILED;
    } else {
        alert->state = VIGIL_ALERT_STATE_PLANNED;
        alert->next_attempt_at = now + wait_behind(alert->attempts);
    }
}

/* Says in the journal how it ended. */
static void
say(struct run *run, const struct store_alert *alert)
{
    uint8_t *body = run_append_body(&run->append, WIRE_ALERT_SIZE);
    struct vigil_event event = {.actor = "dispatch",
                                .type = alert->state == VIGIL_ALERT_STATE_DELIVERED
                                            ? VIGIL_EVENT_ALERT_DELIVERED
                                            : VIGIL_EVENT_ALERT_FAILED,
                                .body = body};
    event.body_size = wire_alert_write(&alert->alert, body, WIRE_ALERT_SIZE);
    memcpy(event.case_ref, alert->alert.case_ref, sizeof(event.case_ref));
    (void)base_text_copy_bytes(event.party,
                               sizeof(event.party),
                               alert->alert.recipient,
                               strcspn(alert->alert.recipient, "/"));
    (void)run_append_add(&run->append, &event);
}

/* Records the outcome; delivered and failed are facts of the journal. Nothing is written
 * if it is recorded already (by a commit whose answer was lost) or was withdrawn. */
static enum base_class
record(struct run *run, void *arg, struct base_error *ret_error)
{
    (void)arg;
    const struct store_alert *alert = &attempt.alert;
    bool changed = false;
    store_alert_change(run->store, alert, attempt.number, &changed);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && changed && alert->next_attempt_at == VIGIL_INSTANT_NONE) {
        say(run, alert);
    }
    return class;
}

static enum base_class
send(const struct store_alert *alert, struct base_error *ret_error)
{
    static struct dispatch_message message;
    const struct dispatch_channel *channel = dispatch_channel_find(VIGIL_CHANNEL_MAIL);
    struct dispatch_handed handed;
    char mailbox[DISPATCH_MAILBOX_SIZE];
    if (!dispatch_recipients_mailbox(alert->alert.recipient, mailbox)) {
        return base_error_set(
            ret_error, BASE_REFUSE, "no_mailbox", "the recipient has no mailbox");
    }
    const struct dispatch_letter letter = {.alert = &alert->alert,
                                           .to = mailbox,
                                           .now = base_time_now(),
                                           .sandbox = base_time_is_sandbox()};
    if (!dispatch_letter_write(&letter, &message)) {
        return base_error_set(ret_error, BASE_REFUSE, "too_long", "the text is too long");
    }
    memcpy(message.reference, message.message_id, sizeof(message.reference));
    return channel->hand_over(&message, &handed, ret_error);
}

static void
make(void)
{
    struct base_error why = {.code = ""};
    const struct vigil_alert *alert = &attempt.alert.alert;
    enum base_class sent = send(&attempt.alert, &why);
    conclude(&attempt.alert, sent, &why);
    attempt.concluded = true;
    base_log(sent == BASE_OK ? BASE_LOG_INFO : BASE_LOG_WARNING,
             "event=alert ref=%s clock=%s rung=%s recipient=%s attempt=%d outcome=%s",
             alert->case_ref,
             vigil_code_name(VIGIL_LIST_CLOCK, (int)alert->clock),
             alert->rung,
             alert->recipient,
             attempt.number,
             alert->outcome);
}

/* One mail from its mark to its outcome. */
static enum base_class
hand_over(struct run *run, struct base_error *ret_error)
{
    enum base_class class = BASE_OK;
    if (!attempt.concluded) {
        attempt = (struct attempt){.taken = false};
        class = run_transact(run, take, NULL, ret_error);
        if (class != BASE_OK || !attempt.taken) {
            return class;
        }
        make();
    }
    class = run_transact(run, record, NULL, ret_error);
    attempt.concluded = class != BASE_OK && class != BASE_DONE;
    return class;
}

enum base_class
dispatch_tick(struct run *run,
              vigil_instant now,
              vigil_instant *ret_next,
              struct base_error *ret_error)
{
    enum base_class class = store_connect(run->store, ret_error);
    if (class == BASE_OK) {
        store_alert_next(run->store, ret_next);
        class = store_run(run->store, ret_error);
    }
    bool due = *ret_next != VIGIL_INSTANT_NONE && *ret_next <= now;
    if (class != BASE_OK || (!due && !attempt.concluded)) {
        return class;
    }
    class = hand_over(run, ret_error);
    if (class == BASE_DONE) {
        *ret_next = VIGIL_INSTANT_NONE; /* another copy sends them */
        return BASE_OK;
    }
    run->tick_wanted = class == BASE_OK; /* there may be more that is due now */
    return class;
}
