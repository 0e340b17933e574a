/*
 * Transcripts with real vigil-intake and vigil-deadlines: clocks start and stop by what
 * the journal says, rungs go into the ledger once, a second copy stands by.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "daemon_stage.h"
#include "notification_sample.h"
#include "stage_second.h"
#include "wire/wire_query.h"
#include "wire/wire_rapid_review.h"
#include "wire/wire_time_advance.h"

enum { INTAKE = 0, DEADLINES = 1 };

static struct stage stage;

static void
notify(const char *own_ref, char ret_case_ref[VIGIL_REF_SIZE])
{
    uint8_t bytes[8192];
    struct vigil_id id = base_id_new();
    struct vigil_notification notification = notification_sample(own_ref);
    size_t size = notification_pack(&id, &notification, bytes, sizeof(bytes));
    const struct vigil_answer *answer = stage_answer(
        &stage, INTAKE, stage_send(&stage, INTAKE, &stage_birmingham, bytes, size));
    assert_int_equal(answer->kind, VIGIL_ANSWER_RECEIPT);
    (void)base_text_copy(ret_case_ref, VIGIL_REF_SIZE, answer->receipt.case_ref);
}

static void
review(const char *case_ref)
{
    uint8_t body[1024], bytes[2048];
    struct vigil_rapid_review record = {.received_at = VIGIL_INSTANT_NONE,
                                        .decision = VIGIL_DECISION_LCSPR,
                                        .rationale = "further learning is likely"};
    (void)base_text_copy(record.of.case_ref, sizeof(record.of.case_ref), case_ref);
    struct vigil_id id = base_id_new();
    size_t size = wire_rapid_review_write(&record, body, sizeof(body));
    size = wire_envelope_write(
        &id, VIGIL_MESSAGE_RAPID_REVIEW, body, size, bytes, sizeof(bytes));
    const struct vigil_answer *answer = stage_answer(
        &stage, INTAKE, stage_send(&stage, INTAKE, &stage_birmingham, bytes, size));
    assert_int_equal(answer->kind, VIGIL_ANSWER_RECEIPT);
}

static const struct vigil_answer *
advance(const struct vigil_key *key, int64_t days)
{
    uint8_t body[32], bytes[128];
    struct vigil_id id = base_id_new();
    size_t size = wire_time_advance_write(days * BASE_DAY, body, sizeof(body));
    size = wire_envelope_write(
        &id, VIGIL_MESSAGE_TIME_ADVANCE, body, size, bytes, sizeof(bytes));
    return stage_answer(
        &stage, DEADLINES, stage_send(&stage, DEADLINES, key, bytes, size));
}

/* Waits until the count that `from 'case_ref' and` selects is what it should become;
 * fails if it never does. */
static void
await_count(const char *from, const char *case_ref, const char *and, long wanted)
{
    char whole[400];
    (void)base_text_print(
        whole, sizeof(whole), "SELECT count(*) FROM %s'%s'%s", from, case_ref, and);
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    while (stage_count(whole) != wanted) {
        if (base_time_monotonic_ms() > end_ms) {
            fail_msg("%s: %ld, not %ld", whole, stage_count(whole), wanted);
        }
    }
}

#define CLOCKS "deadlines.clock WHERE clock <= 3 AND case_ref = "
#define LEDGER "deadlines.ledger WHERE case_ref = "

static void
clocks_start_and_stop(void **state)
{
    (void)state;
    char case_ref[VIGIL_REF_SIZE];
    notify("D/1", case_ref);
    await_count(CLOCKS, case_ref, " AND state = 1", 1); /* the rapid review's runs */
    await_count(
        CLOCKS, case_ref, " AND state = 2", 1); /* the notification's was met in time */
    review(case_ref);
    await_count(CLOCKS, case_ref, " AND state = 2", 2);
    await_count(
        CLOCKS, case_ref, " AND state = 1 AND clock = 3 AND due_on = '2026-09-30'", 1);
}

static void
only_the_operator_moves_time(void **state)
{
    (void)state;
    assert_int_equal(advance(&stage_birmingham, 1)->kind, VIGIL_ANSWER_REJECTION);
    assert_int_equal(advance(&stage_operator, 400)->kind, VIGIL_ANSWER_REJECTION);
}

