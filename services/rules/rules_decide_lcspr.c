/* A local child safeguarding practice review: see rules_decide_lcspr.h. */
#include "rules/rules_decide_lcspr.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_access.h"
#include "rules/rules_admission.h"
#include "rules/rules_admission_lcspr.h"
#include "rules/rules_lifecycle.h"
#include "rules/rules_london.h"

enum { PATH_SIZE = 64 };

/* True if this review covers the case already. */
static bool
is_covered(const struct vigil_lcspr *lcspr, const struct vigil_case *found)
{
    return strcmp(found->lcspr_ref, lcspr->lcspr_ref) == 0;
}

/* When the review was received; none while it is in progress. For a live review that is
 * when a covered case first had it, else now. */
static vigil_instant
judge_receipt(const struct vigil_lcspr *lcspr,
              const struct rules_context *context,
              struct vigil_case *const *found,
              struct vigil_faults *faults)
{
    vigil_instant stated = lcspr->received_at;
    if (context->historic) {
        bool told = lcspr->publication != VIGIL_PUBLICATION_NONE;
        if (told && (stated == VIGIL_INSTANT_NONE) !=
                        rules_admission_in_progress(lcspr->publication)) {
            rules_admission_fault(faults,
                                  "received_at",
                                  "not_with_publication",
                                  "does not go with the publication",
                                  "nothing while in_progress, else when it was received");
            return VIGIL_INSTANT_NONE;
        }
        return stated == VIGIL_INSTANT_NONE
                   ? VIGIL_INSTANT_NONE
                   : rules_admission_time("received_at", stated, context, faults);
    }
    vigil_instant now = rules_admission_time("received_at", stated, context, faults);
    if (rules_admission_in_progress(lcspr->publication)) {
        return VIGIL_INSTANT_NONE;
    }
    for (size_t i = 0; i < lcspr->links_count; i++) {
        if (found[i] != NULL && is_covered(lcspr, found[i]) &&
            found[i]->lcspr_received_at != VIGIL_INSTANT_NONE &&
            rules_access_sees(context->role, context->party, found[i]->authority)) {
            return found[i]->lcspr_received_at;
        }
    }
    return now;
}

/* What the record does to a case: up to two events. */
static size_t
events_of(const struct vigil_lcspr *lcspr,
          const struct vigil_case *found,
          vigil_instant received,
          enum rules_event ret_events[2])
{
    size_t count = 0;
    if (found->lcspr_received_at != VIGIL_INSTANT_NONE && is_covered(lcspr, found)) {
        ret_events[count++] = RULES_EVENT_PUBLISH_LCSPR;
        return count;
    }
    ret_events[count++] = RULES_EVENT_COMMISSION_LCSPR;
    if (received != VIGIL_INSTANT_NONE) {
        ret_events[count++] = RULES_EVENT_RECEIVE_LCSPR;
    }
    return count;
}

/* A casebook may lack the rapid review: the LCSPR is then noted, and the case goes on
 * awaiting it. */
static bool
is_noted_only(const struct vigil_case *found, const struct rules_context *context)
{
    return context->historic && found->state == VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED;
}

static void
judge_order(const char *path,
            const struct vigil_lcspr *lcspr,
            const struct rules_context *context,
            const struct vigil_case *found,
            vigil_instant received,
            struct vigil_faults *faults)
{
    if (received != VIGIL_INSTANT_NONE && found->rapid_review_at != VIGIL_INSTANT_NONE &&
        received < found->rapid_review_at) {
        rules_admission_fault(faults,
                              path,
                              "lcspr_before_rapid_review",
                              "its rapid review is later than this LCSPR",
                              "a case whose rapid review led to the LCSPR");
    }
    if (is_covered(lcspr, found) && found->lcspr_received_at != VIGIL_INSTANT_NONE &&
        received != found->lcspr_received_at) {
        rules_admission_fault(faults,
                              path,
                              "received_already",
                              "the review was received already, at another time",
                              "the same time of receipt; a publication other than "
                              "in_progress");
    }
    if (!context->historic && lcspr->shape != VIGIL_SHAPE_THEMATIC &&
        lcspr->commissioned_on != VIGIL_DATE_NONE &&
        lcspr->commissioned_on < rules_london_date(found->rapid_review_at)) {
        rules_admission_fault(faults,
                              "commissioned_on",
                              "before_rapid_review",
                              "before the rapid review that decides on it",
                              "the day of the rapid review, or later, unless thematic");
    }
}

