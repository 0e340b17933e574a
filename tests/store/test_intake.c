/*
 * Transcripts with a real vigil-intake on a real PostgreSQL: what is sent, what comes
 * back, what is stored.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "daemon_stage.h"
#include "notification_sample.h"

enum { INTAKE = 0 };

static struct stage stage;

static const struct vigil_answer *
notify(const struct vigil_key *key, const struct vigil_notification *notification)
{
    uint8_t bytes[8192];
    struct vigil_id id = base_id_new();
    size_t size = notification_pack(&id, notification, bytes, sizeof(bytes));
    return stage_answer(&stage, INTAKE, stage_send(&stage, INTAKE, key, bytes, size));
}

static void
a_notification_gets_a_receipt(void **state)
{
    (void)state;
    const struct vigil_notification notification = notification_sample("A/1");
    const struct vigil_answer *answer = notify(&stage_birmingham, &notification);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RECEIPT);
    assert_int_equal(strncmp(answer->receipt.case_ref, "CSP-2026-", 9), 0);
    assert_true(answer->receipt.sandbox);
    assert_int_equal(answer->receipt.deadlines_count, 3);
    /* notified on Mon 2026-03-30: domain.md's chain has the rapid review due on 22 April
     */
    assert_int_equal(answer->receipt.deadlines[0].state, VIGIL_CLOCK_STATE_MET_IN_TIME);
    assert_int_equal(answer->receipt.deadlines[1].due_on, base_date_of(2026, 4, 22));
    char statement[200];
    (void)base_text_print(statement,
                          sizeof(statement),
                          "SELECT count(*) FROM journal.entry WHERE position = %lld AND "
                          "case_ref = '%s'",
                          (long long)answer->receipt.position,
                          answer->receipt.case_ref);
    assert_int_equal(stage_count(statement), 1);
}

