/*
 * The code lists, once: every list of controlled values that a notification, a rapid
 * review, a response or a review may use, with the number that travels in a message and
 * the name that people and files use.
 *
 * Owns nothing. Promises: a number or a name is only ever added, never reused; 0 is
 * always "not stated". proto/vigil/v1/codes.proto has the same numbers, which a test
 * compares. The lists are those of the casebook format and of the statistics.
 */
#ifndef VIGIL_CODES_H
#define VIGIL_CODES_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/clock_codes.h"
#include "vigil/process_codes.h"

/* X(CONSTANT, number, name) */
#define VIGIL_INCIDENT_TYPES(X)                                                          \
    X(DEATH, 1, "death")                                                                 \
    X(SERIOUS_HARM, 2, "serious_harm")                                                   \
    X(OTHER, 3, "other")                                                                 \
    X(LOOKED_AFTER_DEATH, 4, "looked_after_death")                                       \
    X(CARE_LEAVER_DEATH, 5, "care_leaver_death")

#define VIGIL_DEATH_CATEGORIES(X)                                                        \
    X(FATAL_PHYSICAL_ABUSE, 1, "fatal_physical_abuse")                                   \
    X(EXTREME_NEGLECT, 2, "extreme_neglect")                                             \
    X(SUDI, 3, "sudi")                                                                   \
    X(SUICIDE, 4, "suicide")                                                             \
    X(EXTRAFAMILIAL_HOMICIDE, 5, "extrafamilial_homicide")                               \
    X(MALTREATMENT_RELATED_OTHER, 6, "maltreatment_related_other")                       \
    X(NOT_MALTREATMENT_RELATED, 7, "not_maltreatment_related")                           \
    X(NOT_CLEAR, 8, "not_clear")

#define VIGIL_HARM_CATEGORIES(X)                                                         \
    X(PHYSICAL_ABUSE, 1, "physical_abuse")                                               \
    X(SEXUAL_ABUSE_INTRAFAMILIAL, 2, "sexual_abuse_intrafamilial")                       \
    X(SEXUAL_ABUSE_EXTRAFAMILIAL, 3, "sexual_abuse_extrafamilial")                       \
    X(CHILD_SEXUAL_EXPLOITATION, 4, "child_sexual_exploitation")                         \
    X(NEGLECT, 5, "neglect")                                                             \
    X(EMOTIONAL_ABUSE, 6, "emotional_abuse")                                             \
    X(RISK_TAKING_OR_VIOLENCE, 7, "risk_taking_or_violence")                             \
    X(EXTRAFAMILIAL_HARM, 8, "extrafamilial_harm")                                       \
    X(OTHER, 9, "other")

#define VIGIL_ANSWERS_TO_QUESTION(X)                                                     \
    X(YES, 1, "yes")                                                                     \
    X(NO, 2, "no")                                                                       \
    X(NOT_KNOWN, 3, "not_known")

#define VIGIL_SOCIAL_CARE(X)                                                             \
    X(OPEN, 1, "open")                                                                   \
    X(PREVIOUS, 2, "previous")                                                           \
    X(NEVER, 3, "never")                                                                 \
    X(NOT_KNOWN, 4, "not_known")

/* both the child protection plan and looked-after status */
#define VIGIL_HISTORIES(X)                                                               \
    X(CURRENT, 1, "current")                                                             \
    X(PAST, 2, "past")                                                                   \
    X(NEVER, 3, "never")                                                                 \
    X(NOT_KNOWN, 4, "not_known")

#define VIGIL_SEXES(X)                                                                   \
    X(FEMALE, 1, "female")                                                               \
    X(MALE, 2, "male")                                                                   \
    X(NOT_KNOWN, 3, "not_known")

/* the Department for Education's codes (children in need census); REFU refused, NOBT not
 * yet obtained */
