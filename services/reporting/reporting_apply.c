/*
 * Taking the journal's entries into the facts of figures. A live entry's fact is of the
 * time at which it was recorded, a historic one's of the time that it states.
 *
 * Promises: an entry that cannot be read is said aloud and passed over; of several
 * entries about one thing the last counts. What is of a reserved authority is passed
 * over; the database would refuse it.
 */
#include <string.h>

#include "base/base_log.h"
#include "base/base_text.h"
#include "reporting/reporting.h"
#include "rules/rules_admission_lcspr.h"
#include "rules/rules_authorities.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_rapid_review.h"

enum { LINKS_MAX = 32 * VIGIL_LINKS_MAX };

/* What goes to the store together; within a list each key is there once. */
static struct {
    struct store_report_case cases[RUN_FOLLOW_MAX];
    size_t cases_count;
    struct store_report_case reviews[RUN_FOLLOW_MAX];
    size_t reviews_count;
    struct store_report_case responses[RUN_FOLLOW_MAX];
    size_t responses_count;
    struct store_report_lcspr lcsprs[RUN_FOLLOW_MAX];
    size_t lcsprs_count;
    struct store_report_link links[LINKS_MAX];
    size_t links_count;
} batch;

/* Of this run of entries. */
static struct reporting_notified notified;

/* A body, read for its one entry. */
static union {
    struct reporting_incident incident;
    struct vigil_rapid_review review;
    struct vigil_panel_response response;
    struct vigil_lcspr lcspr;
} body;

/* Writes the batch and empties it. */
static enum base_class
flush(struct run *run, struct base_error *ret_error)
{
    size_t unknown = 0;
    if (batch.cases_count + batch.reviews_count + batch.responses_count +
            batch.lcsprs_count ==
        0) {
        return BASE_OK;
    }
    store_report_add_cases(run->store, batch.cases, batch.cases_count);
    store_report_put_rapid_reviews(run->store, batch.reviews, batch.reviews_count);
    store_report_put_responses(run->store, batch.responses, batch.responses_count);
    store_report_put_lcsprs(run->store, batch.lcsprs, batch.lcsprs_count);
    store_report_add_links(run->store, batch.links, batch.links_count, &unknown);
    batch.cases_count = batch.reviews_count = batch.responses_count = 0;
    batch.lcsprs_count = batch.links_count = 0;
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && unknown > 0) {
        base_log(BASE_LOG_ERROR, "event=unknown_case_of_lcspr count=%zu", unknown);
    }
    return class;
}

static bool
has_case(const struct store_report_case *cases, size_t count, const char *case_ref)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(cases[i].case_ref, case_ref) == 0) {
            return true;
        }
    }
    return false;
}

static bool
has_lcspr(const struct vigil_lcspr *lcspr)
{
    for (size_t i = 0; i < batch.lcsprs_count; i++) {
        if (strcmp(batch.lcsprs[i].authority, lcspr->authority) == 0 &&
            strcmp(batch.lcsprs[i].lcspr_ref, lcspr->lcspr_ref) == 0) {
            return true;
        }
    }
    return false;
}

/* Whose review or case it is, where the message leaves it blank: the sender's. */
static void
fill_authority(char authority[VIGIL_PARTY_SIZE], const struct vigil_event *event)
{
    if (authority[0] == '\0') {
        memcpy(authority, event->actor, VIGIL_PARTY_SIZE);
    }
}

/* Reads the body; false if it cannot be read. */
static bool
read_body(const struct vigil_event *event)
{
    static struct vigil_faults faults;
    const uint8_t *bytes = event->body;
    size_t size = event->body_size;
    enum base_class class = BASE_OK;
    if (event->type == VIGIL_EVENT_NOTIFICATION) {
        return reporting_incident_read(event, &body.incident);
    }
    if (event->type == VIGIL_EVENT_RAPID_REVIEW) {
        class = wire_rapid_review_read(bytes, size, &body.review, &faults);
    } else if (event->type == VIGIL_EVENT_PANEL_RESPONSE) {
        class = wire_panel_response_read(bytes, size, &body.response, &faults);
    } else {
        class = wire_lcspr_read(bytes, size, &body.lcspr, &faults);
    }
    if (class == BASE_OK) {
        return true;
    }
    base_log(BASE_LOG_ERROR,
             "event=unreadable_body position=%lld type=%d",
             (long long)event->position,
             (int)event->type);
    return false;
}

/* True if the batch must be written first: it has a word on the same thing already, which
 * the new one follows, or is full. */
static bool
must_flush(const struct vigil_event *event)
{
    switch ((int)event->type) {
    case VIGIL_EVENT_RAPID_REVIEW:
        return has_case(batch.reviews, batch.reviews_count, event->case_ref);
    case VIGIL_EVENT_PANEL_RESPONSE:
        return has_case(batch.responses, batch.responses_count, event->case_ref);
    case VIGIL_EVENT_LCSPR:
        return has_lcspr(&body.lcspr) ||
               batch.links_count + body.lcspr.links_count > LINKS_MAX;
    default:
        return has_case(batch.cases, batch.cases_count, event->case_ref);
    }
}