static void
the_same_message_gets_the_same_bytes(void **state)
{
    (void)state;
    uint8_t bytes[8192];
    struct vigil_id id = base_id_new();
    struct vigil_notification notification = notification_sample("A/2");
    size_t size = notification_pack(&id, &notification, bytes, sizeof(bytes));
    size_t first = stage_send(&stage, INTAKE, &stage_birmingham, bytes, size);
    size_t second = stage_send(&stage, INTAKE, &stage_birmingham, bytes, size);
    const struct vigil_answer *one = stage_answer(&stage, INTAKE, first);
    const struct vigil_answer *two = stage_answer(&stage, INTAKE, second);
    assert_int_equal(one->kind, VIGIL_ANSWER_RECEIPT);
    assert_int_equal(one->bytes_size, two->bytes_size);
    assert_memory_equal(one->bytes, two->bytes, one->bytes_size);
    size_t third = stage_send(&stage, INTAKE, &stage_birmingham, bytes, size);
    const struct vigil_answer *three = stage_answer(&stage, INTAKE, third);
    assert_int_equal(one->bytes_size, three->bytes_size);
    assert_memory_equal(one->bytes, three->bytes, one->bytes_size);
    /* the same id with other content is refused, and stores nothing */
    notification.neglect = VIGIL_YES_NO_NO;
    size = notification_pack(&id, &notification, bytes, sizeof(bytes));
    const struct vigil_answer *other = stage_answer(
        &stage, INTAKE, stage_send(&stage, INTAKE, &stage_birmingham, bytes, size));
    assert_int_equal(other->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(other->rejection.code, "message_id_reused");
    /* another sender with that id learns nothing of it */
    notification = notification_sample("M/2");
    size = notification_pack(&id, &notification, bytes, sizeof(bytes));
    const struct vigil_answer *stranger = stage_answer(
        &stage, INTAKE, stage_send(&stage, INTAKE, &stage_manchester, bytes, size));
    assert_int_equal(stranger->kind, VIGIL_ANSWER_RECEIPT);
    assert_int_equal(stage_count("SELECT count(*) FROM casefile.cases"
                                 " WHERE notification_ref = 'A/2'"),
                     1);
}

static void
one_bad_message_in_a_group_is_refused_alone(void **state)
{
    (void)state;
    enum { COUNT = 40, BAD = 17 };
    size_t tickets[COUNT];
    (void)kill(stage.daemons[INTAKE].pid, SIGSTOP); /* so that all of them wait */
    for (size_t i = 0; i < COUNT; i++) {
        char own[16];
        uint8_t bytes[8192];
        (void)base_text_print(own, sizeof(own), "G/%zu", i);
        struct vigil_notification notification = notification_sample(own);
        if (i == BAD) {
            notification.became_aware_on = base_date_of(2026, 3, 1);
            notification.children[0].child_no = 0;
        }
        struct vigil_id id = base_id_new();
        size_t size = notification_pack(&id, &notification, bytes, sizeof(bytes));
        tickets[i] = stage_send(&stage, INTAKE, &stage_birmingham, bytes, size);
    }
    (void)kill(stage.daemons[INTAKE].pid, SIGCONT);
    for (size_t i = 0; i < COUNT; i++) {
        const struct vigil_answer *answer = stage_answer(&stage, INTAKE, tickets[i]);
        assert_int_equal(answer->kind,
                         i == BAD ? VIGIL_ANSWER_REJECTION : VIGIL_ANSWER_RECEIPT);
    }
    const struct vigil_answer *refused = stage_answer(&stage, INTAKE, tickets[BAD]);
    assert_int_equal(refused->rejection.faults.count, 2); /* all faults at once */
    assert_int_equal(stage_count("SELECT count(*) FROM casefile.cases"
                                 " WHERE notification_ref LIKE 'G/%'"),
                     COUNT - 1);
    assert_int_equal(stage_count("SELECT count(*) - max(position) FROM journal.entry"),
                     0);
}

/* Sends a burst that intake takes as groups; gives how many receipts came. */
static size_t
burst(const char *prefix)
{
    enum { COUNT = 40 };
    size_t tickets[COUNT], receipts = 0;
    (void)kill(stage.daemons[INTAKE].pid, SIGSTOP);
    for (size_t i = 0; i < COUNT; i++) {
        char own[16];
        uint8_t bytes[8192];
        (void)base_text_print(own, sizeof(own), "%s/%zu", prefix, i);
        struct vigil_notification notification = notification_sample(own);
        struct vigil_id id = base_id_new();
        size_t size = notification_pack(&id, &notification, bytes, sizeof(bytes));
        tickets[i] = stage_send(&stage, INTAKE, &stage_birmingham, bytes, size);
    }
    (void)kill(stage.daemons[INTAKE].pid, SIGCONT);
    for (size_t i = 0; i < COUNT; i++) {
        receipts +=
            stage_answer(&stage, INTAKE, tickets[i])->kind == VIGIL_ANSWER_RECEIPT;
    }
    return receipts;
}

/* Groups fail, and the sequence goes back to what was committed, as with a crash of the
 * server: no number comes twice. */
static void
a_sequence_that_goes_back_gives_no_number_twice(void **state)
{
    (void)state;
    char text[64], statement[96];
    assert_int_equal(burst("S"), 40);
    stage_sql("SELECT last_value FROM casefile.serial", text, sizeof(text));
    (void)base_text_print(
        statement, sizeof(statement), "SELECT setval('casefile.serial', %s)", text);
    stage_sql("REVOKE INSERT ON casefile.message FROM vigil_intake", text, sizeof(text));
    assert_int_equal(burst("T"), 0);
    stage_sql("GRANT INSERT ON casefile.message TO vigil_intake", text, sizeof(text));
    stage_sql(statement, text, sizeof(text));
    /* one by one, until a number that was fetched ahead would meet its double */
    for (size_t i = 0; i < 90; i++) {
        char own[16];
        (void)base_text_print(own, sizeof(own), "U/%zu", i);
        struct vigil_notification notification = notification_sample(own);
        assert_int_equal(notify(&stage_birmingham, &notification)->kind,
                         VIGIL_ANSWER_RECEIPT);
    }
}

static void
a_day_before_the_law_is_refused(void **state)
{
    (void)state;
    struct vigil_notification notification = notification_sample("A/9");
    notification.incident_on = notification.became_aware_on = base_date_of(2014, 5, 6);
    notification.children[0].date_of_birth = base_date_of(2013, 5, 1);
    const struct vigil_answer *answer = notify(&stage_birmingham, &notification);
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_int_equal(answer->rejection.faults.count, 1);
    assert_string_equal(answer->rejection.faults.at[0].code, "before_the_law");
}

static void
an_own_reference_is_used_once(void **state)
{
    (void)state;
    struct vigil_notification notification = notification_sample("A/3");
    assert_int_equal(notify(&stage_birmingham, &notification)->kind,
                     VIGIL_ANSWER_RECEIPT);
    const struct vigil_answer *again = notify(&stage_birmingham, &notification);
    assert_int_equal(again->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(again->rejection.faults.at[0].code, "already_notified");
    /* another authority may have the same reference, and learns nothing */
    assert_int_equal(notify(&stage_manchester, &notification)->kind,
                     VIGIL_ANSWER_RECEIPT);
}

/* The database goes away in the middle: Busy, never a receipt; and back again. */
static void
a_database_that_is_away_means_busy(void **state)
{
    (void)state;
    char text[64];
    stage_sql("ALTER ROLE vigil_intake NOLOGIN", text, sizeof(text));
    stage_sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
              " WHERE usename = 'vigil_intake'",
              text,
              sizeof(text));
    struct vigil_notification notification = notification_sample("B/1");
    assert_int_equal(notify(&stage_birmingham, &notification)->kind, VIGIL_ANSWER_BUSY);
    assert_int_equal(notify(&stage_birmingham, &notification)->kind, VIGIL_ANSWER_BUSY);
    stage_sql("ALTER ROLE vigil_intake LOGIN", text, sizeof(text));
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    enum vigil_answer_kind kind = VIGIL_ANSWER_BUSY;
    while (kind == VIGIL_ANSWER_BUSY) {
        assert_true(base_time_monotonic_ms() < end_ms);
        kind = notify(&stage_birmingham, &notification)->kind;
    }
    assert_int_equal(kind, VIGIL_ANSWER_RECEIPT);
}

static void
sigterm_ends_it_in_order(void **state)
{
    (void)state;
    int64_t start_ms = base_time_monotonic_ms();
    int status = stage_end(&stage, INTAKE, SIGTERM);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_in_range(base_time_monotonic_ms() - start_ms, 0, 2000);
}

static int
set_up(void **state)
{
    (void)state;
    stage_open(&stage, "2026-03-30T09:00:00Z");
    stage_enrol(&stage, &stage_birmingham);
    stage_enrol(&stage, &stage_manchester);
    stage_enrol(&stage, &stage_panel);
    stage_enrol(&stage, &stage_operator);
    stage_start(&stage, INTAKE, "intake");
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
        cmocka_unit_test(a_notification_gets_a_receipt),
        cmocka_unit_test(the_same_message_gets_the_same_bytes),
        cmocka_unit_test(one_bad_message_in_a_group_is_refused_alone),
        cmocka_unit_test(a_sequence_that_goes_back_gives_no_number_twice),
        cmocka_unit_test(a_day_before_the_law_is_refused),
        cmocka_unit_test(an_own_reference_is_used_once),
        cmocka_unit_test(a_database_that_is_away_means_busy),
        cmocka_unit_test(sigterm_ends_it_in_order),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
