/*
 * The one table of the lifecycle: what follows an event in a state. A cell that is not
 * there is refused (rules_lifecycle_why.c says why); STAY is accepted and changes no
 * state; BACK is where the case was before it was withdrawn, merged or closed.
 *
 * That all three decisions against an LCSPR of its own or for one may stand, and the
 * partnership may still commission after any answer of the Panel, is the law as casebooks
 * show it.
 */
#include "rules/rules_lifecycle_parts.h"

#define STAY      RULES_STAY
#define BACK      RULES_BACK
#define S(state)  VIGIL_CASE_STATE_##state
#define GO(state) VIGIL_CASE_STATE_##state
#define NEW       [VIGIL_CASE_STATE_NONE]
#define ON(event) [RULES_EVENT_##event]

/* groups of states */
#define REVIEWED(to)                                                                     \
    [S(RESPONSE_AWAITED)] = (to), [S(LCSPR_AWAITED)] = (to), [S(LCSPR_RECEIVED)] = (to), \
    [S(CONCLUDED)] = (to), [S(RESPONSE_AND_LCSPR_AWAITED)] = (to),                       \
    [S(LCSPR_RECEIVED_RESPONSE_AWAITED)] = (to)
#define LIVE(to)       [S(RAPID_REVIEW_AWAITED)] = (to), REVIEWED(to)
#define NOTED(to)      [S(NOTED)] = (to)
#define CONSIDERED(to) [S(CONSIDERED)] = (to)
#define REVIEW(to)                                                                       \
    [S(LCSPR_IN_PROGRESS)] = (to), [S(LCSPR_REPORTED)] = (to),                           \
    [S(LCSPR_PUBLISHED)] = (to), [S(LCSPR_NOT_PUBLISHED)] = (to)

