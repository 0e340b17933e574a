/*
 * Sending notifications to a real vigil-intake, one or many at once, and what their
 * signed receipts say; for the tests of receipts only. Opens and closes `stage`.
 */
#ifndef RECEIPTS_STAGE_H
#define RECEIPTS_STAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "daemon_stage.h"
#include "notification_sample.h"
#include "vigil/vigil.h"

enum { INTAKE = 0 };

static struct stage stage;

/* The statement of an answer, which must verify over what was sent. */
static inline struct vigil_statement
verified(size_t ticket)
{
    struct vigil_statement statement;
    struct vigil_error error = {"", ""};
    const struct vigil_answer *answer = stage_answer(&stage, INTAKE, ticket);
    enum vigil_result result = vigil_receipt_verify(STAGE_RECEIPT_KEY,
                                                    stage.sent[ticket].bytes,
                                                    stage.sent[ticket].size,
                                                    answer->bytes,
                                                    answer->bytes_size,
                                                    &statement,
                                                    &error);
    assert_string_equal(error.text, "");
    assert_int_equal(result, VIGIL_OK);
    assert_true(statement.sandbox);
    assert_string_equal(statement.sender, "E08000025");
    return statement;
}

static inline size_t
send_notification(const char *own_ref)
{
    uint8_t bytes[8192];
    struct vigil_id id = base_id_new();
    const struct vigil_notification notification = notification_sample(own_ref);
    size_t size = notification_pack(&id, &notification, bytes, sizeof(bytes));
    return stage_send(&stage, INTAKE, &stage_birmingham, bytes, size);
}

static inline size_t
send_again(size_t ticket)
{
    return stage_send(&stage,
                      INTAKE,
                      &stage_birmingham,
                      stage.sent[ticket].bytes,
                      stage.sent[ticket].size);
}

static inline void
same_answer(size_t ticket, size_t again)
{
    const struct vigil_answer *first = stage_answer(&stage, INTAKE, ticket);
    const struct vigil_answer *second = stage_answer(&stage, INTAKE, again);
    assert_int_equal(first->bytes_size, second->bytes_size);
    assert_memory_equal(first->bytes, second->bytes, first->bytes_size);
}

/* So many at once: the daemon stands still while they are sent. */
static inline void
send_group(size_t count, size_t ret_tickets[])
{
    static size_t groups;
    groups++;
    assert_int_equal(kill(stage.daemons[INTAKE].pid, SIGSTOP), 0);
    for (size_t i = 0; i < count; i++) {
        char own_ref[32];
        (void)base_text_print(own_ref, sizeof(own_ref), "G/%zu/%zu", groups, i);
        ret_tickets[i] = send_notification(own_ref);
    }
    assert_int_equal(kill(stage.daemons[INTAKE].pid, SIGCONT), 0);
}

static inline int
open_stage(void **state)
{
    (void)state;
    stage_open(&stage, "2026-03-30T09:00:00Z");
    stage_enrol(&stage, &stage_birmingham);
    stage_enrol(&stage, &stage_manchester);
    stage_enrol(&stage, &stage_panel);
    stage_start(&stage, INTAKE, "intake");
    assert_int_equal(base_time_open(stage.clock, &stage.error), BASE_OK);
    (void)verified(send_notification("S/1")); /* connects: it may stand still then */
    return 0;
}

static inline int
close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

#endif
