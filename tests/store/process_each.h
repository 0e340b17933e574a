/*
 * Each message once, to real daemons: it is taken, and the journal tells of it. Included
 * by store tests only, after cmocka.h.
 */
#ifndef PROCESS_EACH_H
#define PROCESS_EACH_H

#include "journal_told.h"
#include "process_life.h"
#include "wire/wire_time_advance.h"

enum { DEADLINES = 2 };

#define REASON "reason=As it is."
#define LETTER "letter=Dear partners."

/* Taken, and told in the case's history. */
static inline const struct vigil_receipt *
each_take(size_t daemon,
          const char *case_ref,
          enum vigil_message type,
          const char *const *rows)
{
    const char *lines[24] = {process_of(case_ref)};
    size_t count = 1;
    for (size_t i = 0; rows[i] != NULL; i++) {
        assert_true(count + 1 < BASE_COUNT(lines));
        lines[count++] = rows[i];
    }
    const struct vigil_key *who = daemon == INTAKE ? &stage_birmingham : &stage_panel;
    const struct vigil_receipt *receipt = process_take(daemon, who, type, lines);
    journal_told(&stage, receipt->case_ref, (enum vigil_event_kind)type);
    return receipt;
}

#define PARTNERS(ref, type, ...)                                                         \
    (void)each_take(INTAKE, ref, VIGIL_MESSAGE_##type, LINES(__VA_ARGS__))
#define PANEL(ref, type, ...)                                                            \
    (void)each_take(DECISIONS, ref, VIGIL_MESSAGE_##type, LINES(__VA_ARGS__))

/* A message that is no form, to vigil-intake or vigil-deadlines. */
static inline const struct vigil_answer *
each_send(size_t daemon, enum vigil_message type, const uint8_t *body, size_t size)
{
    uint8_t bytes[512];
    const struct vigil_id id = base_id_new();
    size = wire_envelope_write(&id, type, body, size, bytes, sizeof(bytes));
    assert_true(size > 0);
    return stage_answer(
        &stage, daemon, stage_send(&stage, daemon, &stage_operator, bytes, size));
}

static inline void
each_advance(int64_t days)
{
    uint8_t body[32];
    size_t size = wire_time_advance_write(days * BASE_DAY, body, sizeof(body));
    assert_int_equal(each_send(DEADLINES, VIGIL_MESSAGE_TIME_ADVANCE, body, size)->kind,
                     VIGIL_ANSWER_RECEIPT);
    journal_told(&stage, "", VIGIL_EVENT_TIME_ADVANCED);
}

/* Runs the tests beside vigil-intake, -decisions and -deadlines. */
static inline int
each_run(const struct CMUnitTest *tests, size_t count)
{
    process_open("2026-03-30T10:00:00Z");
    stage_enrol(&stage, &stage_operator);
    stage_start(&stage, DEADLINES, "deadlines");
    int failed = base_time_open(stage.clock, &stage.error) != BASE_OK;
    if (failed == 0) {
        failed = _cmocka_run_group_tests("each", tests, count, NULL, NULL);
    }
    stage_close(&stage);
    return failed;
}

#endif
