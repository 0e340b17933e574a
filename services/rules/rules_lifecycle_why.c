/* Why an event may not be in a state, and what would be right. */
#include "rules/rules_lifecycle_parts.h"

enum refusal {
    NO_CASE = 1,
    THERE_ALREADY,
    NOTIFIED,
    NOT_REVIEWED,
    REVIEWED,
    RESPONDED,
    NOT_COMMISSIONED,
    NOT_RECEIVED,
    RECEIVED,
    WITHDRAWN,
    MERGED,
    CLOSED,
    NOTED,
    CONSIDERED,
    IS_STANDING,
    IS_A_REVIEW,
    NOT_A_REVIEW,
    NOT_WITHDRAWN,
    NOT_MERGED,
    NOT_CLOSED,
    STILL_RUNNING,
    NOT_RESPONDED,
    NO_LCSPR_PLANNED,
    NOT_REPORTED,
    REPORTED_ALREADY,
    PUBLISHED_ALREADY,
    NOT_PUBLISHED_ALREADY,
    NOT_PUBLISHED
};

static const struct rules_refusal refusals[] = {
    [NO_CASE] = {"no_such_case",
                 "there is no such case",
                 "notify the incident first, then name the case by its reference"},
    [THERE_ALREADY] = {"there_already",
                       "there is such a case already",
                       "a reference of your own that was not used before"},
    [NOTIFIED] = {"notified_already",
                  "the incident is notified already",
                  "one notification for an incident; send its rapid review next"},
    [NOT_REVIEWED] = {"rapid_review_first",
                      "the case has no rapid review yet",
                      "send its rapid review first"},
    [REVIEWED] = {"rapid_review_already",
                  "the case has its rapid review already",
                  "one rapid review for a case"},
    [RESPONDED] = {"response_already",
                   "the Panel has answered this rapid review already",
                   "one response to a rapid review"},
    [NOT_COMMISSIONED] = {"lcspr_not_commissioned",
                          "no LCSPR was commissioned for the case",
                          "tell that it was commissioned first"},
    [NOT_RECEIVED] = {"lcspr_not_received",
                      "the LCSPR was not received yet",
                      "send the LCSPR before its publication is told"},
    [RECEIVED] = {"lcspr_already",
                  "the LCSPR of the case was received already",
                  "one LCSPR for a case; send only what is new about its publication"},
    [WITHDRAWN] = {"case_withdrawn",
                   "the notification was withdrawn",
                   "reinstate it first (vigil reinstate)"},
    [MERGED] = {"case_merged",
                "the case was merged into another",
                "name the case that goes on, as vigil case shows it"},
    [CLOSED] = {"case_closed", "the case is closed", "ask the Panel to reopen it"},
    [NOTED] = {"not_for_review",
               "a death without abuse or neglect is not reviewed here",
               "nothing: the Department and Ofsted have it"},
    [CONSIDERED] = {"not_notified",
                    "the incident was considered and not notified",
                    "notify it, if that was wrong"},
    [IS_STANDING] = {"not_a_case",
                     "this is the file of what is given each period",
                     "the reference of a case; of this file, vigil period-report"},
    [IS_A_REVIEW] = {"is_a_review",
                     "this is the reference of an LCSPR",
                     "the reference of a case"},
    [NOT_A_REVIEW] = {"not_a_review",
                      "this is the reference of a case, not of an LCSPR",
                      "the reference of the LCSPR, or its lcspr_ref"},
    [NOT_WITHDRAWN] = {"not_withdrawn",
                       "the notification is not withdrawn",
                       "nothing: it stands"},
    [NOT_MERGED] = {"not_merged",
                    "the case is not merged into another",
                    "nothing: it goes on by itself"},
    [NOT_CLOSED] = {"not_closed", "the case is not closed", "nothing: it is open"},
    [STILL_RUNNING] = {"still_running",
                       "a step of the process is awaited yet",
                       "close it when none is: its state says which (vigil case)"},
    [NOT_RESPONDED] = {"response_first",
                       "the Panel has not answered the rapid review yet",
                       "reply when its response is there"},
    [NO_LCSPR_PLANNED] = {"no_lcspr_planned",
                          "no LCSPR is planned for the case",
                          "a case or review whose key lines are still open"},
    [NOT_REPORTED] = {"report_first",
                      "the Panel has not had the report yet",
                      "send the report first (vigil lcspr-report)"},
    [REPORTED_ALREADY] = {"reported_already",
                          "the report was sent to the Panel already",
                          "nothing more of this kind"},
    [PUBLISHED_ALREADY] = {"published_already",
                           "the review is published already",
                           "nothing: one publication of a review"},
    [NOT_PUBLISHED_ALREADY] = {"not_published_already",
                               "that it is not published was told already",
                               "tell its publication, if that changed"},
    [NOT_PUBLISHED] = {"not_published",
                       "the review was not published",
                       "tell its publication first"},
};

