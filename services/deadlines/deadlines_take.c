/* What an entry of the journal means for the facts that clocks run on: the main line.
 * What came later is in deadlines_take_form.c. */
#include <string.h>

#include "base/base_log.h"
#include "deadlines/deadlines.h"
#include "rules/rules_clock_facts.h"
#include "wire/wire_form.h"
#include "wire/wire_notification.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_rapid_review.h"

/* A body, read for its one entry. */
static union {
    struct vigil_notification notification;
    struct vigil_rapid_review review;
    struct vigil_panel_response response;
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

void
deadlines_take_stated(struct deadlines_case *c, const struct vigil_event *event)
{
    struct rules_clocks_facts now;
    rules_clock_facts_of(&c->now.of, &now);
    for (int fact = 1; fact < VIGIL_FACT_COUNT; fact++) {
        if (now.at[fact] != c->known.at[fact]) {
            c->now.stated[fact] =
                now.at[fact] == VIGIL_INSTANT_NONE ? 0 : event->position;
        }
    }
    c->known = now;
}

void
deadlines_take_touch(struct deadlines_cases *cases,
                     struct deadlines_case *c,
                     const struct vigil_event *event)
{
    deadlines_take_stated(c, event);
    if (!c->touched) {
        cases->touched[cases->touched_count++] = c;
    }
    c->touched = c->changed = true;
    c->changed_at = event->recorded_at;
    c->historic = event->historic;
}

void
deadlines_take_further(struct deadlines_case *c, const struct vigil_event *event)
{
    static struct vigil_form form;                             /* large */
    enum vigil_message type = (enum vigil_message)event->type; /* their numbers agree */
    if (!wire_form_has_further(type, event->body, event->body_size)) {
        return;
    }
    if (wire_form_read(type, event->body, event->body_size, &form, &faults) != BASE_OK) {
        deadlines_unreadable(event);
        return;
    }
    rules_clock_facts_take(&form, event->received_at, &c->now.of);
}

struct deadlines_case *
deadlines_take_open(struct deadlines_cases *cases, const struct vigil_event *event)
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
    facts->published_on = VIGIL_DATE_NONE;
    facts->historic = event->historic;
    rules_clocks_facts_none(&c->known);
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
    struct deadlines_case *c = deadlines_take_open(cases, event);
    if (c == NULL) {
        return;
    }
    enum vigil_incident_type type = body.notification.incident_type;
    c->now.of.incident_type = type;
    c->now.of.became_aware_on = body.notification.became_aware_on;
    if (event->historic) {
        c->now.of.notified_at = body.notification.notified_at;
    }
    if (type == VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH ||
        type == VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH) {
        c->now.of.state = VIGIL_CASE_STATE_NOTED;
    }
    deadlines_take_further(c, event);
    deadlines_take_touch(cases, c, event);
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

static void
take_response(struct deadlines_case *c, const struct vigil_event *event)
{
    if (wire_panel_response_read(
            event->body, event->body_size, &body.response, &faults) != BASE_OK) {
        deadlines_unreadable(event);
        return;
    }
    rules_clock_facts_put(&c->now.of,
                          VIGIL_FACT_RESPONSE,
                          event->historic ? body.response.decided_at
                                          : event->received_at);
}

/* In the order of how often each comes. */
bool
deadlines_take_knows(enum vigil_event_kind type)
{
    return type == VIGIL_EVENT_NOTIFICATION || type == VIGIL_EVENT_RAPID_REVIEW ||
           type == VIGIL_EVENT_PANEL_RESPONSE || type == VIGIL_EVENT_LCSPR ||
           type == VIGIL_EVENT_PERIOD_REPORT || deadlines_take_form_knows(type);
}

void
deadlines_take(struct deadlines_cases *cases, const struct vigil_event *event)
{
    if (event->type == VIGIL_EVENT_NOTIFICATION) {
        take_notification(cases, event);
        return;
    }
    if (event->type == VIGIL_EVENT_LCSPR) {
        deadlines_take_review(cases, event);
        return;
    }
    if (event->type == VIGIL_EVENT_PERIOD_REPORT) {
        deadlines_take_period(cases, event);
        return;
    }
    struct deadlines_case *c = deadlines_find(cases, event->case_ref);
    if (c == NULL) {
        return; /* considered and not notified: it has no clocks */
    }
    if (event->type == VIGIL_EVENT_RAPID_REVIEW) {
        take_rapid_review(c, event);
    } else if (event->type == VIGIL_EVENT_PANEL_RESPONSE) {
        take_response(c, event);
    } else {
        deadlines_take_form(cases, c, event);
    }
    deadlines_take_touch(cases, c, event);
}