#define VIGIL_ETHNICITIES(X)                                                             \
    X(WBRI, 1, "WBRI")                                                                   \
    X(WIRI, 2, "WIRI")                                                                   \
    X(WIRT, 3, "WIRT")                                                                   \
    X(WROM, 4, "WROM")                                                                   \
    X(WOTH, 5, "WOTH")                                                                   \
    X(MWBC, 6, "MWBC")                                                                   \
    X(MWBA, 7, "MWBA")                                                                   \
    X(MWAS, 8, "MWAS")                                                                   \
    X(MOTH, 9, "MOTH")                                                                   \
    X(AIND, 10, "AIND")                                                                  \
    X(APKN, 11, "APKN")                                                                  \
    X(ABAN, 12, "ABAN")                                                                  \
    X(AOTH, 13, "AOTH")                                                                  \
    X(BCRB, 14, "BCRB")                                                                  \
    X(BAFR, 15, "BAFR")                                                                  \
    X(BOTH, 16, "BOTH")                                                                  \
    X(CHNE, 17, "CHNE")                                                                  \
    X(OOTH, 18, "OOTH")                                                                  \
    X(REFU, 19, "REFU")                                                                  \
    X(NOBT, 20, "NOBT")

#define VIGIL_DECISIONS(X)                                                               \
    X(LCSPR, 1, "lcspr")                                                                 \
    X(NO_LCSPR, 2, "no_lcspr")                                                           \
    X(JOINS_THEMATIC, 3, "joins_thematic")                                               \
    X(CRITERIA_NOT_MET, 4, "criteria_not_met")

#define VIGIL_RESPONSES(X)                                                               \
    X(AGREES, 1, "agrees")                                                               \
    X(DISAGREES, 2, "disagrees")

#define VIGIL_RESPONSE_REASONS(X)                                                        \
    X(CRITERIA_NOT_MET, 1, "criteria_not_met")                                           \
    X(LEARNING_ALREADY_IDENTIFIED, 2, "learning_already_identified")                     \
    X(NO_FURTHER_LEARNING, 3, "no_further_learning")                                     \
    X(FURTHER_LEARNING_LIKELY, 4, "further_learning_likely")

#define VIGIL_SHAPES(X)                                                                  \
    X(SINGLE, 1, "single")                                                               \
    X(SIBLINGS, 2, "siblings")                                                           \
    X(SAME_INCIDENT, 3, "same_incident")                                                 \
    X(THEMATIC, 4, "thematic")                                                           \
    X(NOT_STATED, 5, "not_stated")

#define VIGIL_METHODOLOGIES(X)                                                           \
    X(SYSTEMS, 1, "systems")                                                             \
    X(WELSH_CPR, 2, "welsh_cpr")                                                         \
    X(HYBRID, 3, "hybrid")                                                               \
    X(SILP, 4, "silp")                                                                   \
    X(SCIE, 5, "scie")                                                                   \
    X(ROOT_CAUSE_ANALYSIS, 6, "root_cause_analysis")                                     \
    X(APPRECIATIVE_INQUIRY, 7, "appreciative_inquiry")                                   \
    X(OTHER, 8, "other")

#define VIGIL_PUBLICATIONS(X)                                                            \
    X(PUBLISHED, 1, "published")                                                         \
    X(PUBLISHED_ANONYMOUSLY, 2, "published_anonymously")                                 \
    X(EXECUTIVE_SUMMARY, 3, "executive_summary")                                         \
    X(NOT_TO_BE_PUBLISHED, 4, "not_to_be_published")                                     \
    X(AWAITING, 5, "awaiting")                                                           \
    X(IN_PROGRESS, 6, "in_progress")

/* what a key speaks for */
#define VIGIL_ROLES(X)                                                                   \
    X(AUTHORITY, 1, "authority")                                                         \
    X(PANEL, 2, "panel")                                                                 \
    X(OPERATOR, 3, "operator")                                                           \
    X(DFE, 4, "dfe")                                                                     \
    X(OFSTED, 5, "ofsted")

/* an alert on its way: handed over means that a mail server was being spoken to;
 * withdrawn, that its clock was met before it was sent */
