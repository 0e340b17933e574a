/* The life of a case: see rules_lifecycle.h; the table is rules_lifecycle_moves.c. */
#include "rules/rules_lifecycle.h"

#include "rules/rules_lifecycle_parts.h"

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
        return rules_lifecycle_why(VIGIL_CASE_STATE_NONE, RULES_EVENT_AMEND);
    }
    return rules_lifecycle_moves[event][state] == 0 ? rules_lifecycle_why(state, event)
                                                    : NULL;
}

enum base_class
rules_lifecycle_move(enum vigil_case_state *state,
                     enum vigil_case_state *before,
                     enum rules_event event,
                     struct base_error *ret_error)
{
    const struct rules_refusal *refusal = rules_lifecycle_refusal(*state, event);
    if (refusal != NULL && is_known(*state, event)) {
        return base_error_set(ret_error,
                              BASE_REFUSE,
                              refusal->code,
                              "%s; %s",
                              refusal->wrong,
                              refusal->right);
    }
    uint8_t to = refusal == NULL ? rules_lifecycle_moves[event][*state] : 0;
    if (refusal != NULL || (to == RULES_BACK && *before == VIGIL_CASE_STATE_NONE)) {
        return base_error_set(ret_error,
                              BASE_BUG,
                              "no_such_state_or_event",
                              "state %d, event %d: not in the lifecycle",
                              (int)*state,
                              (int)event);
    }
    if (to == RULES_STAY) {
        return BASE_OK;
    }
    if (to == RULES_BACK) {
        *state = *before;
        *before = VIGIL_CASE_STATE_NONE;
        return BASE_OK;
    }
    bool suspends = to == VIGIL_CASE_STATE_WITHDRAWN || to == VIGIL_CASE_STATE_MERGED ||
                    to == VIGIL_CASE_STATE_CLOSED;
    *before = suspends ? *state : VIGIL_CASE_STATE_NONE;
    *state = (enum vigil_case_state)to;
    return BASE_OK;
}

enum base_class
rules_lifecycle_step(enum vigil_case_state state,
                     enum rules_event event,
                     enum vigil_case_state *ret_next,
                     struct base_error *ret_error)
{
    enum vigil_case_state before = VIGIL_CASE_STATE_NONE;
    enum base_class class = rules_lifecycle_move(&state, &before, event, ret_error);
    if (class == BASE_OK) {
        *ret_next = state;
    }
    return class;
}
