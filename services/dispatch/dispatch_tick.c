/*
 * Handing over what is due, one mail at a time.
 *
 * Order: the alert is marked as handed over and that is committed; then the mail is sent;
 * then what became of it is committed with an entry in the journal. Whatever is killed in
 * between, the alert is sent again later under the same Message-ID: it may come twice, it
 * is never lost in silence. An alert whose clock was met meanwhile is withdrawn by
 * dispatch_apply.c and is not found here any more.
 */
#include <string.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_mail.h"
#include "run/run_process.h"
#include "wire/wire_alert.h"

enum { LONGEST_WAIT_S = 4 * 3600, GRACE_MS = 5000, MAILS_A_TURN = 16 };

struct attempt {
    struct store_alert alert;
    bool found;
};

/* Takes the first alert that is due and marks it. Should the outcome never be recorded,
 * it is due again when the attempt must long be over. */
static enum base_class
take(struct run *run, void *arg, struct base_error *ret_error)
{
    struct attempt *attempt = arg;
    struct store_alerts due = {.at = &attempt->alert, .capacity = 1};
    vigil_instant now = base_time_now();
    store_alert_due(run->store, now, 1, &due);
    enum base_class class = store_run(run->store, ret_error);
    attempt->found = due.count == 1;
    if (class != BASE_OK || !attempt->found) {
        return class;
    }
    attempt->alert.state = VIGIL_ALERT_STATE_HANDED_OVER;
    attempt->alert.attempts++;
    attempt->alert.next_attempt_at =
        now + (int64_t)(dispatch_parameters.smtp_timeout_ms + GRACE_MS) * 1000;
    attempt->alert.changed_at = now;
    store_alert_change(run->store, &attempt->alert);
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
    } else if (sent == BASE_REFUSE ||
               alert->attempts >= dispatch_parameters.attempts_max) {
        alert->state = VIGIL_ALERT_STATE_FAILED;
    } else if (strcmp(error->code, "interrupted") == 0) {
        alert->state = VIGIL_ALERT_STATE_PLANNED; /* our own end is no failed attempt */
        alert->attempts--;
        alert->next_attempt_at = now;
    } else {
        alert->state = VIGIL_ALERT_STATE_PLANNED;
        alert->next_attempt_at = now + wait_behind(alert->attempts);
    }
}

/* Records the outcome; delivered and failed are facts of the journal. */
static enum base_class
record(struct run *run, void *arg, struct base_error *ret_error)
{
    (void)ret_error;
    const struct store_alert *alert = &((const struct attempt *)arg)->alert;
    store_alert_change(run->store, alert);
    if (alert->state != VIGIL_ALERT_STATE_DELIVERED &&
        alert->state != VIGIL_ALERT_STATE_FAILED) {
        return BASE_OK;
    }
    uint8_t *body = run_append_body(&run->append, WIRE_ALERT_SIZE);
    struct vigil_event event = {.actor = "dispatch",
                                .type = alert->state == VIGIL_ALERT_STATE_DELIVERED
                                            ? VIGIL_EVENT_ALERT_DELIVERED
                                            : VIGIL_EVENT_ALERT_FAILED,
                                .body = body};
    event.body_size = wire_alert_write(&alert->alert, body, WIRE_ALERT_SIZE);
    memcpy(event.case_ref, alert->alert.case_ref, sizeof(event.case_ref));
    (void)run_append_add(&run->append, &event);
    return BASE_OK;
}

static enum base_class
send(const struct store_alert *alert, struct base_error *ret_error)
{
    static struct dispatch_mail mail;
    const struct dispatch_letter letter = {.alert = &alert->alert,
                                           .from = dispatch_parameters.from,
                                           .mailbox_pattern =
                                               dispatch_parameters.mailbox_pattern,
                                           .now = base_time_now(),
                                           .sandbox = base_time_is_sandbox()};
    if (!dispatch_mail_write(&letter, &mail)) {
        return base_error_set(
            ret_error, BASE_REFUSE, "no_mailbox", "the recipient has no mailbox");
    }
    return dispatch_smtp_send(&mail, ret_error);
}

/* One mail from claim to outcome; *ret_any says whether there was one. */
static enum base_class
hand_over(struct run *run, bool *ret_any, struct base_error *ret_error)
{
    struct attempt attempt = {.found = false};
    enum base_class class = run_transact(run, take, &attempt, ret_error);
    *ret_any = class == BASE_OK && attempt.found;
    if (!*ret_any) {
        return class;
    }
    struct base_error why = {.code = ""};
    enum base_class sent = send(&attempt.alert, &why);
    conclude(&attempt.alert, sent, &why);
    base_log(sent == BASE_OK ? BASE_LOG_INFO : BASE_LOG_WARNING,
             "event=alert ref=%s clock=%s rung=%s recipient=%s attempt=%d outcome=%s",
             attempt.alert.alert.case_ref,
             vigil_code_name(VIGIL_LIST_CLOCK, (int)attempt.alert.alert.clock),
             attempt.alert.alert.rung,
             attempt.alert.alert.recipient,
             attempt.alert.attempts,
             attempt.alert.alert.outcome);
    return run_transact(run, record, &attempt, ret_error);
}

enum base_class
dispatch_tick(struct run *run,
              vigil_instant now,
              vigil_instant *ret_next,
              struct base_error *ret_error)
{
    enum base_class class = BASE_OK;
    (void)now;
    bool any = true;
    for (int i = 0; i < MAILS_A_TURN && any && !run_process_should_stop(); i++) {
        vigil_instant next = VIGIL_INSTANT_NONE;
        class = store_connect(run->store, ret_error);
        if (class == BASE_OK) {
            store_alert_next(run->store, &next);
            class = store_run(run->store, ret_error);
        }
        any = class == BASE_OK && next != VIGIL_INSTANT_NONE && next <= base_time_now();
        *ret_next = next;
        if (any) {
            class = hand_over(run, &any, ret_error);
        }
        run_process_alive();
    }
    if (class == BASE_DONE) {
        *ret_next = VIGIL_INSTANT_NONE; /* another copy sends them */
        class = BASE_OK;
    }
    return class;
}