#define VIGIL_ALERT_STATES(X)                                                            \
    X(PLANNED, 1, "planned")                                                             \
    X(HANDED_OVER, 2, "handed_over")                                                     \
    X(DELIVERED, 3, "delivered")                                                         \
    X(FAILED, 4, "failed")                                                               \
    X(WITHDRAWN, 5, "withdrawn")

/* by what an alert goes out */
#define VIGIL_CHANNELS(X)                                                                \
    X(MAIL, 1, "mail")                                                                   \
    X(NOTIFY, 2, "notify")                                                               \
    X(WEBHOOK, 3, "webhook")

/* where a case stands: services/rules/rules_lifecycle.h has the table */
#define VIGIL_CASE_STATES(X)                                                             \
    X(RAPID_REVIEW_AWAITED, 1, "rapid_review_awaited")                                   \
    X(RESPONSE_AWAITED, 2, "response_awaited")                                           \
    X(LCSPR_AWAITED, 3, "lcspr_awaited")                                                 \
    X(LCSPR_RECEIVED, 4, "lcspr_received")                                               \
    X(CONCLUDED, 5, "concluded")                                                         \
    X(RESPONSE_AND_LCSPR_AWAITED, 6, "response_and_lcspr_awaited")                       \
    X(LCSPR_RECEIVED_RESPONSE_AWAITED, 7, "lcspr_received_response_awaited")             \
    X(WITHDRAWN, 8, "withdrawn")                                                         \
    X(MERGED, 9, "merged")                                                               \
    X(CLOSED, 10, "closed")                                                              \
    X(NOTED, 11, "noted")                                                                \
    X(CONSIDERED, 12, "considered")                                                      \
    X(LCSPR_IN_PROGRESS, 13, "lcspr_in_progress")                                        \
    X(LCSPR_REPORTED, 14, "lcspr_reported")                                              \
    X(LCSPR_PUBLISHED, 15, "lcspr_published")                                            \
    X(LCSPR_NOT_PUBLISHED, 16, "lcspr_not_published")                                    \
    X(STANDING, 17, "standing") /* of what is given each period */

