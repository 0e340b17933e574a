/*
 * A real vigil-deadlines: what is entered in the ledger of a clock that has ended while
 * nobody looked.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "wake_stage.h"
#include "wire/wire_rapid_review.h"

/* Paused before its first rung, and met behind its last one. */
static void
what_lies_in_a_pause_is_never_reached(void **state)
{
    (void)state;
    uint8_t body[1024];
    struct vigil_rapid_review review = {.decision = VIGIL_DECISION_NO_LCSPR};
    size_t size = wire_rapid_review_write(&review, body, sizeof(body));
    post_notification("CSP-2026-200004-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_form(VIGIL_EVENT_CLOCK_PAUSE,
              "CSP-2026-200004-X",
              FORM("clock=rapid_review",
                   "from_on=2026-04-01",
                   "approved_by=head of the secretariat",
                   "reason=inquest",
                   "letter=paused"));
    post_all();
    assert_sql("SELECT state || ' ' || due_on FROM deadlines.clock WHERE clock = 2 AND "
               "case_ref = 'CSP-2026-200004-X'",
               "5 2026-04-22");
    assert_true(base_time_advance(24 * BASE_DAY)); /* to 10:00 on 23 April */
    post(VIGIL_EVENT_RAPID_REVIEW, "CSP-2026-200004-X", body, size);
    journal_commit(STAGE_NOW + 24 * BASE_DAY);
    await_sql("SELECT count(*) FROM deadlines.clock WHERE clock = 2 AND state = 3 AND "
              "case_ref = 'CSP-2026-200004-X'",
              1);
    await_nothing_due("2026-04-23 12:00");
    assert_sql("SELECT count(*) FROM deadlines.ledger WHERE clock = 2 AND case_ref ="
               " 'CSP-2026-200004-X'",
               "0");
}

/* The same without a pause: what was passed unseen is there, and is not sent. */
static void
what_was_passed_before_it_was_met_is_entered(void **state)
{
    (void)state;
    uint8_t body[1024];
    struct vigil_rapid_review review = {.decision = VIGIL_DECISION_NO_LCSPR};
    size_t size = wire_rapid_review_write(&review, body, sizeof(body));
    post_notification("CSP-2026-200005-X", VIGIL_INCIDENT_TYPE_DEATH);
    journal_commit(STAGE_NOW);
    post(VIGIL_EVENT_RAPID_REVIEW, "CSP-2026-200005-X", body, size);
    journal_commit(STAGE_NOW + 22 * BASE_DAY); /* in the morning of the last day */
    await_sql("SELECT count(*) FROM deadlines.clock WHERE clock = 2 AND state = 2 AND "
              "case_ref = 'CSP-2026-200005-X'",
              1);
    await_nothing_due("2026-04-23 12:00");
    assert_sql("SELECT string_agg(DISTINCT rung, ' ' ORDER BY rung) FROM deadlines.ledger"
               " WHERE clock = 2 AND case_ref = 'CSP-2026-200005-X'",
               "before_2 before_5");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_lies_in_a_pause_is_never_reached),
        cmocka_unit_test(what_was_passed_before_it_was_met_is_entered),
    };
    return cmocka_run_group_tests(tests, wake_stage_open, deadlines_stage_close);
}
