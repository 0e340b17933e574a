/*
 * The channel webhook: the message as JSON to an address of the recipient's own, signed
 * with a secret that both know. See dispatch_channel.h and, for those who receive it,
 * vigil-dispatch(8).
 *
 * Promises: what answers 2xx has it, so it is delivered; no redirect is followed.
 */
#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_hmac.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_channel.h"
#include "dispatch/dispatch_http.h"
#include "dispatch/dispatch_webhooks.h"
#include "files/files_object.h"

static enum base_class
open_channel(struct base_error *ret_error)
{
    return dispatch_webhooks_open(dispatch_parameters.webhooks, ret_error);
}

static size_t
write_body(const struct dispatch_message *message, char *ret_body, size_t size)
{
    const struct dispatch_about *about = &message->about;
    const struct files_object_text texts[] = {
        {"id", message->reference},
        {"alert", message->message_id},
        {"sandbox", message->sandbox ? "yes" : "no"},
        {"case_ref", about->case_ref},
        {"clock", about->clock},
        {"due_on", about->due_on},
        {"rung", about->rung},
        {"state", about->state},
        {"subject", message->subject},
        {"text", message->text}};
    return files_object_write(texts, BASE_COUNT(texts), ret_body, size);
}

/* HMAC-SHA256 over timestamp, dot, body: a body that is sent again by someone else is
 * told by its age. */
static void
sign(const char *secret,
     const char *timestamp,
     const char *body,
     size_t size,
     char ret_signature[BASE_HASH_TEXT_SIZE])
{
    uint8_t tag[BASE_HASH_SIZE];
    const struct base_part parts[] = {
        {timestamp, strlen(timestamp)}, {".", 1}, {body, size}};
    base_hmac(secret, strlen(secret), parts, BASE_COUNT(parts), tag);
    base_hash_print(tag, ret_signature);
}

static enum base_class
post(const struct dispatch_webhook_line *to,
     const char *reference,
     const char *body,
     size_t size,
     struct base_error *ret_error)
{
    char timestamp[24], signature[BASE_HASH_TEXT_SIZE];
    char stated[48], signed_by[100], named[60];
    (void)base_text_print(timestamp,
                          sizeof(timestamp),
                          "%lld",
                          (long long)(base_time_host() / BASE_SECOND));
    sign(to->secret, timestamp, body, size, signature);
    (void)base_text_print(stated, sizeof(stated), "Vigil-Timestamp: %s", timestamp);
    (void)base_text_print(
        signed_by, sizeof(signed_by), "Vigil-Signature: v1=%s", signature);
    (void)base_text_print(named, sizeof(named), "Vigil-Id: %s", reference);
    struct dispatch_http_answer answer;
    const struct dispatch_http_request request = {
        .url = to->url,
        .headers = {"Content-Type: application/json", stated, signed_by, named},
        .body = body,
        .body_size = size,
        .timeout_ms = dispatch_parameters.http_timeout_ms};
    enum base_class class = dispatch_http_ask(&request, &answer, ret_error);
    return class == BASE_OK ? dispatch_http_judge("webhook", answer.status, ret_error)
                            : class;
}

static enum base_class
hand_over(const struct dispatch_message *message,
          struct dispatch_handed *ret_handed,
          struct base_error *ret_error)
{
    static char body[2 * DISPATCH_TEXT_SIZE];
    const struct dispatch_webhook_line *to = dispatch_webhooks_find(message->to);
    *ret_handed = (struct dispatch_handed){.is_delivery = true};
    if (to == NULL) {
        return base_error_set(
            ret_error,
            BASE_REFUSE,
            "not_configured",
            "dispatch.webhooks has no line for the recipient's webhook");
    }
    size_t size = write_body(message, body, sizeof(body));
    if (size == 0) {
        return base_error_set(ret_error, BASE_REFUSE, "too_long", "the text is too long");
    }
    return post(to, message->reference, body, size, ret_error);
}

const struct dispatch_channel dispatch_webhook = {.code = VIGIL_CHANNEL_WEBHOOK,
                                                  .open = open_channel,
                                                  .close = dispatch_webhooks_close,
                                                  .hand_over = hand_over};
