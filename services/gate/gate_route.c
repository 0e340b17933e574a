/* Which service a type of message is for: see gate_route.h. */
#include "gate/gate_route.h"

#include "base/base_attr.h"

const char *
gate_route_name(enum gate_service service)
{
    static const char *const names[] = {
        "intake", "decisions", "deadlines", "reporting", "dispatch"};
    return (unsigned)service < BASE_COUNT(names) ? names[service] : "nowhere";
}

/* No default: a new type of message must say where it goes. */
#define OF(message) case VIGIL_MESSAGE_##message:
/* clang-format off */
enum gate_service
gate_route_of(enum vigil_message type)
{
    switch (type) {
    OF(NOTIFICATION) OF(RAPID_REVIEW) OF(LCSPR) OF(HISTORIC_NOTIFICATION)
    OF(HISTORIC_RAPID_REVIEW) OF(HISTORIC_LCSPR)
    OF(AMENDMENT) OF(WITHDRAWAL) OF(REINSTATEMENT) OF(ANSWER) OF(CONSIDERATION)
    OF(RESPONSE_REPLY) OF(EXTENSION_REQUEST) OF(GAP_OUTCOME) OF(SHARING) OF(REVIEWERS)
    OF(KEY_LINE_FATE) OF(DELAY) OF(LCSPR_REPORT) OF(LCSPR_PUBLICATION)
    OF(LCSPR_REMOVAL) OF(RECOMMENDATIONS) OF(RECOMMENDATION_ANSWER) OF(ACTIONS)
    OF(ACTION_PROGRESS) OF(FOLLOW_UP) OF(NATIONAL_ISSUE) OF(DOCUMENT)
    OF(PERIOD_REPORT)
    OF(CASE_QUERY) OF(CASES_QUERY) OF(STATUS_QUERY) OF(FACTS_QUERY) OF(RECEIPT_QUERY)
    OF(DOCUMENT_QUERY) OF(DOCUMENT_CHUNK) OF(KEY_ENROL) OF(KEY_REVOKE)
    OF(ALERT_RETRY) OF(GO_LIVE) OF(SNOOZE)
    OF(FEED_CHANGE)
        return GATE_INTAKE;
    OF(PANEL_RESPONSE) OF(HISTORIC_PANEL_RESPONSE)
    OF(SEEN) OF(QUESTION) OF(EXTENSION_DECISION) OF(NARROWING) OF(NATIONAL_REVIEW)
    OF(QUALITY_ASSESSMENT) OF(DUPLICATE_LINK) OF(DUPLICATE_UNLINK)
    OF(DUPLICATE_DISMISSAL) OF(NATIONAL_ISSUE_ANSWER) OF(CLOSURE) OF(REOPENING)
    OF(CLOCK_PAUSE) OF(CLOCK_RESUME)
        return GATE_DECISIONS;
    OF(DEADLINES_QUERY) OF(EXPLAIN_QUERY) OF(INBOX_QUERY) OF(TIME_ADVANCE) OF(CALENDAR_QUERY)
    OF(CALENDAR_IMPORT) OF(CALENDAR_APPROVAL) OF(RULES_IMPORT)
    OF(FEED_QUERY) OF(FEEDS_QUERY)
        return GATE_DEADLINES;
    OF(REPORT_QUERY) OF(JOURNAL_QUERY)
        return GATE_REPORTING;
    OF(ALERTS_QUERY) OF(DELIVERIES_QUERY)
        return GATE_DISPATCH;
    OF(KEY_ROSTER_QUERY) /* the gate's own question to intake */
    OF(NONE)
        return GATE_NOWHERE;
    }
    return GATE_NOWHERE;
}
/* clang-format on */