static void
judge_case(const char *path,
           const struct vigil_lcspr *lcspr,
           const struct rules_context *context,
           const struct vigil_case *found,
           vigil_instant received,
           struct vigil_faults *faults)
{
    if (found->lcspr_ref[0] != '\0' && !is_covered(lcspr, found)) {
        rules_admission_fault(faults,
                              path,
                              "covered_already",
                              "another LCSPR covers the case already",
                              "a case that no other LCSPR covers");
        return;
    }
    judge_order(path, lcspr, context, found, received, faults);
    if (is_noted_only(found, context)) {
        return;
    }
    enum rules_event events[2];
    size_t count = events_of(lcspr, found, received, events);
    enum vigil_case_state state = found->state;
    for (size_t i = 0; i < count; i++) {
        const struct rules_refusal *refusal = rules_lifecycle_refusal(state, events[i]);
        if (refusal != NULL) {
            rules_admission_fault(
                faults, path, refusal->code, refusal->wrong, refusal->right);
            return;
        }
        if (rules_lifecycle_step(state, events[i], &state, NULL) != BASE_OK) {
            return;
        }
    }
}

/* Each link: a case that is there and theirs, each once. */
static void
judge_links(const struct vigil_lcspr *lcspr,
            const struct rules_context *context,
            struct vigil_case *const *found,
            vigil_instant received,
            struct vigil_faults *faults)
{
    for (size_t i = 0; i < lcspr->links_count; i++) {
        char path[PATH_SIZE];
        (void)base_text_print(path, sizeof(path), "links[%zu]", i);
        if (!rules_admission_case(path, &lcspr->links[i], found[i], context, faults)) {
            continue;
        }
        for (size_t k = 0; k < i; k++) {
            if (found[k] != NULL && strcmp(found[k]->case_ref, found[i]->case_ref) == 0) {
                rules_admission_fault(faults,
                                      path,
                                      "doubled",
                                      "the same case as a link before",
                                      "each case once");
            }
        }
        judge_case(path, lcspr, context, found[i], received, faults);
    }
}

static enum base_class
apply(const struct vigil_lcspr *lcspr,
      const struct rules_context *context,
      vigil_instant received,
      struct vigil_case *found)
{
    enum rules_event events[2];
    size_t count =
        is_noted_only(found, context) ? 0 : events_of(lcspr, found, received, events);
    for (size_t i = 0; i < count; i++) {
        enum base_class class =
            rules_lifecycle_step(found->state, events[i], &found->state, NULL);
        if (class != BASE_OK) {
            return class;
        }
    }
    (void)base_text_copy(found->lcspr_ref, sizeof(found->lcspr_ref), lcspr->lcspr_ref);
    found->version++;
    found->lcspr_commissioned_on = lcspr->commissioned_on;
    found->lcspr_received_at = received;
    return BASE_OK;
}

void
rules_decide_lcspr_alone(const struct vigil_lcspr *lcspr,
                         const struct rules_context *context,
                         struct vigil_faults *faults)
{
    static struct vigil_case *const none[VIGIL_LINKS_MAX];
    (void)rules_admission_authority(lcspr->authority, context, faults);
    vigil_instant received = judge_receipt(lcspr, context, none, faults);
    rules_admission_lcspr(lcspr, context, received, faults);
    for (size_t i = 0; i < lcspr->links_count; i++) {
        char path[PATH_SIZE];
        (void)base_text_print(path, sizeof(path), "links[%zu]", i);
        if (!base_faults_has(faults, path)) {
            (void)rules_access_case_name(&lcspr->links[i], context, path, faults);
        }
    }
}

enum base_class
rules_decide_lcspr(const struct vigil_lcspr *lcspr,
                   const struct rules_context *context,
                   struct vigil_case *const *found,
                   struct vigil_faults *faults)
{
    enum vigil_message type =
        context->historic ? VIGIL_MESSAGE_HISTORIC_LCSPR : VIGIL_MESSAGE_LCSPR;
    if (rules_access_message(context->role, type) == RULES_ACCESS_REFUSED) {
        rules_access_refuse(type, faults);
        return BASE_DENIED;
    }
    (void)rules_admission_authority(lcspr->authority, context, faults);
    vigil_instant received = judge_receipt(lcspr, context, found, faults);
    rules_admission_lcspr(lcspr, context, received, faults);
    judge_links(lcspr, context, found, received, faults);
    if (faults->count > 0) {
        return BASE_REFUSE;
    }
    for (size_t i = 0; i < lcspr->links_count; i++) {
        enum base_class class = apply(lcspr, context, received, found[i]);
        if (class != BASE_OK) {
            return class;
        }
    }
    return BASE_OK;
}
