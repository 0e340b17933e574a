/* The life of a case as a table: see rules_lifecycle.h. */
#include "rules/rules_lifecycle.h"

#include "base/base_attr.h"

enum refusal {
    NO_CASE = 1,
    NOTIFIED,
    NOT_REVIEWED,
    REVIEWED,
    RESPONDED,
    NOT_COMMISSIONED,
    NOT_RECEIVED,
    RECEIVED
};

static const struct rules_refusal refusals[] = {
    [NO_CASE] = {"no_such_case",
                 "there is no such case",
                 "notify the incident first, then name the case by its reference"},
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
};

struct step {
    enum vigil_case_state next; /* NONE: refused */
    enum refusal refusal;
};

#define GO(state)                                                                        \
    {                                                                                    \
        VIGIL_CASE_STATE_##state, 0                                                      \
    }
#define NO(refusal)                                                                      \
    {                                                                                    \
        VIGIL_CASE_STATE_NONE, refusal                                                   \
    }

/* Rows are states, columns events in the order of RULES_EVENTS. That all three decisions
 * against an LCSPR of its own or for one may stand, and the partnership may still
 * commission after any answer of the Panel, is the law as casebooks show it. */
/* clang-format off */
static const struct step steps[RULES_STATE_COUNT][RULES_EVENT_COUNT] = {
    [VIGIL_CASE_STATE_NONE] = {
        [RULES_EVENT_NOTIFY]                  = GO(RAPID_REVIEW_AWAITED),
        [RULES_EVENT_REVIEW_LCSPR]            = NO(NO_CASE),
        [RULES_EVENT_REVIEW_NO_LCSPR]         = NO(NO_CASE),
        [RULES_EVENT_REVIEW_JOINS_THEMATIC]   = NO(NO_CASE),
        [RULES_EVENT_REVIEW_CRITERIA_NOT_MET] = NO(NO_CASE),
        [RULES_EVENT_RESPOND]                 = NO(NO_CASE),
        [RULES_EVENT_COMMISSION_LCSPR]        = NO(NO_CASE),
        [RULES_EVENT_RECEIVE_LCSPR]           = NO(NO_CASE),
        [RULES_EVENT_PUBLISH_LCSPR]           = NO(NO_CASE),
    },
    [VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED] = {
        [RULES_EVENT_NOTIFY]                  = NO(NOTIFIED),
        [RULES_EVENT_REVIEW_LCSPR]            = GO(RESPONSE_AND_LCSPR_AWAITED),
        [RULES_EVENT_REVIEW_NO_LCSPR]         = GO(RESPONSE_AWAITED),
        [RULES_EVENT_REVIEW_JOINS_THEMATIC]   = GO(RESPONSE_AND_LCSPR_AWAITED),
        [RULES_EVENT_REVIEW_CRITERIA_NOT_MET] = GO(RESPONSE_AWAITED),
        [RULES_EVENT_RESPOND]                 = NO(NOT_REVIEWED),
        [RULES_EVENT_COMMISSION_LCSPR]        = NO(NOT_REVIEWED),
        [RULES_EVENT_RECEIVE_LCSPR]           = NO(NOT_REVIEWED),
        [RULES_EVENT_PUBLISH_LCSPR]           = NO(NOT_REVIEWED),
    },
    [VIGIL_CASE_STATE_RESPONSE_AWAITED] = {
        [RULES_EVENT_NOTIFY]                  = NO(NOTIFIED),
        [RULES_EVENT_REVIEW_LCSPR]            = NO(REVIEWED),
        [RULES_EVENT_REVIEW_NO_LCSPR]         = NO(REVIEWED),
        [RULES_EVENT_REVIEW_JOINS_THEMATIC]   = NO(REVIEWED),
        [RULES_EVENT_REVIEW_CRITERIA_NOT_MET] = NO(REVIEWED),
        [RULES_EVENT_RESPOND]                 = GO(CONCLUDED),
        [RULES_EVENT_COMMISSION_LCSPR]        = GO(RESPONSE_AND_LCSPR_AWAITED),
        [RULES_EVENT_RECEIVE_LCSPR]           = NO(NOT_COMMISSIONED),
        [RULES_EVENT_PUBLISH_LCSPR]           = NO(NOT_RECEIVED),
    },
    [VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED] = {
        [RULES_EVENT_NOTIFY]                  = NO(NOTIFIED),
        [RULES_EVENT_REVIEW_LCSPR]            = NO(REVIEWED),
        [RULES_EVENT_REVIEW_NO_LCSPR]         = NO(REVIEWED),
        [RULES_EVENT_REVIEW_JOINS_THEMATIC]   = NO(REVIEWED),
        [RULES_EVENT_REVIEW_CRITERIA_NOT_MET] = NO(REVIEWED),
        [RULES_EVENT_RESPOND]                 = GO(LCSPR_AWAITED),
        [RULES_EVENT_COMMISSION_LCSPR]        = GO(RESPONSE_AND_LCSPR_AWAITED),
        [RULES_EVENT_RECEIVE_LCSPR]           = GO(LCSPR_RECEIVED_RESPONSE_AWAITED),
        [RULES_EVENT_PUBLISH_LCSPR]           = NO(NOT_RECEIVED),
    },
    [VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED] = {
        [RULES_EVENT_NOTIFY]                  = NO(NOTIFIED),
        [RULES_EVENT_REVIEW_LCSPR]            = NO(REVIEWED),
        [RULES_EVENT_REVIEW_NO_LCSPR]         = NO(REVIEWED),
        [RULES_EVENT_REVIEW_JOINS_THEMATIC]   = NO(REVIEWED),
        [RULES_EVENT_REVIEW_CRITERIA_NOT_MET] = NO(REVIEWED),
        [RULES_EVENT_RESPOND]                 = GO(LCSPR_RECEIVED),
        [RULES_EVENT_COMMISSION_LCSPR]        = NO(RECEIVED),
        [RULES_EVENT_RECEIVE_LCSPR]           = NO(RECEIVED),
        [RULES_EVENT_PUBLISH_LCSPR]           = GO(LCSPR_RECEIVED_RESPONSE_AWAITED),
    },
    [VIGIL_CASE_STATE_LCSPR_AWAITED] = {
        [RULES_EVENT_NOTIFY]                  = NO(NOTIFIED),
        [RULES_EVENT_REVIEW_LCSPR]            = NO(REVIEWED),
        [RULES_EVENT_REVIEW_NO_LCSPR]         = NO(REVIEWED),
        [RULES_EVENT_REVIEW_JOINS_THEMATIC]   = NO(REVIEWED),
        [RULES_EVENT_REVIEW_CRITERIA_NOT_MET] = NO(REVIEWED),
        [RULES_EVENT_RESPOND]                 = NO(RESPONDED),
        [RULES_EVENT_COMMISSION_LCSPR]        = GO(LCSPR_AWAITED),
        [RULES_EVENT_RECEIVE_LCSPR]           = GO(LCSPR_RECEIVED),
        [RULES_EVENT_PUBLISH_LCSPR]           = NO(NOT_RECEIVED),
    },
    [VIGIL_CASE_STATE_LCSPR_RECEIVED] = {
        [RULES_EVENT_NOTIFY]                  = NO(NOTIFIED),
        [RULES_EVENT_REVIEW_LCSPR]            = NO(REVIEWED),
        [RULES_EVENT_REVIEW_NO_LCSPR]         = NO(REVIEWED),
        [RULES_EVENT_REVIEW_JOINS_THEMATIC]   = NO(REVIEWED),
        [RULES_EVENT_REVIEW_CRITERIA_NOT_MET] = NO(REVIEWED),
        [RULES_EVENT_RESPOND]                 = NO(RESPONDED),
        [RULES_EVENT_COMMISSION_LCSPR]        = NO(RECEIVED),
        [RULES_EVENT_RECEIVE_LCSPR]           = NO(RECEIVED),
        [RULES_EVENT_PUBLISH_LCSPR]           = GO(LCSPR_RECEIVED),
    },
    [VIGIL_CASE_STATE_CONCLUDED] = {
        [RULES_EVENT_NOTIFY]                  = NO(NOTIFIED),
        [RULES_EVENT_REVIEW_LCSPR]            = NO(REVIEWED),
        [RULES_EVENT_REVIEW_NO_LCSPR]         = NO(REVIEWED),
        [RULES_EVENT_REVIEW_JOINS_THEMATIC]   = NO(REVIEWED),
        [RULES_EVENT_REVIEW_CRITERIA_NOT_MET] = NO(REVIEWED),
        [RULES_EVENT_RESPOND]                 = NO(RESPONDED),
        [RULES_EVENT_COMMISSION_LCSPR]        = GO(LCSPR_AWAITED),
        [RULES_EVENT_RECEIVE_LCSPR]           = NO(NOT_COMMISSIONED),
        [RULES_EVENT_PUBLISH_LCSPR]           = NO(NOT_RECEIVED),
    },
};
/* clang-format on */