/* clang-format off */
const uint8_t rules_lifecycle_moves[RULES_EVENT_COUNT][RULES_STATE_COUNT] = {
    /* what opens */
    ON(NOTIFY)      = {NEW = GO(RAPID_REVIEW_AWAITED)},
    ON(NOTE)        = {NEW = GO(NOTED)},
    ON(CONSIDER)    = {NEW = GO(CONSIDERED)},
    ON(OPEN_REVIEW) = {NEW = GO(LCSPR_IN_PROGRESS)},
    ON(TELL_PERIOD) = {NEW = GO(STANDING), [S(STANDING)] = STAY},

    /* the main line */
    ON(REVIEW_LCSPR)            = {[S(RAPID_REVIEW_AWAITED)] = GO(RESPONSE_AND_LCSPR_AWAITED)},
    ON(REVIEW_NO_LCSPR)         = {[S(RAPID_REVIEW_AWAITED)] = GO(RESPONSE_AWAITED)},
    ON(REVIEW_JOINS_THEMATIC)   = {[S(RAPID_REVIEW_AWAITED)] = GO(RESPONSE_AND_LCSPR_AWAITED)},
    ON(REVIEW_CRITERIA_NOT_MET) = {[S(RAPID_REVIEW_AWAITED)] = GO(RESPONSE_AWAITED)},
    ON(RESPOND) = {
        [S(RESPONSE_AWAITED)]                = GO(CONCLUDED),
        [S(RESPONSE_AND_LCSPR_AWAITED)]      = GO(LCSPR_AWAITED),
        [S(LCSPR_RECEIVED_RESPONSE_AWAITED)] = GO(LCSPR_RECEIVED)},
    ON(COMMISSION_LCSPR) = {
        [S(RESPONSE_AWAITED)]           = GO(RESPONSE_AND_LCSPR_AWAITED),
        [S(RESPONSE_AND_LCSPR_AWAITED)] = GO(RESPONSE_AND_LCSPR_AWAITED),
        [S(LCSPR_AWAITED)]              = GO(LCSPR_AWAITED),
        [S(CONCLUDED)]                  = GO(LCSPR_AWAITED)},
    ON(RECEIVE_LCSPR) = {
        [S(RESPONSE_AND_LCSPR_AWAITED)] = GO(LCSPR_RECEIVED_RESPONSE_AWAITED),
        [S(LCSPR_AWAITED)]              = GO(LCSPR_RECEIVED)},
    ON(PUBLISH_LCSPR) = {
        [S(LCSPR_RECEIVED)]                  = GO(LCSPR_RECEIVED),
        [S(LCSPR_RECEIVED_RESPONSE_AWAITED)] = GO(LCSPR_RECEIVED_RESPONSE_AWAITED)},

    /* the partnership's reply to the Panel's response */
    ON(KEEP_DECISION)   = {[S(CONCLUDED)] = STAY, [S(LCSPR_AWAITED)] = STAY,
                           [S(LCSPR_RECEIVED)] = STAY},
    ON(DECIDE_LCSPR)    = {[S(CONCLUDED)] = GO(LCSPR_AWAITED), [S(LCSPR_AWAITED)] = STAY,
                           [S(LCSPR_RECEIVED)] = STAY},
    ON(DECIDE_NO_LCSPR) = {[S(LCSPR_AWAITED)] = GO(CONCLUDED), [S(CONCLUDED)] = STAY},

    /* what suspends, and what undoes it */
    ON(WITHDRAW)  = {LIVE(GO(WITHDRAWN)), NOTED(GO(WITHDRAWN)), CONSIDERED(GO(WITHDRAWN))},
    ON(REINSTATE) = {[S(WITHDRAWN)] = BACK},
    ON(MERGE)     = {LIVE(GO(MERGED))},
    ON(UNMERGE)   = {[S(MERGED)] = BACK},
    ON(CLOSE)     = {[S(CONCLUDED)] = GO(CLOSED), [S(LCSPR_RECEIVED)] = GO(CLOSED),
                     NOTED(GO(CLOSED)), [S(LCSPR_PUBLISHED)] = GO(CLOSED),
                     [S(LCSPR_NOT_PUBLISHED)] = GO(CLOSED)},
    ON(REOPEN)    = {[S(CLOSED)] = BACK},

    /* what partnerships add */
    ON(AMEND)             = {LIVE(STAY), NOTED(STAY), CONSIDERED(STAY)},
    ON(ANSWER)            = {LIVE(STAY), CONSIDERED(STAY), REVIEW(STAY)},
    ON(REQUEST_EXTENSION) = {LIVE(STAY), [S(LCSPR_IN_PROGRESS)] = STAY},
    ON(SETTLE_GAP)        = {REVIEWED(STAY)},
    ON(SHARE)             = {LIVE(STAY), NOTED(STAY), REVIEW(STAY)},
    ON(ATTACH)            = {LIVE(STAY), NOTED(STAY), CONSIDERED(STAY), REVIEW(STAY),
                             [S(STANDING)] = STAY},
    ON(RECOMMEND)         = {REVIEWED(STAY), REVIEW(STAY)},
    ON(ACT)               = {REVIEWED(STAY), REVIEW(STAY), [S(CLOSED)] = STAY},
    ON(RAISE_ISSUE)       = {LIVE(STAY), REVIEW(STAY)},

    /* a review */
    ON(APPOINT)         = {[S(LCSPR_IN_PROGRESS)] = STAY},
    ON(SETTLE_KEY_LINE) = {[S(LCSPR_IN_PROGRESS)] = STAY, [S(LCSPR_REPORTED)] = STAY},
    ON(DELAY)           = {[S(LCSPR_IN_PROGRESS)] = STAY, [S(LCSPR_REPORTED)] = STAY},
    ON(REPORT)          = {[S(LCSPR_IN_PROGRESS)] = GO(LCSPR_REPORTED),
                           [S(LCSPR_REPORTED)] = STAY},
    ON(PUBLISH)         = {[S(LCSPR_REPORTED)] = GO(LCSPR_PUBLISHED),
                           [S(LCSPR_NOT_PUBLISHED)] = GO(LCSPR_PUBLISHED)},
    ON(NOT_PUBLISH)     = {[S(LCSPR_REPORTED)] = GO(LCSPR_NOT_PUBLISHED)},
    ON(REMOVE)          = {[S(LCSPR_PUBLISHED)] = STAY},

    /* what the Panel adds */
    ON(SEE)               = {LIVE(STAY), REVIEW(STAY)},
    ON(ASK)               = {LIVE(STAY), CONSIDERED(STAY), REVIEW(STAY)},
    ON(DECIDE_EXTENSION)  = {LIVE(STAY), [S(LCSPR_IN_PROGRESS)] = STAY},
    ON(PAUSE)             = {LIVE(STAY), [S(LCSPR_IN_PROGRESS)] = STAY},
    ON(RESUME)            = {LIVE(STAY), [S(LCSPR_IN_PROGRESS)] = STAY},
    ON(NARROW)            = {[S(RESPONSE_AND_LCSPR_AWAITED)] = STAY,
                             [S(LCSPR_AWAITED)] = STAY, [S(LCSPR_IN_PROGRESS)] = STAY},
    ON(NATIONAL_REVIEW)   = {LIVE(STAY)},
    ON(ASSESS)            = {[S(LCSPR_REPORTED)] = STAY, [S(LCSPR_PUBLISHED)] = STAY,
                             [S(LCSPR_NOT_PUBLISHED)] = STAY},
    ON(DISMISS_DUPLICATE) = {LIVE(STAY)},
    ON(ANSWER_ISSUE)      = {LIVE(STAY), REVIEW(STAY)},
};
/* clang-format on */
