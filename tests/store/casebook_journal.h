/*
 * The journal that the import of the 2021 casebook would leave. Included by store tests
 * only, after cmocka.h.
 */
#ifndef CASEBOOK_JOURNAL_H
#define CASEBOOK_JOURNAL_H

#include "files/files_casebook.h"
#include "journal_stage.h"
#include "rules/rules_reference.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_rapid_review.h"

enum { CASEBOOK_CASES_MAX = 2048, CASEBOOK_GROUP = 100 };

static struct vigil_case_name casebook_cases[CASEBOOK_CASES_MAX];
static size_t casebook_cases_count;
static uint8_t casebook_body[WIRE_LCSPR_SIZE];

/* The case of an authority's own reference, in the event. */
static inline void
casebook_set_case(struct vigil_event *event, const struct vigil_case_name *name)
{
    for (size_t i = 0; i < casebook_cases_count; i++) {
        if (strcmp(casebook_cases[i].authority, name->authority) == 0 &&
            strcmp(casebook_cases[i].notification_ref, name->notification_ref) == 0) {
            memcpy(event->case_ref, casebook_cases[i].case_ref, sizeof(event->case_ref));
            memcpy(event->party, casebook_cases[i].authority, sizeof(event->party));
            return;
        }
    }
    fail_msg("no case %s", name->notification_ref);
}

static inline void
casebook_open_case(struct vigil_event *event,
                   const struct vigil_notification *notification)
{
    struct vigil_case_name *name = &casebook_cases[casebook_cases_count++];
    assert_true(casebook_cases_count < CASEBOOK_CASES_MAX);
    memcpy(name->authority, notification->authority, sizeof(name->authority));
    memcpy(name->notification_ref,
           notification->notification_ref,
           sizeof(name->notification_ref));
    assert_true(
        rules_reference_make(2021, (int64_t)casebook_cases_count, name->case_ref));
    casebook_set_case(event, name);
}

/* A record of the casebook as the entry that its import would become. */
static inline void
casebook_add_step(const struct files_step *step)
{
    struct vigil_event event = {
        .actor = "panel", .historic = true, .body = casebook_body};
    switch ((int)step->type) {
    case VIGIL_MESSAGE_HISTORIC_NOTIFICATION:
        event.type = VIGIL_EVENT_NOTIFICATION;
        casebook_open_case(&event, &step->notification);
        event.body_size = wire_notification_write(
            &step->notification, casebook_body, sizeof(casebook_body));
        break;
    case VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW:
        event.type = VIGIL_EVENT_RAPID_REVIEW;
        casebook_set_case(&event, &step->rapid_review.of);
        event.body_size = wire_rapid_review_write(
            &step->rapid_review, casebook_body, sizeof(casebook_body));
        break;
    case VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE:
        event.type = VIGIL_EVENT_PANEL_RESPONSE;
        casebook_set_case(&event, &step->panel_response.of);
        event.body_size = wire_panel_response_write(
            &step->panel_response, casebook_body, sizeof(casebook_body));
        break;
    default:
        event.type = VIGIL_EVENT_LCSPR;
        if (step->lcspr.links_count > 0) {
            casebook_set_case(&event, &step->lcspr.links[0]);
        }
        event.body_size =
            wire_lcspr_write(&step->lcspr, casebook_body, sizeof(casebook_body));
    }
    assert_true(event.body_size > 0);
    journal_add(&event);
}

static inline void
casebook_import(void)
{
    static struct files_step step;
    struct files_faults faults;
    struct files_casebook *book = NULL;
    files_faults_init(&faults);
    assert_int_equal(files_casebook_read(VIGIL_SOURCE_DIR "/tests/data/casebook-2021",
                                         VIGIL_INSTANT_NONE,
                                         &faults,
                                         &book,
                                         &stage.error),
                     BASE_OK);
    size_t count = files_casebook_steps(book);
    assert_true(count > 3000);
    for (size_t i = 0; i < count; i++) {
        files_casebook_step(book, i, &step);
        casebook_add_step(&step);
        if (i % CASEBOOK_GROUP == CASEBOOK_GROUP - 1 || i + 1 == count) {
            journal_commit(JOURNAL_RECORDED_AT);
        }
    }
    files_casebook_free(book);
    files_faults_done(&faults);
}

#endif