/* what an envelope may carry; the numbers are the envelope's `type` */
#define VIGIL_MESSAGES(X)                                                                \
    X(NOTIFICATION, 1, "notification")                                                   \
    X(RAPID_REVIEW, 2, "rapid_review")                                                   \
    X(LCSPR, 3, "lcspr")                                                                 \
    X(PANEL_RESPONSE, 4, "panel_response")                                               \
    X(HISTORIC_NOTIFICATION, 11, "historic_notification")                                \
    X(HISTORIC_RAPID_REVIEW, 12, "historic_rapid_review")                                \
    X(HISTORIC_LCSPR, 13, "historic_lcspr")                                              \
    X(HISTORIC_PANEL_RESPONSE, 14, "historic_panel_response")                            \
    X(CASE_QUERY, 21, "case_query")                                                      \
    X(CASES_QUERY, 22, "cases_query")                                                    \
    X(DEADLINES_QUERY, 23, "deadlines_query")                                            \
    X(ALERTS_QUERY, 24, "alerts_query")                                                  \
    X(REPORT_QUERY, 25, "report_query")                                                  \
    X(STATUS_QUERY, 26, "status_query")                                                  \
    X(JOURNAL_QUERY, 27, "journal_query")                                                \
    X(INBOX_QUERY, 28, "inbox_query")                                                    \
    X(RECEIPT_QUERY, 29, "receipt_query")                                                \
    X(FACTS_QUERY, 30, "facts_query")                                                    \
    X(KEY_ENROL, 31, "key_enrol")                                                        \
    X(KEY_REVOKE, 32, "key_revoke")                                                      \
    X(KEY_ROSTER_QUERY, 33, "key_roster_query") /* only the gate may ask */              \
    X(DOCUMENT_QUERY, 34, "document_query")                                              \
    X(DOCUMENT_CHUNK, 35, "document_chunk")                                              \
    X(EXPLAIN_QUERY, 36, "explain_query")                                                \
    X(CALENDAR_QUERY, 37, "calendar_query")                                              \
    X(FEED_QUERY, 38, "feed_query")                                                      \
    X(DELIVERIES_QUERY, 39, "deliveries_query")                                          \
    X(FEEDS_QUERY, 40, "feeds_query")                                                    \
    X(TIME_ADVANCE, 41, "time_advance")                                                  \
    X(CALENDAR_IMPORT, 42, "calendar_import")                                            \
    X(CALENDAR_APPROVAL, 43, "calendar_approval") /* of rules, too */                    \
    X(RULES_IMPORT, 44, "rules_import")                                                  \
    X(ALERT_RETRY, 45, "alert_retry")                                                    \
    X(GO_LIVE, 46, "go_live")                                                            \
    X(SNOOZE, 47, "snooze")                                                              \
    X(FEED_CHANGE, 48, "feed_change")                                                    \
    X(AMENDMENT, 51, "amendment")                                                        \
    X(WITHDRAWAL, 52, "withdrawal")                                                      \
    X(REINSTATEMENT, 53, "reinstatement")                                                \
    X(ANSWER, 54, "answer")                                                              \
    X(CONSIDERATION, 55, "consideration")                                                \
    X(RESPONSE_REPLY, 56, "response_reply")                                              \
    X(EXTENSION_REQUEST, 57, "extension_request")                                        \
    X(GAP_OUTCOME, 58, "gap_outcome")                                                    \
    X(SHARING, 59, "sharing")                                                            \
    X(REVIEWERS, 61, "reviewers")                                                        \
    X(KEY_LINE_FATE, 62, "key_line_fate")                                                \
    X(DELAY, 63, "delay")                                                                \
    X(LCSPR_REPORT, 64, "lcspr_report")                                                  \
    X(LCSPR_PUBLICATION, 65, "lcspr_publication")                                        \
    X(LCSPR_REMOVAL, 66, "lcspr_removal")                                                \
    X(RECOMMENDATIONS, 67, "recommendations")                                            \
    X(RECOMMENDATION_ANSWER, 68, "recommendation_answer")                                \
    X(ACTIONS, 69, "actions")                                                            \
    X(ACTION_PROGRESS, 70, "action_progress")                                            \
    X(FOLLOW_UP, 71, "follow_up")                                                        \
    X(NATIONAL_ISSUE, 72, "national_issue")                                              \
    X(DOCUMENT, 73, "document")                                                          \
    X(PERIOD_REPORT, 74, "period_report")                                                \
    X(SEEN, 81, "seen")                                                                  \
    X(QUESTION, 82, "question")                                                          \
    X(EXTENSION_DECISION, 83, "extension_decision")                                      \
    X(NARROWING, 84, "narrowing")                                                        \
    X(NATIONAL_REVIEW, 85, "national_review")                                            \
    X(QUALITY_ASSESSMENT, 86, "quality_assessment")                                      \
    X(DUPLICATE_LINK, 87, "duplicate_link")                                              \
    X(DUPLICATE_UNLINK, 88, "duplicate_unlink")                                          \
    X(DUPLICATE_DISMISSAL, 89, "duplicate_dismissal")                                    \
    X(NATIONAL_ISSUE_ANSWER, 90, "national_issue_answer")                                \
    X(CLOSURE, 91, "closure")                                                            \
    X(REOPENING, 92, "reopening")                                                        \
    X(CLOCK_PAUSE, 93, "clock_pause")                                                    \
    X(CLOCK_RESUME, 94, "clock_resume")

/* what a journal entry may be: the numbers are the event's `type`. 1 to 99 carry the
 * bytes received, 101 on are made by Vigil itself */
