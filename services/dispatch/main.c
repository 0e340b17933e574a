/*
 * vigil-dispatch: the only way out of the host. Follows the journal and mails the alerts
 * that were raised. A table of contents: what it does, and which file does it. See
 * vigil-dispatch.8.
 */
#include "base/base_attr.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_recipients.h"
#include "dispatch/dispatch_smtp.h"

struct dispatch_parameters dispatch_parameters;

#define TEXT(member)                                                                     \
    BASE_CONFIG_TEXT, dispatch_parameters.member, sizeof(dispatch_parameters.member)
#define NUMBER(member) BASE_CONFIG_INT, &dispatch_parameters.member, 0

static const struct base_config_row parameters[] = {
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
    {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL},
    /* clang-format on */
};

static const struct run_handler handlers[] = {
    {.type = VIGIL_MESSAGE_ALERTS_QUERY, .answer = dispatch_list_answer},
};

static enum base_class
start(struct run *run, struct base_error *ret_error)
{
    (void)run;
    enum base_class class = dispatch_recipients_open(
        dispatch_parameters.recipients, dispatch_parameters.mailbox_pattern, ret_error);
    return class == BASE_OK ? dispatch_smtp_open(ret_error) : class;
}

static void
stop(struct run *run)
{
    (void)run;
    dispatch_smtp_close();
    dispatch_recipients_close();
}

static const struct run_service dispatch = {
    .name = "dispatch",
    .parameters = parameters,
    .handlers = handlers,
    .handlers_count = BASE_COUNT(handlers),
    .publishes = true,
    .follows = true,
    .follower = STORE_DISPATCH,
    .start = start,
    .apply = dispatch_apply,
    .tick = dispatch_tick,
    .stop = stop,
};

int
main(int argc, char **argv)
{
    return run_service_main(&dispatch, argc, argv);
}
