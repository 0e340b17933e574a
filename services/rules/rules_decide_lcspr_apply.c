/* What a record of an LCSPR changes: see rules_decide_lcspr.h. */
#include <string.h>

#include "base/base_text.h"
#include "rules/rules_access.h"
#include "rules/rules_admission_lcspr.h"
#include "rules/rules_clock_facts.h"
#include "rules/rules_decide_lcspr.h"
#include "rules/rules_decide_lcspr_parts.h"
#include "rules/rules_london.h"
#include "rules/rules_process.h"

bool
rules_lcspr_covers(const struct vigil_lcspr *lcspr, const struct vigil_case *found)
{
    return strcmp(found->lcspr_ref, lcspr->lcspr_ref) == 0;
}

bool
rules_lcspr_noted_only(const struct rules_context *context, const struct vigil_case *c)
{
    return context->historic && c->state == VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED;
}

struct rules_lcspr_record
rules_lcspr_record_of(const struct vigil_lcspr *lcspr,
                      const struct rules_context *context,
                      const struct vigil_case *review,
                      struct vigil_case *const *found)
{
    struct rules_lcspr_record record = {.lcspr = lcspr,
                                        .context = context,
                                        .review = review,
                                        .received = VIGIL_INSTANT_NONE};
    if (context->historic) {
        record.received = lcspr->received_at;
        return record;
    }
    if (rules_admission_in_progress(lcspr->publication)) {
        return record;
    }
    record.received = context->now;
    if (review != NULL && review->lcspr_received_at != VIGIL_INSTANT_NONE) {
        record.received = review->lcspr_received_at;
        return record;
    }
    for (size_t i = 0; i < lcspr->links_count; i++) {
        if (found[i] != NULL && rules_lcspr_covers(lcspr, found[i]) &&
            found[i]->lcspr_received_at != VIGIL_INSTANT_NONE &&
            rules_access_sees_case(context->role, context->party, found[i])) {
            record.received = found[i]->lcspr_received_at;
            break;
        }
    }
    return record;
}

size_t
rules_lcspr_events(const struct rules_lcspr_record *record,
                   const struct vigil_case *found,
                   enum rules_event ret_events[RULES_LCSPR_EVENTS_MAX])
{
    size_t count = 0;
    if (found->lcspr_received_at != VIGIL_INSTANT_NONE &&
        rules_lcspr_covers(record->lcspr, found)) {
        ret_events[count++] = RULES_EVENT_PUBLISH_LCSPR;
        return count;
    }
    ret_events[count++] = RULES_EVENT_COMMISSION_LCSPR;
    if (record->received != VIGIL_INSTANT_NONE) {
        ret_events[count++] = RULES_EVENT_RECEIVE_LCSPR;
    }
    return count;
}

static enum base_class
move_all(struct vigil_case *c, const enum rules_event *events, size_t count)
{
    enum base_class class = BASE_OK;
    for (size_t i = 0; class == BASE_OK && i < count; i++) {
        class = rules_lifecycle_move(&c->state, &c->state_before, events[i], NULL);
    }
    return class;
}

/* A review's file as it is opened. Its age counts from its commission: of history, that
 * is when it was; of a live one, Vigil had it now. */
static void
open_review(const struct rules_lcspr_record *record, struct vigil_case *opened)
{
    const struct vigil_lcspr *lcspr = record->lcspr;
    const struct rules_context *context = record->context;
    rules_process_open(opened, context->now);
    opened->kind = VIGIL_FILE_KIND_LCSPR;
    opened->historic = context->historic;
    if (context->historic && lcspr->commissioned_on != VIGIL_DATE_NONE) {
        opened->notified_at = rules_london_day_start(lcspr->commissioned_on);
    } else if (context->historic && record->received != VIGIL_INSTANT_NONE) {
        opened->notified_at = record->received;
    }
    (void)base_text_copy(opened->authority,
                         sizeof(opened->authority),
                         lcspr->authority[0] != '\0' ? lcspr->authority : context->party);
    (void)base_text_copy(
        opened->notification_ref, sizeof(opened->notification_ref), lcspr->lcspr_ref);
    opened->incident_type = lcspr->incident_type; /* it stays what it was first */
}

/* What a fuller record leaves blank stays as it was. */
static enum base_class
apply_to_review(const struct rules_lcspr_record *record, struct vigil_case *review)
{
    const struct vigil_lcspr *lcspr = record->lcspr;
    enum rules_event events[RULES_LCSPR_EVENTS_MAX];
    size_t count = rules_lcspr_review_events(record, events);
    enum base_class class = move_all(review, events, count);
    if (class != BASE_OK) {
        return class;
    }
    review->lcspr_received_at = record->received;
    rules_clock_facts_of_review(lcspr, review);
    if (lcspr->publication != VIGIL_PUBLICATION_NONE) {
        review->publication = lcspr->publication;
        review->published_on = lcspr->published_on;
    }
    rules_process_mark(review, VIGIL_EVENT_LCSPR);
    return BASE_OK;
}

/* A case keeps its first receipt, whatever copies of the report came later. */
static enum base_class
apply_to_case(const struct rules_lcspr_record *record,
              const char *review_ref,
              struct vigil_case *found)
{
    enum rules_event events[RULES_LCSPR_EVENTS_MAX];
    size_t count = rules_lcspr_noted_only(record->context, found)
                       ? 0
                       : rules_lcspr_events(record, found, events);
    enum base_class class = move_all(found, events, count);
    if (class != BASE_OK) {
        return class;
    }
    bool keeps = rules_lcspr_covers(record->lcspr, found) &&
                 found->lcspr_received_at != VIGIL_INSTANT_NONE;
    if (!keeps) {
        found->lcspr_received_at = record->received;
    }
    (void)base_text_copy(
        found->lcspr_ref, sizeof(found->lcspr_ref), record->lcspr->lcspr_ref);
    (void)base_text_copy(found->review_ref, sizeof(found->review_ref), review_ref);
    if (record->lcspr->commissioned_on != VIGIL_DATE_NONE) {
        found->lcspr_commissioned_on = record->lcspr->commissioned_on;
    }
    rules_process_mark(found, VIGIL_EVENT_LCSPR);
    return BASE_OK;
}

enum base_class
rules_decide_lcspr_apply(const struct vigil_lcspr *lcspr,
                         const struct rules_context *context,
                         struct vigil_case *review,
                         struct vigil_case *const *found,
                         struct vigil_case *opened)
{
    struct rules_lcspr_record record =
        rules_lcspr_record_of(lcspr, context, review, found);
    struct vigil_case before;
    if (review == NULL) {
        open_review(&record, opened);
    } else {
        before = *review; /* what happens to it is asked of what it was */
        record.review = &before;
    }
    struct vigil_case *file = review == NULL ? opened : review;
    enum base_class class = apply_to_review(&record, file);
    for (size_t i = 0; class == BASE_OK && i < lcspr->links_count; i++) {
        class = found[i] == NULL ? BASE_BUG
                                 : apply_to_case(&record, file->case_ref, found[i]);
    }
    return class;
}