#define VIGIL_EVENTS(X)                                                                  \
    X(NOTIFICATION, 1, "notification")                                                   \
    X(RAPID_REVIEW, 2, "rapid_review")                                                   \
    X(LCSPR, 3, "lcspr")                                                                 \
    X(PANEL_RESPONSE, 4, "panel_response")                                               \
    X(KEY_ENROLLED, 31, "key_enrolled")                                                  \
    X(KEY_REVOKED, 32, "key_revoked")                                                    \
    X(TIME_ADVANCED, 41, "time_advanced")                                                \
    X(CALENDAR_IMPORTED, 42, "calendar_imported")                                        \
    X(CALENDAR_APPROVED, 43, "calendar_approved") /* or the rules */                     \
    X(RULES_IMPORTED, 44, "rules_imported")                                              \
    X(ALERT_RETRY, 45, "alert_retry")                                                    \
    X(GO_LIVE, 46, "go_live")                                                            \
    X(SNOOZE, 47, "snooze")                                                              \
    X(FEED_CHANGED, 48, "feed_changed")                                                  \
    X(AMENDMENT, 51, "amendment")                                                        \
    X(WITHDRAWAL, 52, "withdrawal")                                                      \
    X(REINSTATEMENT, 53, "reinstatement")                                                \
    X(ANSWER, 54, "answer")                                                              \
    X(CONSIDERATION, 55, "consideration")                                                \
    X(RESPONSE_REPLY, 56, "response_reply")                                              \
    X(EXTENSION_REQUEST, 57, "extension_request")                                        \
    X(GAP_OUTCOME, 58, "gap_outcome")                                                    \
    X(SHARING, 59, "sharing")                                                            \
    X(REVIEWERS, 61, "reviewers")                                                        \
    X(KEY_LINE_FATE, 62, "key_line_fate")                                                \
    X(DELAY, 63, "delay")                                                                \
    X(LCSPR_REPORT, 64, "lcspr_report")                                                  \
    X(LCSPR_PUBLICATION, 65, "lcspr_publication")                                        \
    X(LCSPR_REMOVAL, 66, "lcspr_removal")                                                \
    X(RECOMMENDATIONS, 67, "recommendations")                                            \
    X(RECOMMENDATION_ANSWER, 68, "recommendation_answer")                                \
    X(ACTIONS, 69, "actions")                                                            \
    X(ACTION_PROGRESS, 70, "action_progress")                                            \
    X(FOLLOW_UP, 71, "follow_up")                                                        \
    X(NATIONAL_ISSUE, 72, "national_issue")                                              \
    X(DOCUMENT, 73, "document")                                                          \
    X(PERIOD_REPORT, 74, "period_report")                                                \
    X(SEEN, 81, "seen")                                                                  \
    X(QUESTION, 82, "question")                                                          \
    X(EXTENSION_DECISION, 83, "extension_decision")                                      \
    X(NARROWING, 84, "narrowing")                                                        \
    X(NATIONAL_REVIEW, 85, "national_review")                                            \
    X(QUALITY_ASSESSMENT, 86, "quality_assessment")                                      \
    X(DUPLICATE_LINK, 87, "duplicate_link")                                              \
    X(DUPLICATE_UNLINK, 88, "duplicate_unlink")                                          \
    X(DUPLICATE_DISMISSAL, 89, "duplicate_dismissal")                                    \
    X(NATIONAL_ISSUE_ANSWER, 90, "national_issue_answer")                                \
    X(CLOSURE, 91, "closure")                                                            \
    X(REOPENING, 92, "reopening")                                                        \
    X(CLOCK_PAUSE, 93, "clock_pause")                                                    \
    X(CLOCK_RESUME, 94, "clock_resume")                                                  \
    X(CLOCK_STARTED, 101, "clock_started")                                               \
    X(CLOCK_MET, 102, "clock_met")                                                       \
    X(ALERT_RAISED, 103, "alert_raised")                                                 \
    X(ALERT_DELIVERED, 104, "alert_delivered")                                           \
    X(ALERT_FAILED, 105, "alert_failed")                                                 \
    X(DUPLICATE_SUSPECTED, 106, "duplicate_suspected")                                   \
    X(CLOCK_STOPPED, 107, "clock_stopped")                                               \
    X(CALENDAR_APPLIED, 108, "calendar_applied")                                         \
    X(CLOCK_SUSPECT, 109, "clock_suspect")                                               \
    X(CLOCK_TRUSTED, 110, "clock_trusted")                                               \
    X(ALERT_ESCALATED, 111, "alert_escalated")

