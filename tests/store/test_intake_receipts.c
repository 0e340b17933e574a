/*
 * Signed receipts of a real vigil-intake: alone, in groups, again, of what was refused,
 * and of what was seen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "daemon_stage.h"
#include "notification_sample.h"
#include "vigil/vigil.h"
#include "wire/wire_query.h"
#include "wire/wire_receipt_file.h"

enum { INTAKE = 0 };

static struct stage stage;
static char last_case[VIGIL_REF_SIZE];

/* The statement of an answer, which must verify over what was sent. */
static struct vigil_statement
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

static size_t
send_notification(const char *own_ref)
{
    uint8_t bytes[8192];
    struct vigil_id id = base_id_new();
    const struct vigil_notification notification = notification_sample(own_ref);
    size_t size = notification_pack(&id, &notification, bytes, sizeof(bytes));
    return stage_send(&stage, INTAKE, &stage_birmingham, bytes, size);
}

static size_t
send_again(size_t ticket)
{
    return stage_send(&stage,
                      INTAKE,
                      &stage_birmingham,
                      stage.sent[ticket].bytes,
                      stage.sent[ticket].size);
}

static void
same_answer(size_t ticket, size_t again)
{
    const struct vigil_answer *first = stage_answer(&stage, INTAKE, ticket);
    const struct vigil_answer *second = stage_answer(&stage, INTAKE, again);
    assert_int_equal(first->bytes_size, second->bytes_size);
    assert_memory_equal(first->bytes, second->bytes, first->bytes_size);
}

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

/* A statement about the row of the message that was sent. */
static long
of_row(const char *before, size_t ticket, const char *behind)
{
    char statement[2048], id[BASE_ID_TEXT_SIZE];
    base_id_print(&stage_answer(&stage, INTAKE, ticket)->message_id, id);
    (void)base_text_print(
        statement, sizeof(statement), "%s message_id = '%s' %s", before, id, behind);
    return stage_count(statement);
}

/* Groups of every size: the daemon stands still while they are sent, and sent again. Of
 * each little is kept, and one proof for up to 64. */
static void
groups_are_signed(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 2, 17, 128};
    size_t tickets[128], again[128];
    for (size_t k = 0; k < BASE_COUNT(sizes); k++) {
        assert_int_equal(kill(stage.daemons[INTAKE].pid, SIGSTOP), 0);
        for (size_t i = 0; i < sizes[k]; i++) {
            char own_ref[32];
            (void)base_text_print(own_ref, sizeof(own_ref), "G/%zu/%zu", k, i);
            tickets[i] = send_notification(own_ref);
        }
        assert_int_equal(kill(stage.daemons[INTAKE].pid, SIGCONT), 0);
        for (size_t i = 0; i < sizes[k]; i++) {
            struct vigil_statement statement = verified(tickets[i]);
            assert_int_equal(statement.level, VIGIL_RECEIPT_LEVEL_REGISTERED);
        }
        assert_int_equal(kill(stage.daemons[INTAKE].pid, SIGSTOP), 0);
        for (size_t i = 0; i < sizes[k]; i++) {
            again[i] = send_again(tickets[i]);
        }
        assert_int_equal(kill(stage.daemons[INTAKE].pid, SIGCONT), 0);
        for (size_t i = 0; i < sizes[k]; i++) {
            same_answer(tickets[i], again[i]);
        }
    }
    assert_int_equal(stage_count("SELECT max(octet_length(leaves)) FROM casefile.proof"),
                     64 * BASE_HASH_SIZE);
    assert_int_equal(stage_count("SELECT count(*) FROM casefile.message"
                                 " WHERE octet_length(answer) > 250"),
                     0);
}

/* What was kept whole, as it was before proofs were kept apart, is sent as it is. */
static void
what_was_kept_whole_is_sent(void **state)
{
    (void)state;
    size_t ticket = send_notification("W/1");
    const struct vigil_answer *answer = stage_answer(&stage, INTAKE, ticket);
    char hex[2 * 1024 + 1], update[sizeof(hex) + 128];
    assert_true(answer->bytes_size <= sizeof(hex) / 2);
    for (size_t i = 0; i < answer->bytes_size; i++) {
        (void)base_text_print(&hex[2 * i], 3, "%02x", answer->bytes[i]);
    }
    (void)base_text_print(
        update,
        sizeof(update),
        "WITH u AS (UPDATE casefile.message SET answer = decode('%s', 'hex') WHERE",
        hex);
    assert_int_equal(of_row(update, ticket, "RETURNING 1) SELECT count(*) FROM u"), 1);
    assert_int_equal(of_row("WITH d AS (DELETE FROM casefile.proof p USING"
                            " casefile.message m WHERE p.position = "
                            "(SELECT max(position) FROM casefile.proof) AND",
                            ticket,
                            "RETURNING 1) SELECT count(*) FROM d"),
                     1);
    same_answer(ticket, send_again(ticket));
}

/* A receipt whose proof is not there is not given without it. */
static void
none_is_sent_without_its_proof(void **state)
{
    (void)state;
    size_t ticket = send_notification("W/2");
    (void)verified(ticket);
    assert_int_equal(of_row("WITH u AS (UPDATE casefile.proof p SET leaves = "
                            "decode(repeat('00', 32), 'hex') FROM casefile.message m"
                            " WHERE p.position = "
                            "(SELECT max(position) FROM casefile.proof) AND",
                            ticket,
                            "RETURNING 1) SELECT count(*) FROM u"),
                     1);
    size_t again = send_again(ticket);
    assert_int_equal(stage_answer(&stage, INTAKE, again)->kind, VIGIL_ANSWER_BUSY);
    size_t other = send_notification("W/3"); /* others do not suffer from it */
    (void)verified(other);
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

static int
open_stage(void **state)
{
    (void)state;
    stage_open(&stage, "2026-03-30T09:00:00Z");
    stage_enrol(&stage, &stage_birmingham);
    stage_enrol(&stage, &stage_manchester);
    stage_enrol(&stage, &stage_panel);
    stage_start(&stage, INTAKE, "intake");
    assert_int_equal(base_time_open(stage.clock, &stage.error), BASE_OK);
    return 0;
}

static int
close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_receipt_is_signed),
        cmocka_unit_test(groups_are_signed),
        cmocka_unit_test(what_was_kept_whole_is_sent),
        cmocka_unit_test(none_is_sent_without_its_proof),
        cmocka_unit_test(a_rejection_is_signed),
        cmocka_unit_test(it_is_given_again),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
