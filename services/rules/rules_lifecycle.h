/*
 * The life of a case as a table: one table of event x state that says what follows, or
 * why it may not be and what would be right. rules_lifecycle_step is the only function
 * that changes a state. Pure.
 *
 * Two things run side by side after a rapid review: the Panel's answer to it, and the
 * LCSPR if there is one. An LCSPR may be commissioned before the Panel answers, after it
 * agrees, and against its advice: the decision is the partnership's (Working Together
 * 2018, chapter 4), the Panel advises. So each state says which of the two is awaited:
 *
 *   rapid_review_awaited ──► response_awaited ───────────► concluded
 *            │                      │ commission               │ commission
 *            │                      ▼                          ▼
 *            └─────► response_and_lcspr_awaited ─respond─► lcspr_awaited
 *                                   │ receive                  │ receive
 *                                   ▼                          ▼
 *                    lcspr_received_response_awaited ────► lcspr_received
 *
 * From each of these a case may be withdrawn or merged into another, from the two on the
 * right without anything awaited it may be closed, and each of the three leads back to
 * where it came from. A death without abuse or neglect is only noted; an incident that
 * was considered and not notified is only considered. A review has a life of its own:
 *
 *   lcspr_in_progress ─report─► lcspr_reported ─┬─► lcspr_published ────┬─► closed
 *                                               └─► lcspr_not_published ┘
 *
 * What is given each period (a yearly report, data) has one standing file of each party
 * and kind, which is told of again and again and ends never.
 */
#ifndef RULES_LIFECYCLE_H
#define RULES_LIFECYCLE_H

#include "base/base_error.h"
#include "vigil/codes.h"

/* X(CONSTANT, name) */
#define RULES_EVENTS(X)                                                                  \
    X(NOTIFY, "notify")                                                                  \
    X(REVIEW_LCSPR, "review_lcspr")                                                      \
    X(REVIEW_NO_LCSPR, "review_no_lcspr")                                                \
    X(REVIEW_JOINS_THEMATIC, "review_joins_thematic")                                    \
    X(REVIEW_CRITERIA_NOT_MET, "review_criteria_not_met")                                \
    X(RESPOND, "respond")                                                                \
    X(COMMISSION_LCSPR, "commission_lcspr")                                              \
    X(RECEIVE_LCSPR, "receive_lcspr")                                                    \
    X(PUBLISH_LCSPR, "publish_lcspr") /* a later record of a review that was received */ \
    X(NOTE, "note")                   /* a death without abuse or neglect */             \
    X(CONSIDER, "consider")           /* and not notify */                               \
    X(AMEND, "amend")                                                                    \
    X(WITHDRAW, "withdraw")                                                              \
    X(REINSTATE, "reinstate")                                                            \
    X(ANSWER, "answer")                                                                  \
    X(KEEP_DECISION, "keep_decision")     /* after the Panel's response */               \
    X(DECIDE_LCSPR, "decide_lcspr")       /* the decision changes to one */              \
    X(DECIDE_NO_LCSPR, "decide_no_lcspr") /* or to none */                               \
    X(REQUEST_EXTENSION, "request_extension")                                            \
    X(SETTLE_GAP, "settle_gap")                                                          \
    X(SHARE, "share")                                                                    \
    X(ATTACH, "attach")                                                                  \
    X(OPEN_REVIEW, "open_review")                                                        \
    X(APPOINT, "appoint")                                                                \
    X(SETTLE_KEY_LINE, "settle_key_line")                                                \
    X(DELAY, "delay")                                                                    \
    X(REPORT, "report")                                                                  \
    X(PUBLISH, "publish")                                                                \
    X(NOT_PUBLISH, "not_publish")                                                        \
    X(REMOVE, "remove")                                                                  \
    X(RECOMMEND, "recommend")                                                            \
    X(ACT, "act") /* answer a recommendation, take actions, tell how they stand */       \
    X(RAISE_ISSUE, "raise_issue")                                                        \
    X(SEE, "see")                                                                        \
    X(ASK, "ask")                                                                        \
    X(DECIDE_EXTENSION, "decide_extension")                                              \
    X(NARROW, "narrow")                                                                  \
    X(NATIONAL_REVIEW, "national_review")                                                \
    X(ASSESS, "assess")                                                                  \
    X(MERGE, "merge")                                                                    \
    X(UNMERGE, "unmerge")                                                                \
    X(DISMISS_DUPLICATE, "dismiss_duplicate")                                            \
    X(ANSWER_ISSUE, "answer_issue")                                                      \
    X(CLOSE, "close")                                                                    \
    X(REOPEN, "reopen")                                                                  \
    X(PAUSE, "pause") /* a clock */                                                      \
    X(RESUME, "resume")                                                                  \
    X(TELL_PERIOD, "tell_period") /* what is given each period */

enum rules_event {
#define X(constant, name) RULES_EVENT_##constant,
    RULES_EVENTS(X)
#undef X
        RULES_EVENT_COUNT
};

/* VIGIL_CASE_STATE_NONE (no case yet) and the codes of VIGIL_CASE_STATES. */
#define X(constant, number, name) +1
enum { RULES_STATE_COUNT = 1 VIGIL_CASE_STATES(X) };
#undef X

/* The event's name, for tests and documents. */
const char *rules_event_name(enum rules_event event);

struct rules_refusal {
    const char *code;
    const char *wrong;
    const char *right;
};

/* Why this event may not be in this state; NULL if it may. */
const struct rules_refusal *rules_lifecycle_refusal(enum vigil_case_state state,
                                                    enum rules_event event);

/* What follows in this state. BASE_REFUSE: *ret_next is left alone and *ret_error says
 * the code, what was wrong and what would be right. BASE_BUG for a number outside the
 * lists, and for an event that leads back (rules_lifecycle_move). */
enum base_class rules_lifecycle_step(enum vigil_case_state state,
                                     enum rules_event event,
                                     enum vigil_case_state *ret_next,
                                     struct base_error *ret_error) BASE_MUST_CHECK;

/* The same with the way back: an event that suspends a case (withdraw, merge, close)
 * leaves where it was in *before, and the event that undoes it goes there. */
enum base_class rules_lifecycle_move(enum vigil_case_state *state,
                                     enum vigil_case_state *before,
                                     enum rules_event event,
                                     struct base_error *ret_error) BASE_MUST_CHECK;

#endif
