/*
 * vigil-intake: takes submissions of authorities and their safeguarding partnerships.
 * A table of contents: what comes in, and which file does it. See vigil-intake.8.
 */
#include <string.h>

#include "base/base_attr.h"
#include "intake/intake.h"
#include "run/run_form.h"

#define NOTIFICATION                                                                     \
    .effect = RUN_OPENS_CASE, .event = VIGIL_EVENT_NOTIFICATION,                         \
    .read = intake_notification_read, .names = intake_notification_names,                \
    .decide = intake_notification_decide, .warn = intake_notification_warn
#define RAPID_REVIEW                                                                     \
    .effect = RUN_CHANGES_PARTNERS, .event = VIGIL_EVENT_RAPID_REVIEW,                   \
    .read = intake_rapid_review_read, .names = intake_rapid_review_names,                \
    .decide = intake_rapid_review_decide, .warn = intake_rapid_review_warn
#define LCSPR                                                                            \
    .effect = RUN_OPENS_REVIEW, .event = VIGIL_EVENT_LCSPR, .read = intake_lcspr_read,   \
    .names = intake_lcspr_names, .decide = intake_lcspr_decide,                          \
    .warn = intake_lcspr_warn
#define KEY(what)                                                                        \
    .effect = RUN_CHANGES_NO_CASE, .read = intake_key_read,                              \
    .decide = intake_key_##what##_decide, .write = intake_key_##what##_write

/* the messages about a case or review that is there: rules_process has each */
/* clang-format off */
#define PARTNERS(X) \
    X(AMENDMENT) X(WITHDRAWAL) X(REINSTATEMENT) X(ANSWER) X(RESPONSE_REPLY) \
    X(EXTENSION_REQUEST) X(GAP_OUTCOME) X(SHARING) X(REVIEWERS) X(KEY_LINE_FATE) \
    X(DELAY) X(LCSPR_REPORT) X(LCSPR_PUBLICATION) X(LCSPR_REMOVAL) \
    X(RECOMMENDATIONS) X(RECOMMENDATION_ANSWER) X(ACTIONS) X(ACTION_PROGRESS) \
    X(FOLLOW_UP) X(NATIONAL_ISSUE) X(DOCUMENT)
/* clang-format on */
#define ROW(message) RUN_FORM(message, CHANGES_PARTNERS),

static const struct run_handler handlers[] = {
    {.type = VIGIL_MESSAGE_NOTIFICATION, NOTIFICATION},
    {.type = VIGIL_MESSAGE_HISTORIC_NOTIFICATION, .historic = true, NOTIFICATION},
    {.type = VIGIL_MESSAGE_RAPID_REVIEW, RAPID_REVIEW},
    {.type = VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW, .historic = true, RAPID_REVIEW},
    {.type = VIGIL_MESSAGE_LCSPR, LCSPR},
    {.type = VIGIL_MESSAGE_HISTORIC_LCSPR, .historic = true, LCSPR},
    RUN_FORM(CONSIDERATION, OPENS_CASE),
    {.type = VIGIL_MESSAGE_KEY_ENROL, .event = VIGIL_EVENT_KEY_ENROLLED, KEY(enrol)},
    {.type = VIGIL_MESSAGE_KEY_REVOKE, .event = VIGIL_EVENT_KEY_REVOKED, KEY(revoke)},
    {.type = VIGIL_MESSAGE_CASE_QUERY, .answer = intake_case_answer},
    {.type = VIGIL_MESSAGE_CASES_QUERY, .answer = intake_cases_answer},
    {.type = VIGIL_MESSAGE_STATUS_QUERY, .answer = intake_status_answer},
    {.type = VIGIL_MESSAGE_FACTS_QUERY, .answer = intake_facts_answer},
    PARTNERS(ROW)};

static const struct base_config_row parameters[] = {
    {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL},
};

static const struct run_service intake = {
    .name = "intake",
    .usage = "\n"
             "or:    vigil-intake --enrol PUBLICKEY PARTY ROLE --config FILE\n\n"
             "  --enrol          put the operator's first key into the roster, and end\n",
    .parameters = parameters,
    .handlers = handlers,
    .handlers_count = BASE_COUNT(handlers),
    .publishes = true,
    .other = intake_roster_answer,
};

int
main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--enrol") == 0) {
        return intake_enrol(argc, argv);
    }
    return run_service_main(&intake, argc, argv);
}