static const char *const event_names[] = {
#define X(constant, name) name,
    RULES_EVENTS(X)
#undef X
};

static bool
is_known(enum vigil_case_state state, enum rules_event event)
{
    return (unsigned)state < RULES_STATE_COUNT && (unsigned)event < RULES_EVENT_COUNT;
}

const char *
rules_event_name(enum rules_event event)
{
    return (unsigned)event < RULES_EVENT_COUNT ? event_names[event] : "";
}

const struct rules_refusal *
rules_lifecycle_refusal(enum vigil_case_state state, enum rules_event event)
{
    if (!is_known(state, event)) {
        return &refusals[NO_CASE];
    }
    const struct step *step = &steps[state][event];
    return step->next == VIGIL_CASE_STATE_NONE ? &refusals[step->refusal] : NULL;
}

enum base_class
rules_lifecycle_step(enum vigil_case_state state,
                     enum rules_event event,
                     enum vigil_case_state *ret_next,
                     struct base_error *ret_error)
{
    if (!is_known(state, event)) {
        return base_error_set(ret_error,
                              BASE_BUG,
                              "no_such_state_or_event",
                              "state %d, event %d: not in the lifecycle",
                              (int)state,
                              (int)event);
    }
    const struct rules_refusal *refusal = rules_lifecycle_refusal(state, event);
    if (refusal != NULL) {
        return base_error_set(ret_error,
                              BASE_REFUSE,
                              refusal->code,
                              "%s; %s",
                              refusal->wrong,
                              refusal->right);
    }
    *ret_next = steps[state][event].next;
    return BASE_OK;
}
