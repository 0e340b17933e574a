/* The parameters of vigil-dispatch, with their meaning, bounds and defaults. */
#include "dispatch/dispatch.h"

struct dispatch_parameters dispatch_parameters;

#define TEXT(member)                                                                     \
    BASE_CONFIG_TEXT, dispatch_parameters.member, sizeof(dispatch_parameters.member)
#define NUMBER(member) BASE_CONFIG_INT, &dispatch_parameters.member, 0

const struct base_config_row dispatch_parameter_rows[] = {
    /* clang-format off */
    {"dispatch.smtp_url", TEXT(smtp_url), "smtp://127.0.0.1:25", 0, 0, "",
     "the mail server that alerts are handed to"},
    {"dispatch.from", TEXT(from), "vigil@localhost", 0, 0, "", "the sender's address"},
    {"dispatch.recipients", TEXT(recipients), "", 0, 0, "",
     "a file of mailboxes and further ways (CSV: party,role,mailbox...); empty: none"},
    {"dispatch.mailbox_pattern", TEXT(mailbox_pattern), "{role}.{party}@localhost", 0, 0,
     "", "the mailbox of those not in the file: {role} and {party} stand for its parts"},
    {"dispatch.smtp_timeout_ms", NUMBER(smtp_timeout_ms), "10000", 100, 60000, "ms",
     "the longest time for one mail"},
    {"dispatch.tls", NUMBER(tls), "0", 0, 1, "",
     "1: no mail without TLS; 0: in the clear, for a mail server on this host"},
    {"dispatch.ca_file", TEXT(ca_file), "", 0, 0, "",
     "certificates (PEM) to trust instead of the host's; empty: the host's"},
    {"dispatch.retry_first_s", NUMBER(retry_first_s), "60", 1, 3600, "s",
     "the wait before the second attempt; it doubles, up to four hours"},
    {"dispatch.attempts_max", NUMBER(attempts_max), "36", 1, 100, "",
     "after so many attempts by one way, an alert goes on to the next"},
    {"dispatch.notify_url", TEXT(notify_url), "https://api.notifications.service.gov.uk",
     0, 0, "", "GOV.UK Notify"},
    {"dispatch.notify_key_file", TEXT(notify_key_file), "", 0, 0, "",
     "the file of the API key of GOV.UK Notify; empty: it is not used"},
    {"dispatch.notify_template", TEXT(notify_template), "", 0, 0, "",
     "the UUID of the template of our mails at GOV.UK Notify"},
    {"dispatch.callback_listen", TEXT(callback_listen), "", 0, 0, "",
     "a loopback address and port for GOV.UK Notify's callbacks; empty: it is asked only"},
    {"dispatch.callback_token_file", TEXT(callback_token_file), "", 0, 0, "",
     "the file of the bearer token of those callbacks"},
    {"dispatch.webhooks", TEXT(webhooks), "", 0, 0, "",
     "a file of webhooks and their secrets (CSV: url,secret_file); empty: none"},
    {"dispatch.http_timeout_ms", NUMBER(http_timeout_ms), "10000", 100, 60000, "ms",
     "the longest time for one request to GOV.UK Notify or a webhook"},
    {"dispatch.confirm_within_s", NUMBER(confirm_within_s), "14400", 1, 604800, "s",
     "how long a way has for delivery to be confirmed, before the next is tried"},
    {"dispatch.accept_is_delivery", NUMBER(accept_is_delivery), "0", 0, 1, "",
     "1: what the mail server takes is delivered; 0: it tells later, or it is not"},
    {"dispatch.bounce_maildir", TEXT(bounce_maildir), "", 0, 0, "",
     "a Maildir into which delivery status notifications come; empty: none"},
    {"dispatch.collect_every_ms", NUMBER(collect_every_ms), "2000", 10, 60000, "ms",
     "how often it is looked at"},
    {"dispatch.window_from", TEXT(window_from), "08:00", 0, 0, "",
     "alerts go out from this time of working days on, in London"},
    {"dispatch.window_until", TEXT(window_until), "18:00", 0, 0, "",
     "and until this time; from 00:00 until 24:00 is at any time of any day"},
    {"dispatch.digest_at", TEXT(digest_at), "10:00", 0, 0, "",
     "when those who prefer it get the one message of the day"},
    {"dispatch.seen_file", TEXT(seen_file), "", 0, 0, "",
     "a file of this host that remembers the journal's end; empty: none"},
    {"dispatch.clock_steady_s", NUMBER(clock_steady_s), "300", 1, 86400, "s",
     "how long a clock that was wrong must be right before alerts go out again"},
    {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL},
    /* clang-format on */
};

enum base_class
dispatch_parameters_check(struct base_error *ret_error)
{
    struct dispatch_parameters *p = &dispatch_parameters;
    struct dispatch_window *window = &p->window;
    if (!dispatch_window_parse(p->window_from, &window->from) ||
        !dispatch_window_parse(p->window_until, &window->until) ||
        window->from >= window->until) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "window",
                              "dispatch.window_from and dispatch.window_until are no "
                              "hours of a day, one before the other; right: 08:00 and "
                              "18:00");
    }
    if (!dispatch_window_parse(p->digest_at, &window->digest) ||
        window->digest < window->from || window->digest >= window->until) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "digest_at",
                              "dispatch.digest_at is no time within the hours in which "
                              "alerts go out; right: 10:00");
    }
    if (p->accept_is_delivery == 0 && p->bounce_maildir[0] == '\0') {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "no_confirmation",
                              "nothing would ever confirm that a mail arrived; right: "
                              "dispatch.bounce_maildir, or dispatch.accept_is_delivery "
                              "= 1 where the mail server's word is enough");
    }
    return BASE_OK;
}
