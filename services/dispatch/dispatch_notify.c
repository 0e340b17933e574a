/*
 * The channel GOV.UK Notify (docs.notifications.service.gov.uk, REST API version 2): a
 * mail by a template of ours that lies there. See dispatch_channel.h; what Notify says
 * comes back by callback (dispatch_listen.h) or when it is asked.
 *
 * Promises: never more than Notify allows a service, 3,000 mails a minute and 250,000 a
 * day; it is given the words of the message, its reference and the mailbox, nothing else.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_attr.h"
#include "base/base_secret.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_callback.h"
#include "dispatch/dispatch_channel.h"
#include "dispatch/dispatch_http.h"
#include "dispatch/dispatch_listen.h"
#include "dispatch/dispatch_rate.h"
#include "dispatch/dispatch_token.h"
#include "dispatch/dispatch_url.h"
#include "files/files_object.h"

/* A burst and what comes after it stay below the limits: 250 + 60 * 45 a minute, 77,000 +
 * 86,400 * 2 a day. */
enum { MINUTE, DAY, RATES };
enum { MINUTE_BURST = 250, MINUTE_PER_S = 45, DAY_BURST = 77000, DAY_PER_S = 2 };
enum { MINUTE_HOLD_S = 20, DAY_HOLD_S = 900 };

static struct {
    bool configured;
    struct dispatch_token_key key;
    struct dispatch_rate rates[RATES];
    char token[128];
} notify;

static enum base_class
wrong(struct base_error *ret_error, const char *name, const char *what, const char *right)
{
    return base_error_set(
        ret_error, BASE_STOP, name, "dispatch.%s: %s; right: %s", name, what, right);
}

static enum base_class
open_callbacks(struct base_error *ret_error)
{
    const struct dispatch_parameters *p = &dispatch_parameters;
    enum base_class class =
        base_secret_read(p->callback_token_file,
                         "umask 077; head -c 32 /dev/urandom | base64 >",
                         notify.token,
                         sizeof(notify.token),
                         ret_error);
    if (class == BASE_OK && strlen(notify.token) < 16) {
        class = wrong(ret_error,
                      "callback_token_file",
                      "the token is too short",
                      "16 to 126 characters");
    }
    return class == BASE_OK
               ? dispatch_listen_open(p->callback_listen, notify.token, ret_error)
               : class;
}

static enum base_class
open_channel(struct base_error *ret_error)
{
    const struct dispatch_parameters *p = &dispatch_parameters;
    char line[256];
    struct vigil_id id;
    vigil_instant now = base_time_now();
    notify.configured = p->notify_key_file[0] != '\0';
    notify.rates[MINUTE] = dispatch_rate_full(MINUTE_BURST, MINUTE_PER_S, now);
    notify.rates[DAY] = dispatch_rate_full(DAY_BURST, DAY_PER_S, now);
    if (!notify.configured) {
        return BASE_OK;
    }
    enum base_class class = base_secret_read(
        p->notify_key_file, "install -m 0600 /dev/stdin", line, sizeof(line), ret_error);
    if (class != BASE_OK) {
        return class;
    }
    if (!dispatch_token_key_parse(line, &notify.key)) {
        return wrong(ret_error,
                     "notify_key_file",
                     "it holds no API key of GOV.UK Notify",
                     "a line NAME-SERVICE_ID-SECRET, of which the last two are UUIDs");
    }
    if (dispatch_url_scheme(p->notify_url) == NULL ||
        base_text_ends(p->notify_url, "/")) {
        return wrong(ret_error,
                     "notify_url",
                     "it is no address to speak to",
                     "https://api.notifications.service.gov.uk");
    }
    if (!base_id_parse(p->notify_template, &id)) {
        return wrong(
            ret_error, "notify_template", "it is no UUID", "the template's, from Notify");
    }
    return p->callback_listen[0] == '\0' ? BASE_OK : open_callbacks(ret_error);
}

static void
close_channel(void)
{
    dispatch_listen_close();
    memset(&notify, 0, sizeof(notify));
}

/* A request below notify_url, with a token of its own. */
static enum base_class
ask_notify(const char *path,
           const char *body,
           size_t size,
           struct dispatch_http_answer *ret_answer,
           struct base_error *ret_error)
{
    char url[400], token[DISPATCH_TOKEN_SIZE], authorization[DISPATCH_TOKEN_SIZE + 32];
    dispatch_token_write(&notify.key, base_time_host(), token);
    (void)base_text_print(url, sizeof(url), "%s%s", dispatch_parameters.notify_url, path);
    (void)base_text_print(
        authorization, sizeof(authorization), "Authorization: Bearer %s", token);
    const struct dispatch_http_request request = {
        .url = url,
        .headers = {authorization, "Content-Type: application/json"},
        .body = body,
        .body_size = size,
        .timeout_ms = dispatch_parameters.http_timeout_ms};
    return dispatch_http_ask(&request, ret_answer, ret_error);
}