/* Due on Wed 2026-04-22: five working days before is the 15th, two before the 20th. */
static void
rungs_are_raised_when_they_are_reached(void **state)
{
    (void)state;
    char case_ref[VIGIL_REF_SIZE];
    notify("D/2", case_ref);
    await_count(CLOCKS, case_ref, " AND state = 1", 1);
    assert_int_equal(advance(&stage_operator, 15)->kind, VIGIL_ANSWER_RECEIPT);
    /* Tue 2026-04-14, 10:00 in London: nothing yet; a day later one is */
    await_count(LEDGER, case_ref, "", 0);
    assert_int_equal(advance(&stage_operator, 1)->kind, VIGIL_ANSWER_RECEIPT);
    await_count(LEDGER, case_ref, "", 1);
    await_count("journal.entry WHERE case_ref = ",
                case_ref,
                "",
                5); /* notified, clock met, two started, alert raised */
    /* killed without a word and started again: nothing lost, nothing twice */
    (void)stage_end(&stage, DEADLINES, SIGKILL);
    stage_start(&stage, DEADLINES, "deadlines");
    assert_int_equal(advance(&stage_operator, 7)->kind, VIGIL_ANSWER_RECEIPT);
    /* now the day of the deadline itself: of two rungs before it and those of the day,
     * each recipient is sent the last only */
    await_count(LEDGER, case_ref, "", 5);
    await_count(LEDGER, case_ref, " AND sent", 3);
    await_count(LEDGER, case_ref, " AND NOT sent AND rung = 'before_2'", 2);
    review(case_ref);
    await_count(CLOCKS, case_ref, " AND state = 2", 2);
    assert_int_equal(advance(&stage_operator, 10)->kind, VIGIL_ANSWER_RECEIPT);
    await_count(LEDGER, case_ref, " AND clock = 2", 5); /* met: nothing more */
}

/* While deadlines is down a rung passes, and then the review comes: the rung is entered,
 * and nothing is sent. */
static void
a_rung_passed_unseen_is_entered(void **state)
{
    (void)state;
    char case_ref[VIGIL_REF_SIZE];
    notify("D/5", case_ref);
    await_count(CLOCKS, case_ref, " AND state = 1", 1);
    (void)stage_end(&stage, DEADLINES, SIGKILL);
    assert_int_equal(base_time_open(stage.clock, &stage.error), BASE_OK);
    assert_true(base_time_advance(17 * BASE_DAY));
    review(case_ref);
    stage_start(&stage, DEADLINES, "deadlines");
    await_count(LEDGER, case_ref, " AND rung = 'before_5' AND NOT sent", 1);
    await_count(LEDGER, case_ref, " AND sent", 0);
}

static void
a_second_copy_stands_by_and_takes_over(void **state)
{
    (void)state;
    char case_ref[VIGIL_REF_SIZE];
    pid_t second = stage_second(&stage, "deadlines");
    notify("D/3", case_ref);
    await_count(CLOCKS, case_ref, " AND state = 1", 1);
    (void)stage_end(&stage, DEADLINES, SIGKILL);
    /* what the first copy was waiting for is raised by the second, without any entry */
    assert_int_equal(base_time_open(stage.clock, &stage.error), BASE_OK);
    assert_true(base_time_advance(16 * BASE_DAY));
    await_count(LEDGER, case_ref, " AND sent", 1);
    notify("D/4", case_ref);
    await_count(CLOCKS, case_ref, " AND state = 1", 1);
    await_count("deadlines.follower, journal.head WHERE follower.position = head.position"
                " AND '' <> ",
                case_ref,
                "",
                1);
    assert_int_equal(stage_count("SELECT count(*) - max(position) FROM journal.entry"),
                     0);
    stage_second_end(second);
    stage_start(&stage, DEADLINES, "deadlines");
}

static void
deadlines_are_listed_for_their_owner(void **state)
{
    (void)state;
    uint8_t body[256], bytes[512];
    struct vigil_query query = {0};
    for (int i = 0; i < 2; i++) {
        struct vigil_id id = base_id_new();
        size_t size = wire_query_write(&query, body, sizeof(body));
        size = wire_envelope_write(
            &id, VIGIL_MESSAGE_DEADLINES_QUERY, body, size, bytes, sizeof(bytes));
        const struct vigil_answer *answer =
            stage_answer(&stage,
                         DEADLINES,
                         stage_send(&stage,
                                    DEADLINES,
                                    i == 0 ? &stage_birmingham : &stage_manchester,
                                    bytes,
                                    size));
        assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
        assert_int_equal(answer->result.listings[0].rows_count, i == 0 ? 13 : 0);
    }
}

static int
set_up(void **state)
{
    (void)state;
    stage_open(&stage, "2026-03-30T09:00:00Z");
    stage_enrol(&stage, &stage_birmingham);
    stage_enrol(&stage, &stage_manchester);
    stage_enrol(&stage, &stage_operator);
    stage_start(&stage, INTAKE, "intake");
    stage_start(&stage, DEADLINES, "deadlines");
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clocks_start_and_stop),
        cmocka_unit_test(only_the_operator_moves_time),
        cmocka_unit_test(rungs_are_raised_when_they_are_reached),
        cmocka_unit_test(a_rung_passed_unseen_is_entered),
        cmocka_unit_test(a_second_copy_stands_by_and_takes_over),
        cmocka_unit_test(deadlines_are_listed_for_their_owner),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
