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
     "a file of mailboxes (CSV: party,role,mailbox); empty: none"},
    {"dispatch.mailbox_pattern", TEXT(mailbox_pattern), "{role}.{party}@localhost", 0, 0,
     "", "the mailbox of those not in the file: {role} and {party} stand for its parts"},
    {"dispatch.smtp_timeout_ms", NUMBER(smtp_timeout_ms), "10000", 100, 60000, "ms",
     "the longest time for one mail"},
    {"dispatch.tls", NUMBER(tls), "0", 0, 1, "", 
     "1: no mail without TLS; 0: in the clear, for a mail server on this host"},
    {"dispatch.retry_first_s", NUMBER(retry_first_s), "60", 1, 3600, "s",
     "the wait before the second attempt; it doubles, up to four hours"},
    {"dispatch.attempts_max", NUMBER(attempts_max), "36", 1, 100, "",
     "after so many attempts an alert is listed as failed"},
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
    {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL},
    /* clang-format on */
};
