/*
 * What a real vigil-intake keeps of its receipts, and the same receipts given again from
 * it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "receipts_stage.h"

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

/* How many receipts are proved by a row of their own, and how many by one for several. */
static long
sealed(void)
{
    return stage_count("SELECT count(*) FROM casefile.message"
                       " WHERE get_byte(answer, 0) = 2");
}

static long
together(void)
{
    return stage_count("SELECT coalesce(sum(octet_length(leaves)), 0) / 32"
                       " FROM casefile.proof");
}

static long
most_together(void)
{
    return stage_count("SELECT max(octet_length(leaves)) / 32 FROM casefile.proof");
}

/* Groups of every size, sent again as groups. Of each message little is kept, and one
 * proof for up to 64: beside them, or with the only one. (How a burst comes in, and thus
 * what is signed together, is the kernel's and ZeroMQ's.) */
static void
groups_are_signed(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 2, 17, 128};
    size_t tickets[128], again[128];
    for (size_t k = 0; k < BASE_COUNT(sizes); k++) {
        long sealed_before = sealed(), together_before = together();
        send_group(sizes[k], tickets);
        for (size_t i = 0; i < sizes[k]; i++) {
            struct vigil_statement statement = verified(tickets[i]);
            assert_int_equal(statement.level, VIGIL_RECEIPT_LEVEL_REGISTERED);
        }
        long alone = sealed() - sealed_before;
        assert_int_equal(together() - together_before + alone, sizes[k]);
        assert_true(sizes[k] > 1 || alone == 1);
        assert_int_equal(kill(stage.daemons[INTAKE].pid, SIGSTOP), 0);
        for (size_t i = 0; i < sizes[k]; i++) {
            again[i] = send_again(tickets[i]);
        }
        assert_int_equal(kill(stage.daemons[INTAKE].pid, SIGCONT), 0);
        for (size_t i = 0; i < sizes[k]; i++) {
            same_answer(tickets[i], again[i]);
        }
    }
    for (int tries = 0; tries < 8 && most_together() < 64; tries++) {
        send_group(BASE_COUNT(tickets), tickets); /* the last one came in in pieces */
        for (size_t i = 0; i < BASE_COUNT(tickets); i++) {
            (void)verified(tickets[i]);
        }
    }
    assert_int_equal(most_together(), 64);
    assert_int_equal(stage_count("SELECT count(*) FROM casefile.message"
                                 " WHERE octet_length(answer) > 250"
                                 " + CASE get_byte(answer, 0) WHEN 2 THEN 96 ELSE 0 END"),
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
    assert_true(stage_count("WITH d AS (DELETE FROM casefile.proof RETURNING 1)"
                            " SELECT count(*) FROM d") > 0);
    same_answer(ticket, send_again(ticket));
}

/* One of a group that was not signed alone: while one is signed the others come. */
static size_t
not_alone(const size_t tickets[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (of_row("SELECT get_byte(answer, 0) FROM casefile.message WHERE",
                   tickets[i],
                   "") == 1) {
            return tickets[i];
        }
    }
    fail_msg("%zu at once, and each was signed alone", count);
    return 0;
}

/* A receipt whose proof is not there is not given without it. */
static void
none_is_sent_without_its_proof(void **state)
{
    (void)state;
    size_t alone = send_notification("W/2"), tickets[16];
    (void)verified(alone);
    send_group(BASE_COUNT(tickets), tickets);
    for (size_t i = 0; i < BASE_COUNT(tickets); i++) {
        (void)verified(tickets[i]);
    }
    size_t apart = not_alone(tickets, BASE_COUNT(tickets));
    assert_true(stage_count("WITH u AS (UPDATE casefile.proof SET leaves = decode("
                            "repeat('00', octet_length(leaves)), 'hex') RETURNING 1)"
                            " SELECT count(*) FROM u") > 0);
    /* behind the first byte and the signature comes the leaf */
    assert_int_equal(of_row("WITH u AS (UPDATE casefile.message SET answer = overlay("
                            "answer PLACING decode(repeat('00', 32), 'hex') FROM 66)"
                            " WHERE",
                            alone,
                            "RETURNING 1) SELECT count(*) FROM u"),
                     1);
    size_t again[] = {send_again(alone), send_again(apart)};
    for (size_t i = 0; i < BASE_COUNT(again); i++) {
        assert_int_equal(stage_answer(&stage, INTAKE, again[i])->kind, VIGIL_ANSWER_BUSY);
    }
    size_t other = send_notification("W/3"); /* others do not suffer from it */
    (void)verified(other);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_are_signed),
        cmocka_unit_test(what_was_kept_whole_is_sent),
        cmocka_unit_test(none_is_sent_without_its_proof),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
