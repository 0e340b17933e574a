/*
 * Signed receipts of a real vigil-intake: of what was registered, of what was refused,
 * and of what was seen. Groups of them and what is kept: test_intake_kept.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "receipts_stage.h"
#include "wire/wire_query.h"
#include "wire/wire_receipt_file.h"

static char last_case[VIGIL_REF_SIZE];

/* Received when the gate says, though it was registered later; and again the same. */
static void
a_receipt_is_signed(void **state)
{
    (void)state;
    stage.received_at = base_time_now() - 90 * BASE_SECOND;
    size_t ticket = send_notification("R/1");
    struct vigil_statement statement = verified(ticket);
    const struct vigil_answer *first = stage_answer(&stage, INTAKE, ticket);
    assert_int_equal(statement.level, VIGIL_RECEIPT_LEVEL_REGISTERED);
    assert_true(statement.received_at == stage.received_at);
    assert_true(statement.received_at == first->receipt.received_at);
    assert_true(statement.registered_at == first->receipt.recorded_at);
    assert_true(statement.valid_at >= statement.received_at + 90 * BASE_SECOND);
    assert_true(statement.position == first->receipt.position);
    assert_string_equal(statement.case_ref, first->receipt.case_ref);
    /* the deadline is met by what was received, not by what was registered */
    assert_true(first->receipt.deadlines[0].met_at == stage.received_at);
    stage.received_at = 0;
    memcpy(last_case, statement.case_ref, sizeof(last_case));
    same_answer(ticket, send_again(ticket));
}

static void
a_rejection_is_signed(void **state)
{
    (void)state;
    size_t ticket = send_notification("R/1"); /* its own reference is taken */
    struct vigil_statement statement = verified(ticket);
    const struct vigil_answer *answer = stage_answer(&stage, INTAKE, ticket);
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_int_equal(statement.level, VIGIL_RECEIPT_LEVEL_RECEIVED);
    assert_string_equal(statement.refused, answer->rejection.code);
    assert_true(statement.received_at > 0);
    assert_true(statement.valid_at == VIGIL_INSTANT_NONE);
    assert_int_equal(statement.position, 0);
}

static const struct vigil_answer *
ask(const struct vigil_key *key)
{
    uint8_t body[256], bytes[512];
    struct vigil_id id = base_id_new();
    struct vigil_query query = {.limit = 0};
    memcpy(query.case_ref, last_case, sizeof(query.case_ref));
    size_t size = wire_query_write(&query, body, sizeof(body));
    size = wire_envelope_write(
        &id, VIGIL_MESSAGE_RECEIPT_QUERY, body, size, bytes, sizeof(bytes));
    return stage_answer(&stage, INTAKE, stage_send(&stage, INTAKE, key, bytes, size));
}

/* Asked for later it is signed anew, with the message, and says if it was seen. */
static void
it_is_given_again(void **state)
{
    (void)state;
    char set[160];
    for (int seen = 0; seen < 2; seen++) {
        struct vigil_statement statement;
        struct vigil_error error = {"", ""};
        struct wire_receipt_file file;
        const struct vigil_answer *answer = ask(&stage_birmingham);
        assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
        assert_int_equal(wire_receipt_file_read(answer->data, answer->data_size, &file),
                         BASE_OK);
        assert_non_null(file.message);
        (void)vigil_receipt_verify(STAGE_RECEIPT_KEY,
                                   file.message,
                                   file.message_size,
                                   file.answer,
                                   file.answer_size,
                                   &statement,
                                   &error);
        assert_string_equal(error.text, "");
        assert_int_equal(statement.level,
                         seen ? VIGIL_RECEIPT_LEVEL_SEEN
                              : VIGIL_RECEIPT_LEVEL_REGISTERED);
        assert_int_equal(statement.seen_at != VIGIL_INSTANT_NONE, seen);
        assert_true(statement.received_at + 90 * BASE_SECOND <= statement.registered_at);
        assert_string_equal(statement.case_ref, last_case);
        (void)base_text_print(
            set,
            sizeof(set),
            "UPDATE casefile.cases SET seen_at = '2026-03-31 10:00:00Z' WHERE case_ref = "
            "'%s'",
            last_case);
        char said[64];
        stage_sql(set, said, sizeof(said));
    }
    assert_int_equal(ask(&stage_manchester)->kind, VIGIL_ANSWER_REJECTION);
    assert_int_equal(ask(&stage_panel)->kind, VIGIL_ANSWER_RESULT);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_receipt_is_signed),
        cmocka_unit_test(a_rejection_is_signed),
        cmocka_unit_test(it_is_given_again),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