/* What a template can be filled in with; 0: it does not fit. */
static size_t
write_body(const struct dispatch_message *message, char *ret_body, size_t size)
{
    char case_ref[DISPATCH_SUBJECT_SIZE], state[16];
    const struct dispatch_about *about = &message->about;
    (void)base_text_print(case_ref,
                          sizeof(case_ref),
                          "%s%s",
                          message->sandbox ? "SANDBOX " : "",
                          about->case_ref);
    (void)base_text_copy(state, sizeof(state), about->state);
    for (char *c = state; *c != '\0'; c++) {
        *c = (char)(*c == '_' ? ' ' : *c);
    }
    const struct files_object_text texts[] = {
        {"email_address", message->to},
        {"template_id", dispatch_parameters.notify_template},
        {"reference", message->reference},
        {"personalisation.reference", case_ref},
        {"personalisation.clock", about->clock},
        {"personalisation.day", about->due_on},
        {"personalisation.rung", about->rung},
        {"personalisation.state", state},
        {"personalisation.subject", message->subject},
        {"personalisation.text", message->text}};
    return files_object_write(texts, BASE_COUNT(texts), ret_body, size);
}

/* 429: which of the limits it was says how long nothing more is sent. */
static enum base_class
hold(const struct dispatch_http_answer *answer, struct base_error *ret_error)
{
    char kind[64] = "";
    const struct files_object_wanted wanted = {"errors.error", kind, sizeof(kind)};
    vigil_instant now = base_time_now();
    if (files_object_read(answer->body, answer->body_size, &wanted, 1, NULL) == BASE_OK &&
        strcmp(kind, "TooManyRequestsError") == 0) {
        dispatch_rate_hold(&notify.rates[DAY], DAY_HOLD_S, now);
        return base_error_set(
            ret_error, BASE_AGAIN, "busy_notify_day", "Notify: enough for today");
    }
    dispatch_rate_hold(&notify.rates[MINUTE], MINUTE_HOLD_S, now);
    return base_error_set(
        ret_error, BASE_AGAIN, "busy_notify", "Notify: too many at a time");
}

static enum base_class
hand_over(const struct dispatch_message *message,
          struct dispatch_handed *ret_handed,
          struct base_error *ret_error)
{
    static char body[2 * DISPATCH_TEXT_SIZE];
    struct dispatch_http_answer answer;
    struct vigil_id id;
    *ret_handed = (struct dispatch_handed){.is_delivery = false};
    if (!notify.configured) {
        return base_error_set(ret_error,
                              BASE_REFUSE,
                              "not_configured",
                              "dispatch.notify_key_file is not set");
    }
    size_t size = write_body(message, body, sizeof(body));
    if (size == 0) {
        return base_error_set(ret_error, BASE_REFUSE, "too_long", "the text is too long");
    }
    if (!dispatch_rate_take(notify.rates, RATES, base_time_now())) {
        return base_error_set(ret_error, BASE_AGAIN, "busy_notify", "Notify's limit");
    }
    enum base_class class =
        ask_notify("/v2/notifications/email", body, size, &answer, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    if (answer.status == 429) {
        return hold(&answer, ret_error);
    }
    /* 403: a key or a clock that can be mended */
    class = dispatch_http_judge("notify", answer.status, ret_error);
    if (class == BASE_REFUSE && (answer.status == 401 || answer.status == 403)) {
        return BASE_AGAIN;
    }
    const struct files_object_wanted wanted = {
        "id", ret_handed->provider_id, sizeof(ret_handed->provider_id)};
    if (class == BASE_OK &&
        (files_object_read(answer.body, answer.body_size, &wanted, 1, NULL) != BASE_OK ||
         !base_id_parse(ret_handed->provider_id, &id))) {
        ret_handed->provider_id[0] = '\0'; /* taken all the same; found by reference */
    }
    return class;
}

static enum base_class
ask(const char *reference,
    const char *provider_id,
    struct dispatch_confirmation *ret_confirmation,
    struct base_error *ret_error)
{
    struct dispatch_http_answer answer;
    char path[160];
    bool named = provider_id[0] != '\0';
    if (!notify.configured) {
        return base_error_set(ret_error,
                              BASE_AGAIN,
                              "not_configured",
                              "dispatch.notify_key_file is not set");
    }
    (void)base_text_print(path,
                          sizeof(path),
                          "/v2/notifications%s%s",
                          named ? "/" : "?reference=",
                          named ? provider_id : reference);
    enum base_class class = ask_notify(path, NULL, 0, &answer, ret_error);
    if (class == BASE_OK) {
        class = dispatch_http_judge("notify", answer.status, ret_error);
    }
    if (class == BASE_OK) {
        class = dispatch_callback_read(named ? "" : "notifications.",
                                       answer.body,
                                       answer.body_size,
                                       ret_confirmation,
                                       ret_error);
    }
    if (class == BASE_OK && strcmp(ret_confirmation->reference, reference) != 0) {
        class = base_error_set(
            ret_error, BASE_AGAIN, "not_ours", "Notify told of another message");
    }
    return class == BASE_OK ? BASE_OK : BASE_AGAIN;
}

static enum base_class
collect(struct dispatch_confirmation *ret_confirmation,
        bool *ret_found,
        struct base_error *ret_error)
{
    (void)ret_error;
    *ret_found = dispatch_listen_next(ret_confirmation);
    return BASE_OK;
}

const struct dispatch_channel dispatch_notify = {.code = VIGIL_CHANNEL_NOTIFY,
                                                 .open = open_channel,
                                                 .close = close_channel,
                                                 .hand_over = hand_over,
                                                 .ask = ask,
                                                 .collect = collect,
                                                 .collected = dispatch_listen_answer};
