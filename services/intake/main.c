/*
 * vigil-intake: takes submissions of authorities and their partnerships. What comes in,
 * and which file does it. See vigil-intake.8.
 */
#include "base/base_attr.h"
#include "intake/intake.h"
#include "run/run_form.h"
/* a message that has a file of its own */
#define OWN(message, name, what)                                                         \
    .effect = RUN_##what, .event = VIGIL_EVENT_##message, .read = intake_##name##_read,  \
    .names = intake_##name##_names, .decide = intake_##name##_decide,                    \
    .warn = intake_##name##_warn
#define NOTIFICATION OWN(NOTIFICATION, notification, OPENS_CASE)
#define RAPID_REVIEW OWN(RAPID_REVIEW, rapid_review, CHANGES_PARTNERS)
#define LCSPR        OWN(LCSPR, lcspr, OPENS_ONCE)
#define DOCUMENT                                                                         \
    .effect = RUN_CHANGES_PARTNERS, .event = VIGIL_EVENT_DOCUMENT,                       \
    .read = intake_document_read, .names = run_form_names, .look = intake_document_look, \
    .decide = intake_document_decide
#define KEY(what)                                                                        \
    .effect = RUN_CHANGES_NO_CASE, .read = intake_key_read,                              \
    .decide = intake_key_##what##_decide, .write = intake_key_##what##_write

#define ORDER(message, what)                                                             \
    .type = VIGIL_MESSAGE_##message, .effect = RUN_CHANGES_NO_CASE,                      \
    .event = VIGIL_EVENT_##message, .read = intake_order_read,                           \
    .decide = intake_order_##what##_decide

#define ROW(message) RUN_FORM(message, CHANGES_PARTNERS),

static const struct run_handler handlers[] = {
    {.type = VIGIL_MESSAGE_NOTIFICATION, NOTIFICATION},
    {.type = VIGIL_MESSAGE_HISTORIC_NOTIFICATION, .historic = true, NOTIFICATION},
    {.type = VIGIL_MESSAGE_RAPID_REVIEW, RAPID_REVIEW},
    {.type = VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW, .historic = true, RAPID_REVIEW},
    {.type = VIGIL_MESSAGE_LCSPR, LCSPR},
    {.type = VIGIL_MESSAGE_HISTORIC_LCSPR, .historic = true, LCSPR},
    RUN_FORM(CONSIDERATION, OPENS_CASE),
    RUN_FORM(PERIOD_REPORT, OPENS_ONCE),
    {.type = VIGIL_MESSAGE_KEY_ENROL, .event = VIGIL_EVENT_KEY_ENROLLED, KEY(enrol)},
    {.type = VIGIL_MESSAGE_KEY_REVOKE, .event = VIGIL_EVENT_KEY_REVOKED, KEY(revoke)},
    {ORDER(ALERT_RETRY, retry), .names = intake_order_retry_names},
    {ORDER(SNOOZE, snooze), .names = intake_order_names},
    {ORDER(GO_LIVE, go_live)},
    {.type = VIGIL_MESSAGE_FEED_CHANGE,
     .effect = RUN_CHANGES_NO_CASE,
     .event = VIGIL_EVENT_FEED_CHANGED,
     .read = intake_feed_read,
     .decide = intake_feed_decide},
    {.type = VIGIL_MESSAGE_DOCUMENT, DOCUMENT},
    {.type = VIGIL_MESSAGE_DOCUMENT_CHUNK, .answer = intake_chunk_answer},
    {.type = VIGIL_MESSAGE_DOCUMENT_QUERY, .answer = intake_document_answer},
    {.type = VIGIL_MESSAGE_CASE_QUERY, .simple = true, .answer = intake_case_answer},
    {.type = VIGIL_MESSAGE_CASES_QUERY, .answer = intake_cases_answer},
    {.type = VIGIL_MESSAGE_STATUS_QUERY, .answer = intake_status_answer},
    {.type = VIGIL_MESSAGE_FACTS_QUERY, .answer = intake_facts_answer},
    {.type = VIGIL_MESSAGE_RECEIPT_QUERY, .answer = intake_receipt_answer},
    INTAKE_PARTNERS(ROW)};

static const struct base_config_row parameters[] = {
    {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL}};

static const struct run_service intake = {
    .name = "intake",
    .usage = intake_once_usage,
    .parameters = parameters,
    .handlers = handlers,
    .handlers_count = BASE_COUNT(handlers),
    .signs = true,
    .publishes = true,
    .start = intake_chunk_start,
    .other = intake_roster_answer,
};

int
main(int argc, char **argv)
{
    int exit;
    return intake_once(argc, argv, &exit) ? exit : run_service_main(&intake, argc, argv);
}
