/*
 * The channel mail: one message to the mail server. See dispatch_channel.h; the words are
 * in dispatch_smtp.h, what the mail looks like in dispatch_mail.h.
 *
 * libcurl connects, speaks TLS, says EHLO and authenticates; its own MAIL and RCPT cannot
 * ask for delivery status notifications, so from there on we speak ourselves, through its
 * connection (CURLOPT_CONNECT_ONLY), in step, each wait bounded.
 */
#include "dispatch/dispatch_smtp.h"

#include <poll.h>
#include <string.h>

#include "base/base_text.h"
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_curl.h"
#include "dispatch/dispatch_dsn_box.h"
#include "dispatch/dispatch_mail.h"
#include "run/run_process.h"

enum { SLICE_MS = 250, GOODBYE_MS = 500 };

struct talk {
    CURL *curl;
    curl_socket_t socket;
    int64_t until_ms;
    bool notifies;  /* the server announced delivery status notifications */
    char left[512]; /* bytes behind the reply that was read last */
    size_t left_size;
};

static enum base_class
open_channel(struct base_error *ret_error)
{
    return dispatch_dsn_box_open(dispatch_parameters.bounce_maildir, ret_error);
}

static void
close_channel(void)
{
    dispatch_dsn_box_close();
}

/* The lines of the server while libcurl speaks. What an EHLO in the clear announced does
 * not count once TLS stands: 220 begins anew. */
static size_t
on_line(char *line, size_t size, size_t count, void *arg)
{
    struct talk *talk = arg;
    size_t length = size * count;
    if (length >= 3 && strncmp(line, "220", 3) == 0) {
        talk->notifies = false;
    }
    talk->notifies = talk->notifies || dispatch_smtp_announces(line, length);
    return length;
}

static enum base_class
fail(const char *code, struct base_error *ret_error)
{
    return base_error_set(
        ret_error, BASE_AGAIN, code, "the talk with the mail server ended: %s", code);
}

/* Waits for the socket; not beyond the end, and not when the daemon is to end. */
static enum base_class
wait_for(const struct talk *talk, short events, struct base_error *ret_error)
{
    run_process_alive();
    if (run_process_should_stop()) {
        return fail("interrupted", ret_error);
    }
    int64_t left = talk->until_ms - base_time_monotonic_ms();
    if (left <= 0) {
        return fail("timeout", ret_error);
    }
    struct pollfd fds[2] = {
        {.fd = talk->socket, .events = events},
        {.fd = run_process_signal_fd(), .events = POLLIN},
    };
    (void)poll(fds, 2, left < SLICE_MS ? (int)left : SLICE_MS);
    return BASE_OK;
}

static enum base_class
say(struct talk *talk, const char *text, struct base_error *ret_error)
{
    size_t size = strlen(text);
    while (size > 0) {
        size_t sent = 0;
        CURLcode result = curl_easy_send(talk->curl, text, size, &sent);
        if (result != CURLE_OK && result != CURLE_AGAIN) {
            return fail("no_connection", ret_error);
        }
        text += sent;
        size -= sent;
        enum base_class class =
            result == CURLE_AGAIN ? wait_for(talk, POLLOUT, ret_error) : BASE_OK;
        if (class != BASE_OK) {
            return class;
        }
    }
    return BASE_OK;
}

static enum base_class
hear(struct talk *talk, int *ret_code, struct base_error *ret_error)
{
    struct dispatch_reply reply = {.code = 0};
    for (;;) {
        size_t used = dispatch_reply_take(&reply, talk->left, talk->left_size);
        talk->left_size -= used;
        memmove(talk->left, talk->left + used, talk->left_size);
        if (reply.broken) {
            return fail("no_connection", ret_error);
        }
        if (reply.code != 0) {
            *ret_code = reply.code;
            return BASE_OK;
        }
        size_t got = 0;
        CURLcode result =
            curl_easy_recv(talk->curl, talk->left, sizeof(talk->left), &got);
        if ((result != CURLE_OK && result != CURLE_AGAIN) ||
            (result == CURLE_OK && got == 0)) {
            return fail("no_connection", ret_error);
        }
        talk->left_size = got;
        enum base_class class =
            result == CURLE_AGAIN ? wait_for(talk, POLLIN, ret_error) : BASE_OK;
        if (class != BASE_OK) {
            return class;
        }
    }
}

static enum base_class
refused(int code, struct base_error *ret_error)
{
    char name[24];
    (void)base_text_print(name, sizeof(name), "smtp_%d", code);
    return base_error_set(ret_error,
                          code >= 500 ? BASE_REFUSE : BASE_AGAIN,
                          name,
                          "the mail server answered %d",
                          code);
}

/* Says a line and wants an answer of this hundred. A refusal of 5xx is final; all else
 * may be tried again. */