static void
take_notification(const struct vigil_event *event)
{
    struct store_report_case *c = &batch.cases[batch.cases_count++];
    reporting_incident_case(&body.incident, c);
    c->historic = event->historic;
    c->position = event->position;
    c->notified_at =
        event->historic ? body.incident.notification.notified_at : event->received_at;
    memcpy(c->case_ref, event->case_ref, sizeof(c->case_ref));
    memcpy(c->authority, event->party, sizeof(c->authority));
    if (!event->historic) {
        reporting_alike_add(&notified, event->case_ref, c);
    }
}

static void
take_rapid_review(const struct vigil_event *event)
{
    struct store_report_case *c = &batch.reviews[batch.reviews_count++];
    memcpy(c->case_ref, event->case_ref, sizeof(c->case_ref));
    c->rapid_review_at = event->historic ? body.review.received_at : event->received_at;
    c->decision = body.review.decision;
}

static void
take_panel_response(const struct vigil_event *event)
{
    struct store_report_case *c = &batch.responses[batch.responses_count++];
    memcpy(c->case_ref, event->case_ref, sizeof(c->case_ref));
    c->response = body.response.response;
}

/* A live review counts as received when it is first told as no longer in progress, as
 * rules_decide_lcspr decided; the store keeps the first. */
static vigil_instant
received_at(const struct vigil_event *event)
{
    if (event->historic) {
        return body.lcspr.received_at;
    }
    return rules_admission_in_progress(body.lcspr.publication) ? VIGIL_INSTANT_NONE
                                                               : event->received_at;
}

static void
take_lcspr(const struct vigil_event *event)
{
    const struct vigil_lcspr *from = &body.lcspr;
    struct store_report_lcspr *l = &batch.lcsprs[batch.lcsprs_count++];
    *l = (struct store_report_lcspr){
        .commissioned_on = from->commissioned_on,
        .received_at = received_at(event),
        .published_on = from->published_on,
        .shape = from->shape,
        .children = from->children,
        .methodology = from->methodology,
        .publication = from->publication,
        .timing_excluded = from->timing_exclusion[0] != '\0',
        .incident_type = from->incident_type,
        .death_category = from->death_category,
        .harm_category = from->harm_category,
        .child = reporting_index_child(from->index_children, from->index_children_count)};
    memcpy(l->case_ref, event->case_ref, sizeof(l->case_ref));
    memcpy(l->authority, from->authority, sizeof(l->authority));
    memcpy(l->lcspr_ref, from->lcspr_ref, sizeof(l->lcspr_ref));
    for (size_t i = 0; i < from->links_count; i++) {
        struct store_report_link *link = &batch.links[batch.links_count++];
        *link = (struct store_report_link){
            .authority = l->authority, .lcspr_ref = l->lcspr_ref, .of = from->links[i]};
        fill_authority(link->of.authority, event);
    }
}

static enum base_class
take(struct run *run, const struct vigil_event *event, struct base_error *ret_error)
{
    if (!read_body(event)) {
        return BASE_OK;
    }
    if (event->type == VIGIL_EVENT_LCSPR) {
        fill_authority(body.lcspr.authority, event);
    }
    enum base_class class = must_flush(event) ? flush(run, ret_error) : BASE_OK;
    if (class != BASE_OK) {
        return class;
    }
    if (event->type == VIGIL_EVENT_NOTIFICATION) {
        take_notification(event);
    } else if (event->type == VIGIL_EVENT_RAPID_REVIEW) {
        take_rapid_review(event);
    } else if (event->type == VIGIL_EVENT_PANEL_RESPONSE) {
        take_panel_response(event);
    } else {
        take_lcspr(event);
    }
    return BASE_OK;
}

/* Of what changes facts that are there the order counts: what came before is written
 * first. */
static enum base_class
take_later(struct run *run, const struct vigil_event *event, struct base_error *ret_error)
{
    if (!reporting_process_counts(event->type)) {
        return BASE_OK;
    }
    enum base_class class = flush(run, ret_error);
    return class == BASE_OK ? reporting_process_apply(run, event, ret_error) : class;
}

enum base_class
reporting_apply(struct run *run,
                const struct vigil_event *events,
                size_t count,
                struct base_error *ret_error)
{
    enum base_class class = BASE_OK;
    batch.cases_count = batch.reviews_count = batch.responses_count = 0;
    batch.lcsprs_count = batch.links_count = notified.count = 0;
    for (size_t i = 0; class == BASE_OK && i < count; i++) {
        if (rules_authorities_reserved(events[i].party)) {
            continue;
        }
        switch ((int)events[i].type) {
        case VIGIL_EVENT_NOTIFICATION:
        case VIGIL_EVENT_RAPID_REVIEW:
        case VIGIL_EVENT_PANEL_RESPONSE:
        case VIGIL_EVENT_LCSPR:
            class = take(run, &events[i], ret_error);
            break;
        default:
            class = take_later(run, &events[i], ret_error);
            break;
        }
    }
    if (class == BASE_OK) {
        class = flush(run, ret_error);
    }
    return class == BASE_OK ? reporting_alike_say(run, &notified, ret_error) : class;
}
