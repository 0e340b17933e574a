/*
 * The channel mail: one message to the mail server by SMTP. See dispatch_channel.h; what
 * the mail looks like is in dispatch_mail.h.
 */
#include <string.h>

#include "base/base_text.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_channel.h"
#include "dispatch/dispatch_curl.h"
#include "dispatch/dispatch_mail.h"

struct upload {
    const char *text;
    size_t left;
};

static enum base_class
open_channel(struct base_error *ret_error)
{
    (void)ret_error;
    return BASE_OK;
}

static void
close_channel(void)
{
}

static size_t
read_text(char *to, size_t size, size_t count, void *arg)
{
    struct upload *upload = arg;
    size_t fits = size * count < upload->left ? size * count : upload->left;
    memcpy(to, upload->text, fits);
    upload->text += fits;
    upload->left -= fits;
    return fits;
}

static CURL *
begin(struct curl_slist *recipients, struct upload *upload)
{
    const struct dispatch_parameters *p = &dispatch_parameters;
    CURL *curl = dispatch_curl_begin("smtp,smtps", p->smtp_url, p->smtp_timeout_ms);
    (void)curl_easy_setopt(curl, CURLOPT_MAIL_FROM, p->from);
    (void)curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    (void)curl_easy_setopt(curl,
                           CURLOPT_USE_SSL,
                           p->tls == 1 ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
    (void)curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    (void)curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_text);
    (void)curl_easy_setopt(curl, CURLOPT_READDATA, upload);
    (void)curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)upload->left);
    return curl;
}

/* What became of it. A server's refusal of 5xx is final; all else may be tried again. */
static enum base_class
outcome(CURL *curl, CURLcode result, struct base_error *ret_error)
{
    long code = 0;
    char name[24];
    (void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    if (result == CURLE_OK || result == CURLE_ABORTED_BY_CALLBACK ||
        result == CURLE_OPERATION_TIMEDOUT || code < 400) {
        return dispatch_curl_outcome(result, ret_error);
    }
    (void)base_text_print(name, sizeof(name), "smtp_%ld", code);
    return base_error_set(ret_error,
                          code >= 500 ? BASE_REFUSE : BASE_AGAIN,
                          name,
                          "the mail server answered %ld",
                          code);
}

static enum base_class
hand_over(const struct dispatch_message *message,
          struct dispatch_handed *ret_handed,
          struct base_error *ret_error)
{
    static char mail[DISPATCH_MAIL_SIZE];
    char recipient[DISPATCH_TO_SIZE + 2];
    *ret_handed = (struct dispatch_handed){.is_delivery = true};
    if (!dispatch_mail_write(message, dispatch_parameters.from, mail, sizeof(mail))) {
        return base_error_set(ret_error, BASE_REFUSE, "too_long", "the mail is too long");
    }
    (void)base_text_print(recipient, sizeof(recipient), "<%s>", message->to);
    struct curl_slist *recipients = curl_slist_append(NULL, recipient);
    if (recipients == NULL) {
        return base_error_set(ret_error, BASE_AGAIN, "memory", "out of memory");
    }
    struct upload upload = {.text = mail, .left = strlen(mail)};
    CURL *curl = begin(recipients, &upload);
    CURLcode result = curl_easy_perform(curl);
    curl_slist_free_all(recipients);
    return outcome(curl, result, ret_error);
}

const struct dispatch_channel dispatch_smtp = {.code = VIGIL_CHANNEL_MAIL,
                                               .open = open_channel,
                                               .close = close_channel,
                                               .hand_over = hand_over};
