/* The rapid review of a case: see rules_decide_rapid_review.h. */
#include "rules/rules_decide_rapid_review.h"

#include "rules/rules_access.h"
#include "rules/rules_admission.h"
#include "rules/rules_lifecycle.h"
#include "rules/rules_process.h"

static enum rules_event
event_of(enum vigil_decision decision)
{
    switch (decision) {
    case VIGIL_DECISION_LCSPR:
        return RULES_EVENT_REVIEW_LCSPR;
    case VIGIL_DECISION_NO_LCSPR:
        return RULES_EVENT_REVIEW_NO_LCSPR;
    case VIGIL_DECISION_JOINS_THEMATIC:
        return RULES_EVENT_REVIEW_JOINS_THEMATIC;
    case VIGIL_DECISION_CRITERIA_NOT_MET:
        return RULES_EVENT_REVIEW_CRITERIA_NOT_MET;
    case VIGIL_DECISION_NONE:
        break;
    }
    return RULES_EVENT_COUNT;
}

/* A casebook may have told of the LCSPR before the rapid review; the review then catches
 * up with it, so that the state is the same in whatever order history comes in. */
static enum base_class
step_all(const struct vigil_case *found,
         enum rules_event review,
         enum vigil_case_state *ret_next)
{
    enum base_class class = rules_lifecycle_step(found->state, review, ret_next, NULL);
    if (class == BASE_OK && found->lcspr_ref[0] != '\0') {
        class =
            rules_lifecycle_step(*ret_next, RULES_EVENT_COMMISSION_LCSPR, ret_next, NULL);
    }
    if (class == BASE_OK && found->lcspr_received_at != VIGIL_INSTANT_NONE) {
        class =
            rules_lifecycle_step(*ret_next, RULES_EVENT_RECEIVE_LCSPR, ret_next, NULL);
    }
    return class;
}

static void
judge_case(const struct vigil_rapid_review *review,
           const struct vigil_case *found,
           vigil_instant received,
           struct vigil_faults *faults)
{
    if (received != VIGIL_INSTANT_NONE && received < found->notified_at) {
        rules_admission_fault(faults,
                              "received_at",
                              "before_notification",
                              "before the incident was notified",
                              "a time after the notification");
    }
    if (received != VIGIL_INSTANT_NONE &&
        found->lcspr_received_at != VIGIL_INSTANT_NONE &&
        received > found->lcspr_received_at) {
        rules_admission_fault(faults,
                              "received_at",
                              "after_lcspr",
                              "after the LCSPR that it led to",
                              "a time before the LCSPR was received");
    }
    enum rules_event event = event_of(review->decision);
    if (event != RULES_EVENT_COUNT) {
        const struct rules_refusal *refusal =
            rules_lifecycle_refusal(found->state, event);
        if (refusal != NULL) {
            rules_admission_fault(
                faults, "case_ref", refusal->code, refusal->wrong, refusal->right);
        }
    }
}

vigil_instant
rules_decide_rapid_review_alone(const struct vigil_rapid_review *review,
                                const struct rules_context *context,
                                const char *path,
                                struct vigil_faults *faults)
{
    rules_admission_code(
        "decision", VIGIL_LIST_DECISION, (int)review->decision, true, faults);
    if (!context->historic && review->rationale[0] == '\0') {
        rules_admission_fault(faults,
                              "rationale",
                              "required",
                              "not stated",
                              "why the partners decide so: it goes to the Panel with it");
    }
    vigil_instant received =
        rules_admission_time("received_at", review->received_at, context, faults);
    (void)rules_access_case_name(&review->of, context, path, faults);
    return received;
}

enum base_class
rules_decide_rapid_review_apply(const struct vigil_rapid_review *review,
                                const struct rules_context *context,
                                struct vigil_case *found)
{
    enum vigil_case_state next = found->state;
    enum base_class class = step_all(found, event_of(review->decision), &next);
    if (class == BASE_OK) {
        found->state = next;
        found->rapid_review_at = context->historic ? review->received_at : context->now;
        found->decision = review->decision;
        rules_process_mark(found, VIGIL_EVENT_RAPID_REVIEW);
    }
    return class;
}

enum base_class
rules_decide_rapid_review(const struct vigil_rapid_review *review,
                          const struct rules_context *context,
                          struct vigil_case *found,
                          struct vigil_faults *faults)
{
    enum vigil_message type = context->historic ? VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW
                                                : VIGIL_MESSAGE_RAPID_REVIEW;
    if (rules_access_message(context->role, type) == RULES_ACCESS_REFUSED) {
        rules_access_refuse(type, faults);
        return BASE_DENIED;
    }
    vigil_instant received =
        rules_decide_rapid_review_alone(review, context, "of", faults);
    if (rules_admission_case("case_ref", &review->of, found, context, faults)) {
        judge_case(review, found, received, faults);
    }
    if (faults->count > 0) {
        return BASE_REFUSE;
    }
    return rules_decide_rapid_review_apply(review, context, found);
}
