/* Handing one mail to the mail server: see dispatch_smtp.h. */
#include "dispatch/dispatch_smtp.h"

#include <curl/curl.h>
#include <string.h>

#include "base/base_text.h"
#include "dispatch/dispatch.h"
#include "run/run_process.h"

static CURL *handle;

struct upload {
    const char *text;
    size_t left;
};

enum base_class
dispatch_smtp_open(struct base_error *ret_error)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK) {
        handle = curl_easy_init();
    }
    if (handle == NULL) {
        return base_error_set(ret_error, BASE_STOP, "curl", "libcurl does not start");
    }
    return BASE_OK;
}

void
dispatch_smtp_close(void)
{
    curl_easy_cleanup(handle);
    handle = NULL;
    curl_global_cleanup();
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

/* Called about once a second while curl waits: ends the transfer when we are to end. */
static int
on_progress(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    (void)arg;
    (void)a;
    (void)b;
    (void)c;
    (void)d;
    run_process_alive();
    return run_process_should_stop() ? 1 : 0;
}

static void
set_options(struct curl_slist *recipients, struct upload *upload)
{
    const struct dispatch_parameters *p = &dispatch_parameters;
    long whole_seconds = (p->smtp_timeout_ms + 999) / 1000;
    curl_easy_reset(handle);
    (void)curl_easy_setopt(handle, CURLOPT_URL, p->smtp_url);
    (void)curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    (void)curl_easy_setopt(handle, CURLOPT_MAIL_FROM, p->from);
    (void)curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
    (void)curl_easy_setopt(handle,
                           CURLOPT_USE_SSL,
                           p->tls == 1 ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
    (void)curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, 5000L);
    (void)curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, (long)p->smtp_timeout_ms);
    (void)curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    /* no line stays open between mails: closing one waits for an answer to QUIT, which on
     * a line of no transfer is bounded by none of these limits. Nor for a name server. */
    (void)curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, 1L);
    (void)curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, whole_seconds);
    (void)curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
    (void)curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    (void)curl_easy_setopt(handle, CURLOPT_READFUNCTION, read_text);
    (void)curl_easy_setopt(handle, CURLOPT_READDATA, upload);
    (void)curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, (curl_off_t)upload->left);
    (void)curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    (void)curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, on_progress);
}

/* What became of it. A server's refusal of 5xx is final; all else may be tried again. */
static enum base_class
outcome(CURLcode result, struct base_error *ret_error)
{
    long code = 0;
    (void)curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    if (result == CURLE_OK) {
        return BASE_OK;
    }
    if (result == CURLE_ABORTED_BY_CALLBACK) {
        return base_error_set(ret_error, BASE_AGAIN, "interrupted", "the daemon ends");
    }
    if (result == CURLE_OPERATION_TIMEDOUT) {
        return base_error_set(ret_error, BASE_AGAIN, "timeout", "no answer in time");
    }
    if (code < 400) {
        return base_error_set(ret_error,
                              BASE_AGAIN,
                              "no_connection",
                              "no mail server: curl %d",
                              (int)result);
    }
    char name[24];
    (void)base_text_print(name, sizeof(name), "smtp_%ld", code);
    return base_error_set(ret_error,
                          code >= 500 ? BASE_REFUSE : BASE_AGAIN,
                          name,
                          "the mail server answered %ld",
                          code);
}

enum base_class
dispatch_smtp_send(const struct dispatch_mail *mail, struct base_error *ret_error)
{
    char recipient[260];
    (void)base_text_print(recipient, sizeof(recipient), "<%s>", mail->to);
    struct curl_slist *recipients = curl_slist_append(NULL, recipient);
    if (recipients == NULL) {
        return base_error_set(ret_error, BASE_AGAIN, "memory", "out of memory");
    }
    struct upload upload = {.text = mail->text, .left = strlen(mail->text)};
    set_options(recipients, &upload);
    CURLcode result = curl_easy_perform(handle);
    curl_slist_free_all(recipients);
    return outcome(result, ret_error);
}
