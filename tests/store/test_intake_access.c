/*
 * Transcripts with a real vigil-intake: who may see and change what. Another's case is
 * answered as one that does not exist; a revoked key is refused at once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "daemon_stage.h"
#include "notification_sample.h"
#include "wire/wire_key.h"
#include "wire/wire_query.h"
#include "wire/wire_rapid_review.h"

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

static const struct vigil_answer *
ask(const struct vigil_key *key, enum vigil_message type, const char *case_ref)
{
    uint8_t body[512], bytes[1024];
    struct vigil_query query = {0};
    struct vigil_id id = base_id_new();
    (void)base_text_copy(query.case_ref, sizeof(query.case_ref), case_ref);
    size_t size = wire_query_write(&query, body, sizeof(body));
    size = wire_envelope_write(&id, type, body, size, bytes, sizeof(bytes));
    return stage_answer(&stage, INTAKE, stage_send(&stage, INTAKE, key, bytes, size));
}

static void
the_authority_is_the_keys(void **state)
{
    (void)state;
    struct vigil_notification notification = notification_sample("A/4");
    (void)base_text_copy(
        notification.authority, sizeof(notification.authority), "E08000003");
    const struct vigil_answer *answer = notify(&stage_birmingham, &notification);
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer->rejection.faults.at[0].path, "authority");
}

static void
anothers_case_is_as_one_that_is_not(void **state)
{
    (void)state;
    struct vigil_notification notification = notification_sample("A/5");
    const struct vigil_answer *receipt = notify(&stage_birmingham, &notification);
    assert_int_equal(receipt->kind, VIGIL_ANSWER_RECEIPT);
    char case_ref[VIGIL_REF_SIZE];
    (void)base_text_copy(case_ref, sizeof(case_ref), receipt->receipt.case_ref);
    assert_int_equal(ask(&stage_birmingham, VIGIL_MESSAGE_CASE_QUERY, case_ref)->kind,
                     VIGIL_ANSWER_RESULT);
    assert_int_equal(ask(&stage_panel, VIGIL_MESSAGE_CASE_QUERY, case_ref)->kind,
                     VIGIL_ANSWER_RESULT);
    struct vigil_rejection theirs =
        ask(&stage_manchester, VIGIL_MESSAGE_CASE_QUERY, case_ref)->rejection;
    /* a well-formed reference that nobody has */
    struct vigil_rejection nobodys =
        ask(&stage_manchester, VIGIL_MESSAGE_CASE_QUERY, "CSP-2026-000123-3")->rejection;
    assert_string_equal(theirs.code, nobodys.code);
    assert_int_equal(theirs.faults.count, 1);
    assert_memory_equal(&theirs.faults, &nobodys.faults, sizeof(theirs.faults));
    /* nor can they add to it */
    uint8_t body[512], bytes[1024];
    struct vigil_rapid_review review = {.received_at = VIGIL_INSTANT_NONE,
                                        .decision = VIGIL_DECISION_LCSPR,
                                        .rationale = "further learning is likely"};
    (void)base_text_copy(review.of.case_ref, sizeof(review.of.case_ref), case_ref);
    struct vigil_id id = base_id_new();
    size_t size = wire_rapid_review_write(&review, body, sizeof(body));
    size = wire_envelope_write(
        &id, VIGIL_MESSAGE_RAPID_REVIEW, body, size, bytes, sizeof(bytes));
    const struct vigil_answer *answer = stage_answer(
        &stage, INTAKE, stage_send(&stage, INTAKE, &stage_manchester, bytes, size));
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer->rejection.faults.at[0].code, "no_such_case");
    answer = stage_answer(
        &stage, INTAKE, stage_send(&stage, INTAKE, &stage_birmingham, bytes, size));
    assert_int_equal(answer->kind, VIGIL_ANSWER_RECEIPT);
    assert_int_equal(answer->receipt.deadlines_count, 4);
}

static void
a_revoked_key_is_refused_at_once(void **state)
{
    (void)state;
    static const struct vigil_key leaver = {
        STAGE_KEY("x"), "E08000025", VIGIL_ROLE_AUTHORITY, false};
    stage_enrol(&stage, &leaver);
    struct vigil_notification notification = notification_sample("X/1");
    assert_int_equal(notify(&leaver, &notification)->kind, VIGIL_ANSWER_RECEIPT);
    uint8_t body[WIRE_KEY_SIZE], bytes[256];
    struct vigil_id id = base_id_new();
    struct vigil_key key = leaver;
    size_t size = wire_key_write(&key, body, sizeof(body));
    size = wire_envelope_write(
        &id, VIGIL_MESSAGE_KEY_REVOKE, body, size, bytes, sizeof(bytes));
    const struct vigil_answer *answer = stage_answer(
        &stage, INTAKE, stage_send(&stage, INTAKE, &stage_operator, bytes, size));
    assert_int_equal(answer->kind, VIGIL_ANSWER_RECEIPT);
    notification = notification_sample("X/2");
    const struct vigil_answer *refused = notify(&leaver, &notification);
    assert_int_equal(refused->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(refused->rejection.code, "key_revoked");
    assert_non_null(strstr(refused->rejection.faults.at[0].right, "a new key"));
    assert_int_equal(ask(&leaver, VIGIL_MESSAGE_CASES_QUERY, "")->kind,
                     VIGIL_ANSWER_REJECTION);
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
        cmocka_unit_test(the_authority_is_the_keys),
        cmocka_unit_test(anothers_case_is_as_one_that_is_not),
        cmocka_unit_test(a_revoked_key_is_refused_at_once),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