/* X(list constant, enum tag and prefix, rows) */
#define VIGIL_CODE_LISTS(L)                                                              \
    L(INCIDENT_TYPE, incident_type, VIGIL_INCIDENT_TYPES)                                \
    L(DEATH_CATEGORY, death_category, VIGIL_DEATH_CATEGORIES)                            \
    L(HARM_CATEGORY, harm_category, VIGIL_HARM_CATEGORIES)                               \
    L(YES_NO, yes_no, VIGIL_ANSWERS_TO_QUESTION)                                         \
    L(SOCIAL_CARE, social_care, VIGIL_SOCIAL_CARE)                                       \
    L(HISTORY, history, VIGIL_HISTORIES)                                                 \
    L(SEX, sex, VIGIL_SEXES)                                                             \
    L(ETHNICITY, ethnicity, VIGIL_ETHNICITIES)                                           \
    L(DECISION, decision, VIGIL_DECISIONS)                                               \
    L(RESPONSE, response, VIGIL_RESPONSES)                                               \
    L(RESPONSE_REASON, response_reason, VIGIL_RESPONSE_REASONS)                          \
    L(SHAPE, shape, VIGIL_SHAPES)                                                        \
    L(METHODOLOGY, methodology, VIGIL_METHODOLOGIES)                                     \
    L(PUBLICATION, publication, VIGIL_PUBLICATIONS)                                      \
    L(ROLE, role, VIGIL_ROLES)                                                           \
    L(ALERT_STATE, alert_state, VIGIL_ALERT_STATES)                                      \
    L(CHANNEL, channel, VIGIL_CHANNELS)                                                  \
    L(CASE_STATE, case_state, VIGIL_CASE_STATES)                                         \
    L(MESSAGE, message, VIGIL_MESSAGES)                                                  \
    L(EVENT, event_kind, VIGIL_EVENTS)                                                   \
    VIGIL_CLOCK_CODE_LISTS(L)                                                            \
    VIGIL_PROCESS_CODE_LISTS(L)

enum vigil_incident_type {
    VIGIL_INCIDENT_TYPE_NONE = 0,
#define X(constant, number, name) VIGIL_INCIDENT_TYPE_##constant = (number),
    VIGIL_INCIDENT_TYPES(X)
#undef X
};

enum vigil_death_category {
    VIGIL_DEATH_CATEGORY_NONE = 0,
#define X(constant, number, name) VIGIL_DEATH_CATEGORY_##constant = (number),
    VIGIL_DEATH_CATEGORIES(X)
#undef X
};

enum vigil_harm_category {
    VIGIL_HARM_CATEGORY_NONE = 0,
#define X(constant, number, name) VIGIL_HARM_CATEGORY_##constant = (number),
    VIGIL_HARM_CATEGORIES(X)
#undef X
};

enum vigil_yes_no {
    VIGIL_YES_NO_NONE = 0,
#define X(constant, number, name) VIGIL_YES_NO_##constant = (number),
    VIGIL_ANSWERS_TO_QUESTION(X)
#undef X
};

enum vigil_social_care {
    VIGIL_SOCIAL_CARE_NONE = 0,
#define X(constant, number, name) VIGIL_SOCIAL_CARE_##constant = (number),
    VIGIL_SOCIAL_CARE(X)
#undef X
};

enum vigil_history {
    VIGIL_HISTORY_NONE = 0,
#define X(constant, number, name) VIGIL_HISTORY_##constant = (number),
    VIGIL_HISTORIES(X)
#undef X
};

