/* The facts that clocks run on, as a run of entries leaves them: see deadlines.h. */
#include <string.h>

#include "base/base_log.h"
#include "base/base_text.h"
#include "deadlines/deadlines.h"
#include "rules/rules_deadlines.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_rapid_review.h"

/* The cases that an LCSPR of this run names by their authorities' own references. */
static struct vigil_case_name names[RUN_FOLLOW_MAX];
static size_t names_count;
static const char *refs[DEADLINES_CASES_MAX];

/* A body, read for its one entry. */
static union {
    struct vigil_notification notification;
    struct vigil_rapid_review review;
    struct vigil_lcspr lcspr;
} body;
static struct vigil_faults faults;

static bool
is_about_clocks(const struct vigil_event *event)
{
    return event->type == VIGIL_EVENT_NOTIFICATION ||
           event->type == VIGIL_EVENT_RAPID_REVIEW || event->type == VIGIL_EVENT_LCSPR;
}

static bool
unreadable(const struct vigil_event *event)
{
    base_log(BASE_LOG_ERROR,
             "event=unreadable_body position=%lld type=%d",
             (long long)event->position,
             (int)event->type);
    return false;
}

/* An LCSPR's links, a blank authority being the sender. */
static bool
read_lcspr(const struct vigil_event *event)
{
    if (wire_lcspr_read(event->body, event->body_size, &body.lcspr, &faults) != BASE_OK) {
        return unreadable(event);
    }
    for (size_t i = 0; i < body.lcspr.links_count; i++) {
        struct vigil_case_name *link = &body.lcspr.links[i];
        if (link->authority[0] == '\0') {
            (void)base_text_copy(link->authority, sizeof(link->authority), event->actor);
        }
    }
    return true;
}

/* Collects the references to read, and the names that must be resolved first. */
static enum base_class
resolve(struct run *run,
        const struct vigil_event *events,
        size_t count,
        size_t *ret_refs,
        struct base_error *ret_error)
{
    names_count = 0;
    *ret_refs = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_about_clocks(&events[i]) && events[i].case_ref[0] != '\0') {
            refs[(*ret_refs)++] = events[i].case_ref;
        }
        if (events[i].type != VIGIL_EVENT_LCSPR || !read_lcspr(&events[i])) {
            continue;
        }
        for (size_t k = 1; k < body.lcspr.links_count; k++) {
            if (names_count < BASE_COUNT(names)) {
                names[names_count++] = body.lcspr.links[k];
            }
        }
    }
    store_case_resolve(run->store, names, names_count);
    enum base_class class = names_count > 0 ? store_run(run->store, ret_error) : BASE_OK;
    for (size_t i = 0; i < names_count && *ret_refs < BASE_COUNT(refs); i++) {
        if (names[i].case_ref[0] != '\0') {
            refs[(*ret_refs)++] = names[i].case_ref;
        }
    }
    return class;
}

static struct deadlines_case *
find(struct deadlines_cases *cases, const char *case_ref)
{
    for (size_t i = cases->count; i > 0; i--) {
        if (strcmp(cases->at[i - 1].facts.case_ref, case_ref) == 0) {
            return &cases->at[i - 1];
        }
    }
    return NULL;
}

