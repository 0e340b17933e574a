/* What the body of each type of envelope is: see wire_types.h. */
#include "wire/wire_types.h"

#include "base/base_attr.h"
#include "vigil/v1/action_progress.pb-c.h"
#include "vigil/v1/actions.pb-c.h"
#include "vigil/v1/amendment.pb-c.h"
#include "vigil/v1/calendar.pb-c.h"
#include "vigil/v1/calendar_approval.pb-c.h"
#include "vigil/v1/clock_pause.pb-c.h"
#include "vigil/v1/clock_resume.pb-c.h"
#include "vigil/v1/closure.pb-c.h"
#include "vigil/v1/consideration.pb-c.h"
#include "vigil/v1/delay.pb-c.h"
#include "vigil/v1/document.pb-c.h"
#include "vigil/v1/document_chunk.pb-c.h"
#include "vigil/v1/duplicate_dismissal.pb-c.h"
#include "vigil/v1/duplicate_link.pb-c.h"
#include "vigil/v1/duplicate_unlink.pb-c.h"
#include "vigil/v1/extension_decision.pb-c.h"
#include "vigil/v1/extension_request.pb-c.h"
#include "vigil/v1/feed_change.pb-c.h"
#include "vigil/v1/follow_up.pb-c.h"
#include "vigil/v1/gap_outcome.pb-c.h"
#include "vigil/v1/key.pb-c.h"
#include "vigil/v1/key_line_fate.pb-c.h"
#include "vigil/v1/lcspr.pb-c.h"
#include "vigil/v1/lcspr_publication.pb-c.h"
#include "vigil/v1/lcspr_removal.pb-c.h"
#include "vigil/v1/lcspr_report.pb-c.h"
#include "vigil/v1/narrowing.pb-c.h"
#include "vigil/v1/national_issue.pb-c.h"
#include "vigil/v1/national_issue_answer.pb-c.h"
#include "vigil/v1/national_review.pb-c.h"
#include "vigil/v1/notification.pb-c.h"
#include "vigil/v1/order.pb-c.h"
#include "vigil/v1/panel_response.pb-c.h"
#include "vigil/v1/period_report.pb-c.h"
#include "vigil/v1/quality_assessment.pb-c.h"
#include "vigil/v1/query.pb-c.h"
#include "vigil/v1/question.pb-c.h"
#include "vigil/v1/question_answer.pb-c.h"
#include "vigil/v1/rapid_review.pb-c.h"
#include "vigil/v1/recommendation_answer.pb-c.h"
#include "vigil/v1/recommendations.pb-c.h"
#include "vigil/v1/reinstatement.pb-c.h"
#include "vigil/v1/reopening.pb-c.h"
#include "vigil/v1/response_reply.pb-c.h"
#include "vigil/v1/reviewers.pb-c.h"
#include "vigil/v1/rules.pb-c.h"
#include "vigil/v1/seen.pb-c.h"
#include "vigil/v1/sharing.pb-c.h"
#include "vigil/v1/time_advance.pb-c.h"
#include "vigil/v1/withdrawal.pb-c.h"

/* one row for each of VIGIL_MESSAGES, which a test checks */
#define BODY(type, name) [VIGIL_MESSAGE_##type] = &vigil__v1__##name##__descriptor

static const ProtobufCMessageDescriptor *const bodies[] = {
    BODY(NOTIFICATION, notification),
    BODY(RAPID_REVIEW, rapid_review),
    BODY(LCSPR, lcspr),
    BODY(PANEL_RESPONSE, panel_response),
    BODY(HISTORIC_NOTIFICATION, notification),
    BODY(HISTORIC_RAPID_REVIEW, rapid_review),
    BODY(HISTORIC_LCSPR, lcspr),
    BODY(HISTORIC_PANEL_RESPONSE, panel_response),
    BODY(CASE_QUERY, query),
    BODY(CASES_QUERY, query),
    BODY(DEADLINES_QUERY, query),
    BODY(EXPLAIN_QUERY, query),
    BODY(ALERTS_QUERY, query),
    BODY(REPORT_QUERY, query),
    BODY(STATUS_QUERY, query),
    BODY(JOURNAL_QUERY, query),
    BODY(INBOX_QUERY, query),
    BODY(RECEIPT_QUERY, query),
    BODY(FACTS_QUERY, query),
    BODY(KEY_ENROL, key),
    BODY(KEY_REVOKE, key),
    BODY(KEY_ROSTER_QUERY, query),
    BODY(DOCUMENT_QUERY, query),
    BODY(FEED_QUERY, query),
    BODY(FEEDS_QUERY, query),
    BODY(FEED_CHANGE, feed_change),
    BODY(DOCUMENT_CHUNK, document_chunk),
    BODY(CALENDAR_QUERY, query),
    BODY(DELIVERIES_QUERY, query),
    BODY(TIME_ADVANCE, time_advance),
    BODY(CALENDAR_IMPORT, calendar),
    BODY(CALENDAR_APPROVAL, calendar_approval),
    BODY(RULES_IMPORT, rules),
    BODY(ALERT_RETRY, order),
    BODY(GO_LIVE, order),
    BODY(SNOOZE, order),
    BODY(AMENDMENT, amendment),
    BODY(WITHDRAWAL, withdrawal),
    BODY(REINSTATEMENT, reinstatement),
    BODY(ANSWER, question_answer),
    BODY(CONSIDERATION, consideration),
    BODY(RESPONSE_REPLY, response_reply),
    BODY(EXTENSION_REQUEST, extension_request),
    BODY(GAP_OUTCOME, gap_outcome),
    BODY(SHARING, sharing),
    BODY(REVIEWERS, reviewers),
    BODY(KEY_LINE_FATE, key_line_fate),
    BODY(DELAY, delay),
    BODY(LCSPR_REPORT, lcspr_report),
    BODY(LCSPR_PUBLICATION, lcspr_publication),
    BODY(LCSPR_REMOVAL, lcspr_removal),
    BODY(RECOMMENDATIONS, recommendations),
    BODY(RECOMMENDATION_ANSWER, recommendation_answer),
    BODY(ACTIONS, actions),
    BODY(ACTION_PROGRESS, action_progress),
    BODY(FOLLOW_UP, follow_up),
    BODY(NATIONAL_ISSUE, national_issue),
    BODY(DOCUMENT, document),
    BODY(PERIOD_REPORT, period_report),
    BODY(SEEN, seen),
    BODY(QUESTION, question),
    BODY(EXTENSION_DECISION, extension_decision),
    BODY(NARROWING, narrowing),
    BODY(NATIONAL_REVIEW, national_review),
    BODY(QUALITY_ASSESSMENT, quality_assessment),
    BODY(DUPLICATE_LINK, duplicate_link),
    BODY(DUPLICATE_UNLINK, duplicate_unlink),
    BODY(DUPLICATE_DISMISSAL, duplicate_dismissal),
    BODY(NATIONAL_ISSUE_ANSWER, national_issue_answer),
    BODY(CLOSURE, closure),
    BODY(REOPENING, reopening),
    BODY(CLOCK_PAUSE, clock_pause),
    BODY(CLOCK_RESUME, clock_resume),
};

const ProtobufCMessageDescriptor *
wire_types_body(enum vigil_message type)
{
    return (size_t)type < BASE_COUNT(bodies) ? bodies[type] : NULL;
}