enum vigil_sex {
    VIGIL_SEX_NONE = 0,
#define X(constant, number, name) VIGIL_SEX_##constant = (number),
    VIGIL_SEXES(X)
#undef X
};

enum vigil_ethnicity {
    VIGIL_ETHNICITY_NONE = 0,
#define X(constant, number, name) VIGIL_ETHNICITY_##constant = (number),
    VIGIL_ETHNICITIES(X)
#undef X
};

enum vigil_decision {
    VIGIL_DECISION_NONE = 0,
#define X(constant, number, name) VIGIL_DECISION_##constant = (number),
    VIGIL_DECISIONS(X)
#undef X
};

enum vigil_response {
    VIGIL_RESPONSE_NONE = 0,
#define X(constant, number, name) VIGIL_RESPONSE_##constant = (number),
    VIGIL_RESPONSES(X)
#undef X
};

enum vigil_response_reason {
    VIGIL_RESPONSE_REASON_NONE = 0,
#define X(constant, number, name) VIGIL_RESPONSE_REASON_##constant = (number),
    VIGIL_RESPONSE_REASONS(X)
#undef X
};

enum vigil_shape {
    VIGIL_SHAPE_NONE = 0,
#define X(constant, number, name) VIGIL_SHAPE_##constant = (number),
    VIGIL_SHAPES(X)
#undef X
};

enum vigil_methodology {
    VIGIL_METHODOLOGY_NONE = 0,
#define X(constant, number, name) VIGIL_METHODOLOGY_##constant = (number),
    VIGIL_METHODOLOGIES(X)
#undef X
};

enum vigil_publication {
    VIGIL_PUBLICATION_NONE = 0,
#define X(constant, number, name) VIGIL_PUBLICATION_##constant = (number),
    VIGIL_PUBLICATIONS(X)
#undef X
};

enum vigil_role {
    VIGIL_ROLE_NONE = 0,
#define X(constant, number, name) VIGIL_ROLE_##constant = (number),
    VIGIL_ROLES(X)
#undef X
};

enum vigil_alert_state {
    VIGIL_ALERT_STATE_NONE = 0,
#define X(constant, number, name) VIGIL_ALERT_STATE_##constant = (number),
    VIGIL_ALERT_STATES(X)
#undef X
};

enum vigil_channel {
    VIGIL_CHANNEL_NONE = 0,
#define X(constant, number, name) VIGIL_CHANNEL_##constant = (number),
    VIGIL_CHANNELS(X)
#undef X
};

enum vigil_case_state {
    VIGIL_CASE_STATE_NONE = 0,
#define X(constant, number, name) VIGIL_CASE_STATE_##constant = (number),
    VIGIL_CASE_STATES(X)
#undef X
};

enum vigil_message {
    VIGIL_MESSAGE_NONE = 0,
#define X(constant, number, name) VIGIL_MESSAGE_##constant = (number),
    VIGIL_MESSAGES(X)
#undef X
};

enum vigil_event_kind {
    VIGIL_EVENT_NONE = 0,
#define X(constant, number, name) VIGIL_EVENT_##constant = (number),
    VIGIL_EVENTS(X)
#undef X
};

/* names one of the lists above, for the two functions below */
enum vigil_code_list {
#define L(constant, tag, rows) VIGIL_LIST_##constant,
    VIGIL_CODE_LISTS(L)
#undef L
        VIGIL_LIST_COUNT
};

/* The name of a code; "" for 0 (not stated) and NULL for a number that is not in the
 * list. The text is static. */
const char *vigil_code_name(enum vigil_code_list list, int code);

/* Finds the code with this name: true and *ret_code, or false and *ret_code untouched.
 * The empty text is not a name (the caller decides what "not stated" means). */
bool vigil_code_find(enum vigil_code_list list, const char *name, int *ret_code);

/* All names of a list, separated by ", ", for a sentence that says what would be right.
 * Where size is too small for all, whole names and then ", ..."; ends with NUL. */
void vigil_code_names(enum vigil_code_list list, char *ret_text, size_t size);

#endif