static enum base_class
ask(struct talk *talk, const char *line, int hundred, struct base_error *ret_error)
{
    int code = 0;
    enum base_class class = say(talk, line, ret_error);
    class = class == BASE_OK ? hear(talk, &code, ret_error) : class;
    if (class == BASE_OK && code / 100 != hundred) {
        return refused(code, ret_error);
    }
    return class;
}

static enum base_class
connect_to(struct talk *talk, struct base_error *ret_error)
{
    const struct dispatch_parameters *p = &dispatch_parameters;
    long code = 0;
    dispatch_curl_set(talk->curl, "smtp,smtps", p->smtp_url, p->smtp_timeout_ms);
    (void)curl_easy_setopt(talk->curl,
                           CURLOPT_USE_SSL,
                           p->tls == 1 ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
    /* the line is ours until the handle goes; libcurl then only closes it */
    (void)curl_easy_setopt(talk->curl, CURLOPT_CONNECT_ONLY, 1L);
    (void)curl_easy_setopt(talk->curl, CURLOPT_FORBID_REUSE, 0L);
    (void)curl_easy_setopt(talk->curl, CURLOPT_HEADERFUNCTION, on_line);
    (void)curl_easy_setopt(talk->curl, CURLOPT_HEADERDATA, talk);
    CURLcode result = curl_easy_perform(talk->curl);
    (void)curl_easy_getinfo(talk->curl, CURLINFO_RESPONSE_CODE, &code);
    if (result != CURLE_OK && code >= 400 && result != CURLE_ABORTED_BY_CALLBACK &&
        result != CURLE_OPERATION_TIMEDOUT) {
        return refused((int)code, ret_error);
    }
    enum base_class class = dispatch_curl_outcome(result, ret_error);
    if (class == BASE_OK &&
        curl_easy_getinfo(talk->curl, CURLINFO_ACTIVESOCKET, &talk->socket) != CURLE_OK) {
        return fail("no_connection", ret_error);
    }
    return class;
}

static enum base_class
transfer(struct talk *talk,
         const struct dispatch_message *message,
         const char *data,
         struct base_error *ret_error)
{
    char line[DISPATCH_SMTP_COMMAND_MAX];
    if (!dispatch_smtp_mail_from(
            dispatch_parameters.from, message->reference, talk->notifies, line)) {
        return base_error_set(ret_error, BASE_REFUSE, "too_long", "the sender is no one");
    }
    enum base_class class = ask(talk, line, 2, ret_error);
    if (class == BASE_OK && !dispatch_smtp_rcpt_to(message->to, talk->notifies, line)) {
        return base_error_set(ret_error, BASE_REFUSE, "too_long", "the mailbox is none");
    }
    class = class == BASE_OK ? ask(talk, line, 2, ret_error) : class;
    class = class == BASE_OK ? ask(talk, "DATA\r\n", 3, ret_error) : class;
    return class == BASE_OK ? ask(talk, data, 2, ret_error) : class;
}

/* The mail is taken or not: what comes now changes nothing, and is not waited for long.
 */
static void
say_goodbye(struct talk *talk)
{
    int code;
    int64_t soon = base_time_monotonic_ms() + GOODBYE_MS;
    talk->until_ms = talk->until_ms < soon ? talk->until_ms : soon;
    if (say(talk, "QUIT\r\n", NULL) == BASE_OK) {
        (void)hear(talk, &code, NULL);
    }
}

static enum base_class
hand_over(const struct dispatch_message *message,
          struct dispatch_handed *ret_handed,
          struct base_error *ret_error)
{
    static char mail[DISPATCH_MAIL_SIZE], data[2 * DISPATCH_MAIL_SIZE];
    struct talk talk = {.curl = curl_easy_init(), .socket = CURL_SOCKET_BAD};
    talk.until_ms = base_time_monotonic_ms() + dispatch_parameters.smtp_timeout_ms;
    if (talk.curl == NULL) {
        return base_error_set(ret_error, BASE_AGAIN, "memory", "out of memory");
    }
    enum base_class class = BASE_OK;
    if (!dispatch_mail_write(message, dispatch_parameters.from, mail, sizeof(mail)) ||
        !dispatch_smtp_data(mail, data, sizeof(data))) {
        class =
            base_error_set(ret_error, BASE_REFUSE, "too_long", "the mail is too long");
    }
    class = class == BASE_OK ? connect_to(&talk, ret_error) : class;
    if (class == BASE_OK) {
        class = transfer(&talk, message, data, ret_error);
        say_goodbye(&talk);
    }
    curl_easy_cleanup(talk.curl);
    *ret_handed = (struct dispatch_handed){
        .is_delivery = dispatch_parameters.accept_is_delivery == 1,
        .is_silent = !talk.notifies};
    return class;
}

const struct dispatch_channel dispatch_smtp = {.code = VIGIL_CHANNEL_MAIL,
                                               .open = open_channel,
                                               .close = close_channel,
                                               .hand_over = hand_over,
                                               .collect = dispatch_dsn_box_collect,
                                               .collected = dispatch_dsn_box_collected};
