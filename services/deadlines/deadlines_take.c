/* What an entry of the journal means for the facts that clocks run on: the main line.
 * What came later is in deadlines_take_form.c. */
#include <string.h>

#include "base/base_log.h"
#include "base/base_text.h"
#include "deadlines/deadlines.h"
#include "rules/rules_london.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_rapid_review.h"

/* A body, read for its one entry. */
static union {
    struct vigil_notification notification;
    struct vigil_rapid_review review;
    struct vigil_lcspr lcspr;
} body;
static struct vigil_faults faults;

void
deadlines_unreadable(const struct vigil_event *event)
{
    base_log(BASE_LOG_ERROR,
             "event=unreadable_body position=%lld type=%d",
             (long long)event->position,
             (int)event->type);
}

const struct vigil_lcspr *
deadlines_take_lcspr(const struct vigil_event *event)
{
    if (wire_lcspr_read(event->body, event->body_size, &body.lcspr, &faults) != BASE_OK) {
        deadlines_unreadable(event);
        return NULL;
    }
    for (size_t i = 0; i < body.lcspr.links_count; i++) {
        struct vigil_case_name *link = &body.lcspr.links[i];
        if (link->authority[0] == '\0') {
            (void)base_text_copy(link->authority, sizeof(link->authority), event->actor);
        }
    }
    return &body.lcspr;
}

struct deadlines_case *
deadlines_find(struct deadlines_cases *cases, const char *case_ref)
{
    for (size_t i = cases->count; i > 0; i--) {
        if (strcmp(cases->at[i - 1].now.of.case_ref, case_ref) == 0) {
            return &cases->at[i - 1];
        }
    }
    return NULL;
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

static void
touch(struct deadlines_case *c, const struct vigil_event *event)
{
    c->changed = true;
    c->changed_at = event->recorded_at;
    c->historic = event->historic;
}

/* A file that is new here; NULL if there is no room, which collecting has seen to. */
static struct deadlines_case *
open_file(struct deadlines_cases *cases, const struct vigil_event *event)
{
    if (cases->count == BASE_COUNT(cases->at)) {
        return NULL;
    }
    struct deadlines_case *c = &cases->at[cases->count++];
    struct vigil_case *facts = &c->now.of;
    memset(c, 0, sizeof(*c));
    memcpy(facts->case_ref, event->case_ref, sizeof(facts->case_ref));
    memcpy(facts->authority, event->party, sizeof(facts->authority));
    facts->kind = VIGIL_FILE_KIND_INCIDENT;
    facts->state = VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED;
    facts->notified_at = event->received_at;
    facts->became_aware_on = VIGIL_DATE_NONE;
    facts->rapid_review_at = facts->lcspr_received_at = VIGIL_INSTANT_NONE;
    facts->responded_at = VIGIL_INSTANT_NONE;
    facts->lcspr_commissioned_on = VIGIL_DATE_NONE;
    facts->rapid_review_extended_to = facts->lcspr_extended_to = VIGIL_DATE_NONE;
    touch(c, event);
    return c;
}

static void
take_notification(struct deadlines_cases *cases, const struct vigil_event *event)
{
    if (deadlines_find(cases, event->case_ref) != NULL) {
        return;
    }
    if (wire_notification_read(
            event->body, event->body_size, &body.notification, &faults) != BASE_OK) {
        deadlines_unreadable(event);
        return;
    }
    struct deadlines_case *c = open_file(cases, event);
    if (c == NULL) {
        return;
    }
    enum vigil_incident_type type = body.notification.incident_type;
    c->now.of.became_aware_on = body.notification.became_aware_on;
    if (event->historic) {
        c->now.of.notified_at = body.notification.notified_at;
    }
    if (type == VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH ||
        type == VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH) {
        c->now.of.state = VIGIL_CASE_STATE_NOTED;
    }
}

static void
take_rapid_review(struct deadlines_case *c, const struct vigil_event *event)
{
    if (wire_rapid_review_read(event->body, event->body_size, &body.review, &faults) !=
        BASE_OK) {
        deadlines_unreadable(event);
        return;
    }
    c->now.of.rapid_review_at =
        event->historic ? body.review.received_at : event->received_at;
    c->now.of.decision = body.review.decision;
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

/* The review's own file. The clock of a review that covers cases is theirs: it is kept
 * here only for one that covers none, from its commissioning or from the day it was
 * told. */
static struct deadlines_case *
take_review(struct deadlines_cases *cases,
            const struct vigil_event *event,
            const struct vigil_lcspr *lcspr)
{
    struct deadlines_case *review = deadlines_find(cases, event->case_ref);
    bool is_new = review == NULL;
    if (is_new) {
        review = open_file(cases, event);
    }
    if (review == NULL || (!is_new && review->now.of.kind != VIGIL_FILE_KIND_LCSPR)) {
        return NULL; /* an entry from before reviews had references of their own */
    }
    struct vigil_case *facts = &review->now.of;
    facts->kind = VIGIL_FILE_KIND_LCSPR;
    if (is_new) {
        facts->state = VIGIL_CASE_STATE_LCSPR_IN_PROGRESS;
        facts->lcspr_commissioned_on = lcspr->commissioned_on;
        if (lcspr->commissioned_on == VIGIL_DATE_NONE && !event->historic) {
            facts->lcspr_commissioned_on = rules_london_date(event->received_at);
        }
    }
    if (lcspr->links_count > 0) {
        facts->lcspr_commissioned_on = VIGIL_DATE_NONE;
    }
    facts->lcspr_received_at = received_at(event, lcspr, facts->lcspr_received_at);
    touch(review, event);
    return review;
}

static void
take_lcspr(struct deadlines_cases *cases, const struct vigil_event *event)
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
        touch(c, event);
    }
}

/* In the order of how often each comes. */
bool
deadlines_take_knows(enum vigil_event_kind type)
{
    return type == VIGIL_EVENT_NOTIFICATION || type == VIGIL_EVENT_RAPID_REVIEW ||
           type == VIGIL_EVENT_LCSPR || deadlines_take_form_knows(type);
}

void
deadlines_take(struct deadlines_cases *cases, const struct vigil_event *event)
{
    if (event->type == VIGIL_EVENT_NOTIFICATION) {
        take_notification(cases, event);
        return;
    }
    if (event->type == VIGIL_EVENT_LCSPR) {
        take_lcspr(cases, event);
        return;
    }
    struct deadlines_case *c = deadlines_find(cases, event->case_ref);
    if (c == NULL) {
        return; /* considered and not notified: it has no clocks */
    }
    if (event->type == VIGIL_EVENT_RAPID_REVIEW) {
        take_rapid_review(c, event);
    } else {
        deadlines_take_form(cases, c, event);
    }
    touch(c, event);
}