/* The case that a link of an LCSPR names, from what resolve() found. */
static struct deadlines_case *
find_link(struct deadlines_cases *cases, const struct vigil_case_name *link)
{
    if (link->case_ref[0] != '\0') {
        return find(cases, link->case_ref);
    }
    for (size_t i = 0; i < names_count; i++) {
        if (strcmp(names[i].notification_ref, link->notification_ref) == 0 &&
            strcmp(names[i].authority, link->authority) == 0) {
            return find(cases, names[i].case_ref);
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

static void
take_notification(struct deadlines_cases *cases, const struct vigil_event *event)
{
    if (find(cases, event->case_ref) != NULL || cases->count == BASE_COUNT(cases->at)) {
        return;
    }
    if (wire_notification_read(
            event->body, event->body_size, &body.notification, &faults) != BASE_OK) {
        (void)unreadable(event);
        return;
    }
    struct deadlines_case *c = &cases->at[cases->count++];
    memset(c, 0, sizeof(*c));
    memcpy(c->facts.case_ref, event->case_ref, sizeof(c->facts.case_ref));
    memcpy(c->facts.authority, event->party, sizeof(c->facts.authority));
    c->facts.became_aware_on = body.notification.became_aware_on;
    c->facts.notified_at =
        event->historic ? body.notification.notified_at : event->recorded_at;
    c->facts.rapid_review_at = c->facts.lcspr_received_at = VIGIL_INSTANT_NONE;
    c->facts.responded_at = VIGIL_INSTANT_NONE;
    c->facts.lcspr_commissioned_on = VIGIL_DATE_NONE;
    touch(c, event);
}

static void
take_rapid_review(struct deadlines_cases *cases, const struct vigil_event *event)
{
    struct deadlines_case *c = find(cases, event->case_ref);
    if (c == NULL ||
        wire_rapid_review_read(event->body, event->body_size, &body.review, &faults) !=
            BASE_OK) {
        (void)unreadable(event);
        return;
    }
    c->facts.rapid_review_at =
        event->historic ? body.review.received_at : event->recorded_at;
    c->facts.decision = body.review.decision;
    touch(c, event);
}

/* A live review counts as received when it is first told as no longer in progress, as
 * rules_decide_lcspr decided; one that is received stays received. */
static vigil_instant
received_at(const struct vigil_event *event, vigil_instant before)
{
    if (before != VIGIL_INSTANT_NONE) {
        return before;
    }
    if (event->historic) {
        return body.lcspr.received_at;
    }
    return body.lcspr.publication != VIGIL_PUBLICATION_NONE &&
                   body.lcspr.publication != VIGIL_PUBLICATION_IN_PROGRESS
               ? event->recorded_at
               : VIGIL_INSTANT_NONE;
}

static void
take_lcspr(struct deadlines_cases *cases, const struct vigil_event *event)
{
    if (!read_lcspr(event)) {
        return;
    }
    for (size_t i = 0; i < body.lcspr.links_count; i++) {
        struct deadlines_case *c = i == 0 ? find(cases, event->case_ref)
                                          : find_link(cases, &body.lcspr.links[i]);
        if (c == NULL) {
            continue;
        }
        if (c->facts.lcspr_commissioned_on == VIGIL_DATE_NONE) {
            c->facts.lcspr_commissioned_on = body.lcspr.commissioned_on;
        }
        c->facts.lcspr_received_at = received_at(event, c->facts.lcspr_received_at);
        touch(c, event);
    }
}

enum base_class
deadlines_facts_gather(struct run *run,
                       const struct vigil_event *events,
                       size_t count,
                       struct deadlines_cases *ret_cases,
                       struct base_error *ret_error)
{
    static struct vigil_case at[DEADLINES_CASES_MAX];
    struct store_cases known = {.at = at, .capacity = BASE_COUNT(at)};
    size_t refs_count;
    ret_cases->count = 0;
    enum base_class class = resolve(run, events, count, &refs_count, ret_error);
    if (class == BASE_OK && refs_count > 0) {
        store_clock_facts(run->store, refs, refs_count, &known);
        class = store_run(run->store, ret_error);
    }
    for (size_t i = 0; class == BASE_OK && i < known.count; i++) {
        struct deadlines_case *c = &ret_cases->at[ret_cases->count++];
        memset(c, 0, sizeof(*c));
        c->facts = at[i];
        c->before_count = rules_deadlines_of(&run->law, &at[i], c->before);
    }
    for (size_t i = 0; class == BASE_OK && i < count; i++) {
        if (events[i].type == VIGIL_EVENT_NOTIFICATION) {
            take_notification(ret_cases, &events[i]);
        } else if (events[i].type == VIGIL_EVENT_RAPID_REVIEW) {
            take_rapid_review(ret_cases, &events[i]);
        } else if (events[i].type == VIGIL_EVENT_LCSPR) {
            take_lcspr(ret_cases, &events[i]);
        }
    }
    return class;
}
