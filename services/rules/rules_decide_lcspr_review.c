/* The own file of a review against its record: see rules_decide_lcspr_parts.h. */
#include "rules/rules_admission.h"
#include "rules/rules_admission_lcspr.h"
#include "rules/rules_decide_lcspr_parts.h"
#include "rules/rules_review.h"

size_t
rules_lcspr_review_events(const struct rules_lcspr_record *record,
                          enum rules_event ret_events[RULES_LCSPR_EVENTS_MAX])
{
    enum vigil_publication publication = record->lcspr->publication;
    enum vigil_case_state state =
        record->review == NULL ? VIGIL_CASE_STATE_NONE : record->review->state;
    bool had =
        record->review != NULL && record->review->lcspr_received_at != VIGIL_INSTANT_NONE;
    size_t count = 0;
    if (state == VIGIL_CASE_STATE_NONE) {
        ret_events[count++] = RULES_EVENT_OPEN_REVIEW;
    }
    /* awaiting publication again: only of a review that is not published yet */
    if ((record->received != VIGIL_INSTANT_NONE && !had) ||
        publication == VIGIL_PUBLICATION_AWAITING) {
        ret_events[count++] = RULES_EVENT_REPORT;
    }
    if (rules_admission_is_published(publication) &&
        state != VIGIL_CASE_STATE_LCSPR_PUBLISHED) {
        ret_events[count++] = RULES_EVENT_PUBLISH;
    } else if (publication == VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED &&
               state != VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED) {
        ret_events[count++] = RULES_EVENT_NOT_PUBLISH;
    }
    return count;
}

/* A receipt stays; history is not written into a live review. */
static bool
fits_before(const struct rules_lcspr_record *record, struct vigil_faults *faults)
{
    const struct vigil_case *review = record->review;
    bool historic = record->context->historic;
    if (historic && !review->historic) {
        rules_admission_fault(faults,
                              "lcspr_ref",
                              "case_is_live",
                              "a historic record of a review that Vigil received live",
                              "send it live: the time at which Vigil receives it counts");
        return false;
    }
    if (review->lcspr_received_at != VIGIL_INSTANT_NONE &&
        record->received != review->lcspr_received_at) {
        rules_admission_fault(faults,
                              historic ? "received_at" : "publication",
                              "received_already",
                              "the review was received already, at another time",
                              "the same time of receipt; a publication other than "
                              "in_progress");
        return false;
    }
    return true;
}

void
rules_lcspr_judge_review(const struct rules_lcspr_record *record,
                         struct vigil_faults *faults)
{
    enum rules_event events[RULES_LCSPR_EVENTS_MAX];
    if (record->review != NULL && !fits_before(record, faults)) {
        return;
    }
    enum vigil_case_state state =
        record->review == NULL ? VIGIL_CASE_STATE_NONE : record->review->state;
    size_t count = rules_lcspr_review_events(record, events);
    for (size_t i = 0; i < count; i++) {
        const struct rules_refusal *refusal = rules_lifecycle_refusal(state, events[i]);
        if (refusal != NULL) {
            rules_admission_fault(
                faults, "publication", refusal->code, refusal->wrong, refusal->right);
            return;
        }
        (void)!rules_lifecycle_step(state, events[i], &state, NULL);
    }
    if (!record->context->historic &&
        rules_admission_is_published(record->lcspr->publication)) {
        rules_review_interlock(
            record->context, record->received, record->lcspr->published_on, faults);
    }
}
