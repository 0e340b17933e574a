/* What the record of a review means for the facts that clocks run on: its own, and those
 * of the cases that it covers. */
#include <string.h>

#include "base/base_text.h"
#include "deadlines/deadlines.h"
#include "rules/rules_clock_facts.h"
#include "wire/wire_lcspr.h"

const struct vigil_lcspr *
deadlines_take_lcspr(const struct vigil_event *event)
{
    static struct vigil_lcspr record;
    static struct vigil_faults faults;
    if (wire_lcspr_read(event->body, event->body_size, &record, &faults) != BASE_OK) {
        deadlines_unreadable(event);
        return NULL;
    }
    for (size_t i = 0; i < record.links_count; i++) {
        struct vigil_case_name *link = &record.links[i];
        if (link->authority[0] == '\0') {
            (void)base_text_copy(link->authority, sizeof(link->authority), event->actor);
        }
    }
    return &record;
}

/* The case that a link of an LCSPR names. */
static struct deadlines_case *
find_link(struct deadlines_cases *cases, const struct vigil_case_name *link)
{
    if (link->case_ref[0] != '\0') {
        return deadlines_find(cases, link->case_ref);
    }
    for (size_t i = 0; i < cases->names_count; i++) {
        const struct vigil_case_name *name = &cases->names[i];
        if (strcmp(name->notification_ref, link->notification_ref) == 0 &&
            strcmp(name->authority, link->authority) == 0) {
            return deadlines_find(cases, name->case_ref);
        }
    }
    return NULL;
}

/* A live review counts as received when it is first told as no longer in progress, as
 * rules_decide_lcspr decided; one that is received stays received. */
static vigil_instant
received_at(const struct vigil_event *event,
            const struct vigil_lcspr *lcspr,
            vigil_instant before)
{
    if (before != VIGIL_INSTANT_NONE) {
        return before;
    }
    if (event->historic) {
        return lcspr->received_at;
    }
    return lcspr->publication != VIGIL_PUBLICATION_NONE &&
                   lcspr->publication != VIGIL_PUBLICATION_IN_PROGRESS
               ? event->received_at
               : VIGIL_INSTANT_NONE;
}

/* The review's own file. */
static struct deadlines_case *
take_review(struct deadlines_cases *cases,
            const struct vigil_event *event,
            const struct vigil_lcspr *lcspr)
{
    struct deadlines_case *review = deadlines_find(cases, event->case_ref);
    bool is_new = review == NULL;
    if (is_new) {
        review = deadlines_take_open(cases, event);
    }
    if (review == NULL || (!is_new && review->now.of.kind != VIGIL_FILE_KIND_LCSPR)) {
        return NULL; /* an entry from before reviews had references of their own */
    }
    struct vigil_case *facts = &review->now.of;
    facts->kind = VIGIL_FILE_KIND_LCSPR;
    if (is_new) {
        facts->state = VIGIL_CASE_STATE_LCSPR_IN_PROGRESS;
    }
    rules_clock_facts_of_review(lcspr, facts);
    facts->lcspr_received_at = received_at(event, lcspr, facts->lcspr_received_at);
    deadlines_take_further(review, event);
    deadlines_take_touch(cases, review, event);
    return review;
}

void
deadlines_take_review(struct deadlines_cases *cases, const struct vigil_event *event)
{
    const struct vigil_lcspr *lcspr = deadlines_take_lcspr(event);
    if (lcspr == NULL) {
        return;
    }
    const struct deadlines_case *review = take_review(cases, event, lcspr);
    for (size_t i = 0; i < lcspr->links_count; i++) {
        struct deadlines_case *c = find_link(cases, &lcspr->links[i]);
        if (c == NULL) {
            continue;
        }
        struct vigil_case *facts = &c->now.of;
        if (lcspr->commissioned_on != VIGIL_DATE_NONE) {
            facts->lcspr_commissioned_on = lcspr->commissioned_on;
        }
        facts->lcspr_received_at = received_at(event, lcspr, facts->lcspr_received_at);
        if (review != NULL) {
            memcpy(facts->review_ref, event->case_ref, sizeof(facts->review_ref));
            if (review->now.of.lcspr_extended_to > facts->lcspr_extended_to) {
                facts->lcspr_extended_to = review->now.of.lcspr_extended_to;
            }
        }
        deadlines_take_touch(cases, c, event);
    }
}
