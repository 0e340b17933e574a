/* What follows from a review's report and from its publication: see rules_review.h. */
#include "rules/rules_london.h"
#include "rules/rules_review.h"

static bool
is_suspended(enum vigil_case_state state)
{
    return state == VIGIL_CASE_STATE_WITHDRAWN || state == VIGIL_CASE_STATE_MERGED ||
           state == VIGIL_CASE_STATE_CLOSED;
}

/* A case that was withdrawn or merged meanwhile goes on where it would come back; one
 * that awaits no review (its rapid review is not here, say) stays where it is. */
static void
receive(struct vigil_case *c, enum vigil_event_kind what, vigil_instant received)
{
    enum vigil_case_state before = VIGIL_CASE_STATE_NONE;
    enum vigil_case_state *state = is_suspended(c->state) ? &c->state_before : &c->state;
    c->lcspr_received_at = received;
    if (rules_lifecycle_refusal(*state, RULES_EVENT_RECEIVE_LCSPR) == NULL) {
        (void)!rules_lifecycle_move(state, &before, RULES_EVENT_RECEIVE_LCSPR, NULL);
    }
    rules_process_mark(c, what);
}

void
rules_review_receive(const struct rules_file *file, enum vigil_event_kind what)
{
    for (size_t i = 0; i < file->members_count; i++) {
        if (file->members[i]->lcspr_received_at == VIGIL_INSTANT_NONE) {
            receive(file->members[i], what, file->found->lcspr_received_at);
        }
    }
}

void
rules_review_assess(struct rules_file *file, const struct rules_context *context)
{
    const struct vigil_item *assessment =
        rules_review_latest(file, VIGIL_ITEM_KIND_ASSESSMENT);
    if (assessment == NULL || assessment->state != VIGIL_ITEM_STATE_OPEN) {
        (void)rules_item_add(file, VIGIL_ITEM_KIND_ASSESSMENT, "panel", context);
    }
}

void
rules_review_publish(struct rules_file *file, const struct rules_context *context)
{
    if (file->found->published_on == VIGIL_DATE_NONE) {
        return; /* history may not know the day */
    }
    struct vigil_item *period = rules_review_latest(file, VIGIL_ITEM_KIND_PUBLIC_PERIOD);
    if (period == NULL) {
        period = rules_item_add(
            file, VIGIL_ITEM_KIND_PUBLIC_PERIOD, file->found->authority, context);
    }
    if (period != NULL) {
        period->due_on = rules_review_public_until(file->found->published_on);
        period->changed = true;
    }
}
