/*
 * A real vigil-deadlines beside a journal that the test writes itself. Included by store
 * tests only, after cmocka.h.
 */
#ifndef DEADLINES_STAGE_H
#define DEADLINES_STAGE_H

#include "../unit/form_fill.h"
#include "journal_stage.h"
#include "notification_sample.h"
#include "wire/wire_form.h"
#include "wire/wire_lcspr.h"

/* Mon 2026-03-30, 10:00 in London */
#define STAGE_NOW INT64_C(1774861200) * BASE_SECOND

static inline int
deadlines_stage_open(void **state)
{
    (void)state;
    stage_open(&stage, "2026-03-30T09:00:00Z");
    stage_enrol(&stage, &stage_birmingham);
    stage_enrol(&stage, &stage_manchester);
    stage_enrol(&stage, &stage_panel);
    stage_start(&stage, REPORTING, "deadlines");
    return 0;
}

static inline int
deadlines_stage_close(void **state)
{
    (void)state;
    run_append_done(&journal_entries);
    stage_close(&stage);
    return 0;
}

/* Adds an entry about a case of Birmingham's. */
static inline void
post(enum vigil_event_kind type, const char *case_ref, const uint8_t *body, size_t size)
{
    struct vigil_event event = {.type = type, .body = body, .body_size = size};
    (void)base_text_copy(event.case_ref, sizeof(event.case_ref), case_ref);
    (void)base_text_copy(event.actor, sizeof(event.actor), stage_birmingham.party);
    (void)base_text_copy(event.party, sizeof(event.party), stage_birmingham.party);
    event.message_id = base_id_new();
    journal_add(&event);
}

static inline void
post_notification(const char *case_ref, enum vigil_incident_type type)
{
    uint8_t body[8192];
    struct vigil_notification notification = notification_sample(case_ref);
    notification.incident_type = type;
    size_t size = wire_notification_write(&notification, body, sizeof(body));
    assert_true(size > 0);
    post(VIGIL_EVENT_NOTIFICATION, case_ref, body, size);
}

/* Adds an entry of the process, filled from lines as form_fill.h has them. */
static inline void
post_form(enum vigil_event_kind type, const char *case_ref, const char *const *lines)
{
    static struct vigil_form form;
    uint8_t body[8192];
    form_fill(&form, (enum vigil_message)type, lines);
    size_t size = wire_form_write(&form, body, sizeof(body));
    assert_true(size > 0);
    post(type, case_ref, body, size);
}

#define FORM(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Commits what was posted, and waits until vigil-deadlines has applied it. */
static inline void
post_all(void)
{
    journal_commit(STAGE_NOW);
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    while (stage_count("SELECT h.position - f.position FROM journal.head h,"
                       " deadlines.follower f") != 0) {
        assert_true(base_time_monotonic_ms() < end_ms);
    }
}

/* What a SELECT of one text gives. */
static inline void
assert_sql(const char *statement, const char *wanted)
{
    char got[1024];
    stage_sql(statement, got, sizeof(got));
    if (strcmp(got, wanted) != 0) {
        fail_msg("%s\ngives  %s\nwanted %s", statement, got, wanted);
    }
}

#endif
