/* A local child safeguarding practice review: see rules_decide_lcspr.h. */
#include "rules/rules_decide_lcspr.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_access.h"
#include "rules/rules_admission.h"
#include "rules/rules_admission_lcspr.h"
#include "rules/rules_decide_lcspr_parts.h"
#include "rules/rules_london.h"

enum { PATH_SIZE = 64 };

/* received_at as stated: of history it goes with the publication, live it is blank. False
 * if it has a fault: then nothing follows from it. */
static bool
judge_receipt(const struct vigil_lcspr *lcspr,
              const struct rules_context *context,
              struct vigil_faults *faults)
{
    size_t before = faults->count;
    vigil_instant stated = lcspr->received_at;
    bool told = lcspr->publication != VIGIL_PUBLICATION_NONE;
    if (context->historic && told &&
        (stated == VIGIL_INSTANT_NONE) !=
            rules_admission_in_progress(lcspr->publication)) {
        rules_admission_fault(faults,
                              "received_at",
                              "not_with_publication",
                              "does not go with the publication",
                              "nothing while in_progress, else when it was received");
    } else if (!context->historic || stated != VIGIL_INSTANT_NONE) {
        (void)rules_admission_time("received_at", stated, context, faults);
    }
    return faults->count == before;
}

static void
judge_order(const char *path,
            const struct rules_lcspr_record *record,
            const struct vigil_case *found,
            struct vigil_faults *faults)
{
    const struct vigil_lcspr *lcspr = record->lcspr;
    vigil_instant received = record->received;
    if (received != VIGIL_INSTANT_NONE && found->rapid_review_at != VIGIL_INSTANT_NONE &&
        received < found->rapid_review_at) {
        rules_admission_fault(faults,
                              path,
                              "lcspr_before_rapid_review",
                              "its rapid review is later than this LCSPR",
                              "a case whose rapid review led to the LCSPR");
    }
    if (record->review == NULL && rules_lcspr_covers(lcspr, found) &&
        found->lcspr_received_at != VIGIL_INSTANT_NONE &&
        received != found->lcspr_received_at) {
        rules_admission_fault(faults,
                              path,
                              "received_already",
                              "the review was received already, at another time",
                              "the same time of receipt; a publication other than "
                              "in_progress");
    }
    if (!record->context->historic && lcspr->shape != VIGIL_SHAPE_THEMATIC &&
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
           const struct rules_lcspr_record *record,
           const struct vigil_case *found,
           struct vigil_faults *faults)
{
    if (found->lcspr_ref[0] != '\0' && !rules_lcspr_covers(record->lcspr, found)) {
        rules_admission_fault(faults,
                              path,
                              "covered_already",
                              "another LCSPR covers the case already",
                              "a case that no other LCSPR covers");
        return;
    }
    judge_order(path, record, found, faults);
    if (rules_lcspr_noted_only(record->context, found)) {
        return;
    }
    enum rules_event events[RULES_LCSPR_EVENTS_MAX];
    size_t count = rules_lcspr_events(record, found, events);
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
judge_links(const struct rules_lcspr_record *record,
            struct vigil_case *const *found,
            struct vigil_faults *faults)
{
    const struct vigil_lcspr *lcspr = record->lcspr;
    for (size_t i = 0; i < lcspr->links_count; i++) {
        char path[PATH_SIZE];
        (void)base_text_print(path, sizeof(path), "links[%zu]", i);
        if (!rules_admission_case(
                path, &lcspr->links[i], found[i], record->context, faults)) {
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
        judge_case(path, record, found[i], faults);
    }
}

void
rules_decide_lcspr_alone(const struct vigil_lcspr *lcspr,
                         const struct rules_context *context,
                         struct vigil_faults *faults)
{
    static struct vigil_case *const none[VIGIL_LINKS_MAX];
    struct rules_lcspr_record record = rules_lcspr_record_of(lcspr, context, NULL, none);
    (void)rules_admission_authority(lcspr->authority, context, faults);
    if (!judge_receipt(lcspr, context, faults)) {
        record.received = VIGIL_INSTANT_NONE;
    }
    rules_admission_lcspr(lcspr, context, record.received, faults);
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
                   struct vigil_case *review,
                   struct vigil_case *const *found,
                   struct vigil_case *opened,
                   struct vigil_faults *faults)
{
    enum vigil_message type =
        context->historic ? VIGIL_MESSAGE_HISTORIC_LCSPR : VIGIL_MESSAGE_LCSPR;
    if (rules_access_message(context->role, type) == RULES_ACCESS_REFUSED) {
        rules_access_refuse(type, faults);
        return BASE_DENIED;
    }
    struct rules_lcspr_record record =
        rules_lcspr_record_of(lcspr, context, review, found);
    (void)rules_admission_authority(lcspr->authority, context, faults);
    bool timed = judge_receipt(lcspr, context, faults);
    if (!timed) {
        record.received = VIGIL_INSTANT_NONE;
    }
    rules_admission_lcspr(lcspr, context, record.received, faults);
    if (timed) {
        rules_lcspr_judge_review(&record, faults);
    }
    judge_links(&record, found, faults);
    if (faults->count > 0) {
        return BASE_REFUSE;
    }
    return rules_decide_lcspr_apply(lcspr, context, review, found, opened);
}
