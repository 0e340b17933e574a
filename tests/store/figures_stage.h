/*
 * Messages of the process as entries of a journal, each written down as lines of its
 * form, and the figures that vigil-reporting makes of them. Included by store tests only,
 * after cmocka.h.
 */
#ifndef FIGURES_STAGE_H
#define FIGURES_STAGE_H

#include "../unit/form_fill.h"
#include "journal_stage.h"
#include "notification_sample.h"
#include "wire/wire_form.h"

/* The lines of a message, and NULL. */
#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})

static inline void
figures_open(void)
{
    stage_open(&stage, "2026-03-30T09:00:00Z");
    stage_enrol(&stage, &stage_panel);
    stage_enrol(&stage, &stage_birmingham);
    stage_start(&stage, REPORTING, "reporting");
}

static inline void
figures_close(void)
{
    run_append_done(&journal_entries);
    stage_close(&stage);
}

/* Adds a message of this party about a case; not committed yet. */
static inline void
figures_add(enum vigil_message type,
            const char *party,
            const char *case_ref,
            bool historic,
            const char *const *lines)
{
    static struct vigil_form form;
    static uint8_t body[VIGIL_MESSAGE_MAX];
    struct vigil_event event = {
        .type = (enum vigil_event_kind)type, .historic = historic, .body = body};
    form_fill(&form, type, lines);
    event.body_size = wire_form_write(&form, body, sizeof(body));
    assert_true(event.body_size > 0);
    assert_true(base_text_copy(event.actor, sizeof(event.actor), party));
    assert_true(base_text_copy(event.party, sizeof(event.party), party));
    assert_true(base_text_copy(event.case_ref, sizeof(event.case_ref), case_ref));
    journal_add(&event);
}

/* Appends what was added, and waits until the figures have it. */
static inline void
figures_commit(void)
{
    journal_commit(JOURNAL_RECORDED_AT);
    journal_await_applied();
}

/* A message of its own, in the figures. */
static inline void
figures_say(enum vigil_message type, const char *case_ref, const char *const *lines)
{
    figures_add(type, "E08000025", case_ref, false, lines);
    figures_commit();
}

/* A live notification in the making. */
static inline void
figures_add_notification(const struct vigil_notification *notification,
                         const char *party,
                         const char *case_ref,
                         bool historic)
{
    static uint8_t body[WIRE_NOTIFICATION_SIZE];
    struct vigil_event event = {
        .type = VIGIL_EVENT_NOTIFICATION, .historic = historic, .body = body};
    event.body_size = wire_notification_write(notification, body, sizeof(body));
    assert_true(event.body_size > 0);
    assert_true(base_text_copy(event.actor, sizeof(event.actor), party));
    assert_true(base_text_copy(event.party, sizeof(event.party), party));
    assert_true(base_text_copy(event.case_ref, sizeof(event.case_ref), case_ref));
    journal_add(&event);
}

/* A number of the report of the first quarter of 2026; -1: no such row. */
static inline long
figure(const char *table, const char *breakdown, const char *category)
{
    struct vigil_query query = journal_query("2026Q1", true);
    const struct vigil_listing *listing = journal_report(&stage_panel, &query);
    for (size_t i = 0; i < listing->rows_count; i++) {
        char **cells = &listing->cells[5 * i];
        if (strcmp(cells[0], table) == 0 && strcmp(cells[1], breakdown) == 0 &&
            strcmp(cells[2], category) == 0 && strcmp(cells[3], "count") == 0) {
            return strtol(cells[4], NULL, 10);
        }
    }
    return -1;
}

/* All figures as one text. */
static inline void
figures_all(char *ret_text, size_t size)
{
    struct vigil_query query = journal_query("2026Q1", true);
    const struct vigil_listing *listing = journal_report(&stage_panel, &query);
    ret_text[0] = '\0';
    for (size_t i = 0; i < 5 * listing->rows_count; i++) {
        assert_true(base_text_append(ret_text, size, "%s,", listing->cells[i]));
    }
}

#endif