/* of the states in which nothing goes on, whatever the event */
static enum refusal
why_still(enum vigil_case_state state)
{
    switch (state) {
    case VIGIL_CASE_STATE_NONE:
        return NO_CASE;
    case VIGIL_CASE_STATE_WITHDRAWN:
        return WITHDRAWN;
    case VIGIL_CASE_STATE_MERGED:
        return MERGED;
    case VIGIL_CASE_STATE_CLOSED:
        return CLOSED;
    case VIGIL_CASE_STATE_NOTED:
        return NOTED;
    case VIGIL_CASE_STATE_CONSIDERED:
        return CONSIDERED;
    case VIGIL_CASE_STATE_STANDING:
        return IS_STANDING;
    default:
        return 0;
    }
}

static bool
is_review(enum vigil_case_state state)
{
    return state >= VIGIL_CASE_STATE_LCSPR_IN_PROGRESS &&
           state <= VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED;
}

/* what belongs to a review alone */
static enum refusal
why_review(enum vigil_case_state state, enum rules_event event)
{
    if (!is_review(state)) {
        return event == RULES_EVENT_NARROW ? NO_LCSPR_PLANNED : NOT_A_REVIEW;
    }
    if (event == RULES_EVENT_REMOVE) {
        return NOT_PUBLISHED;
    }
    if (state == VIGIL_CASE_STATE_LCSPR_IN_PROGRESS) {
        return NOT_REPORTED;
    }
    if (state == VIGIL_CASE_STATE_LCSPR_PUBLISHED) {
        return PUBLISHED_ALREADY;
    }
    return state == VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED ? NOT_PUBLISHED_ALREADY
                                                         : REPORTED_ALREADY;
}

/* of the main line, in the order in which a case goes it */
static enum refusal
why_main(enum vigil_case_state state, enum rules_event event)
{
    bool received = state == VIGIL_CASE_STATE_LCSPR_RECEIVED ||
                    state == VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED;
    if (event == RULES_EVENT_NOTIFY) {
        return NOTIFIED;
    }
    if (state == VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED) {
        return NOT_REVIEWED;
    }
    switch (event) {
    case RULES_EVENT_RESPOND:
        return RESPONDED;
    case RULES_EVENT_COMMISSION_LCSPR:
        return RECEIVED;
    case RULES_EVENT_RECEIVE_LCSPR:
        return received ? RECEIVED : NOT_COMMISSIONED;
    case RULES_EVENT_PUBLISH_LCSPR:
        return NOT_RECEIVED;
    default:
        return REVIEWED;
    }
}

/* of an event that a running case or review does not take */
static enum refusal
why_running(enum vigil_case_state state, enum rules_event event)
{
    switch (event) {
    case RULES_EVENT_NOTE:
    case RULES_EVENT_CONSIDER:
    case RULES_EVENT_OPEN_REVIEW:
    case RULES_EVENT_TELL_PERIOD:
        return THERE_ALREADY;
    case RULES_EVENT_REINSTATE:
        return NOT_WITHDRAWN;
    case RULES_EVENT_UNMERGE:
        return NOT_MERGED;
    case RULES_EVENT_REOPEN:
        return NOT_CLOSED;
    case RULES_EVENT_CLOSE:
        return STILL_RUNNING;
    case RULES_EVENT_APPOINT:
    case RULES_EVENT_SETTLE_KEY_LINE:
    case RULES_EVENT_DELAY:
    case RULES_EVENT_REPORT:
    case RULES_EVENT_PUBLISH:
    case RULES_EVENT_NOT_PUBLISH:
    case RULES_EVENT_REMOVE:
    case RULES_EVENT_ASSESS:
    case RULES_EVENT_NARROW:
        return why_review(state, event);
    default:
        break;
    }
    if (is_review(state)) {
        bool extension = event == RULES_EVENT_REQUEST_EXTENSION ||
                         event == RULES_EVENT_DECIDE_EXTENSION ||
                         event == RULES_EVENT_PAUSE || event == RULES_EVENT_RESUME;
        return extension ? REPORTED_ALREADY : IS_A_REVIEW;
    }
    switch (event) {
    case RULES_EVENT_KEEP_DECISION:
        return NOT_RESPONDED;
    case RULES_EVENT_DECIDE_LCSPR:
    case RULES_EVENT_DECIDE_NO_LCSPR:
        return state == VIGIL_CASE_STATE_LCSPR_RECEIVED ? RECEIVED : NOT_RESPONDED;
    default:
        return why_main(state, event);
    }
}

const struct rules_refusal *
rules_lifecycle_why(enum vigil_case_state state, enum rules_event event)
{
    enum refusal why = why_still(state);
    if (state == VIGIL_CASE_STATE_NOTED || state == VIGIL_CASE_STATE_CONSIDERED) {
        if (event == RULES_EVENT_REINSTATE || event == RULES_EVENT_UNMERGE ||
            event == RULES_EVENT_REOPEN) {
            why = why_running(state, event);
        }
    }
    return &refusals[why != 0 ? why : why_running(state, event)];
}
