/* The Panel's answer to a rapid review: see rules_decide_panel_response.h. */
#include "rules/rules_decide_panel_response.h"

#include "rules/rules_access.h"
#include "rules/rules_admission.h"
#include "rules/rules_clock_facts.h"
#include "rules/rules_lifecycle.h"
#include "rules/rules_process.h"

static void
judge_reason(const struct vigil_panel_response *response, struct vigil_faults *faults)
{
    bool disagrees = response->response == VIGIL_RESPONSE_DISAGREES;
    rules_admission_code(
        "reason", VIGIL_LIST_RESPONSE_REASON, (int)response->reason, disagrees, faults);
    if (response->response == VIGIL_RESPONSE_AGREES &&
        response->reason != VIGIL_RESPONSE_REASON_NONE) {
        rules_admission_fault(faults,
                              "reason",
                              "not_with_agreement",
                              "a reason, though the Panel agrees",
                              "a reason only where the Panel disagrees");
    }
}

static void
judge_case(const struct vigil_case *found,
           vigil_instant decided,
           struct vigil_faults *faults)
{
    const struct rules_refusal *refusal =
        rules_lifecycle_refusal(found->state, RULES_EVENT_RESPOND);
    if (refusal != NULL) {
        rules_admission_fault(
            faults, "case_ref", refusal->code, refusal->wrong, refusal->right);
    } else if (decided != VIGIL_INSTANT_NONE && decided < found->rapid_review_at) {
        rules_admission_fault(faults,
                              "decided_at",
                              "before_rapid_review",
                              "before the rapid review that it answers",
                              "a time after the rapid review was received");
    }
}

enum base_class
rules_decide_panel_response_apply(const struct vigil_panel_response *response,
                                  const struct rules_context *context,
                                  struct vigil_case *found)
{
    enum base_class class = rules_lifecycle_move(
        &found->state, &found->state_before, RULES_EVENT_RESPOND, NULL);
    if (class == BASE_OK) {
        found->responded_at = context->historic ? response->decided_at : context->now;
        rules_clock_facts_put(found, VIGIL_FACT_RESPONSE, found->responded_at);
        found->response = response->response;
        found->reason = response->reason;
        rules_process_mark(found, VIGIL_EVENT_PANEL_RESPONSE);
    }
    return class;
}

enum base_class
rules_decide_panel_response(const struct vigil_panel_response *response,
                            const struct rules_context *context,
                            struct vigil_case *found,
                            struct vigil_faults *faults)
{
    enum vigil_message type = context->historic ? VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE
                                                : VIGIL_MESSAGE_PANEL_RESPONSE;
    if (rules_access_message(context->role, type) == RULES_ACCESS_REFUSED) {
        rules_access_refuse(type, faults);
        return BASE_DENIED;
    }
    rules_admission_code(
        "response", VIGIL_LIST_RESPONSE, (int)response->response, true, faults);
    judge_reason(response, faults);
    vigil_instant decided =
        rules_admission_time("decided_at", response->decided_at, context, faults);
    if (rules_admission_case("case_ref", &response->of, found, context, faults)) {
        judge_case(found, decided, faults);
    }
    if (faults->count > 0) {
        return BASE_REFUSE;
    }
    return rules_decide_panel_response_apply(response, context, found);
}
