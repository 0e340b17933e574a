/*
 * A real vigil-deadlines and a journal of the further process: what stops clocks, brings
 * them back, moves them, hands them to another authority, and what goes for a review and
 * the cases that it covers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "deadlines_stage.h"

/* clock.revision:state:due, in order */
#define CLOCKS_OF(ref)                                                                   \
    "SELECT string_agg(clock || '.' || revision || ':' || state || ':' || due_on, ' '"   \
    " ORDER BY clock, revision) FROM deadlines.clock WHERE clock <= 3 AND case_ref = "   \
    "'" ref "'"

/* notification's clock met in time; due on the 15th working day */
#define MET     "1.1:2:2026-03-31 "
#define RUNNING MET "2.1:1:2026-04-22"

static void
a_suspended_case_stops_and_comes_back(void **state)
{
    (void)state;
    const struct {
        const char *ref;
        enum vigil_event_kind stop, back;
        const char *const *stop_lines, *const *back_lines;
    } ways[] = {
        {"CSP-2026-000101-X",
         VIGIL_EVENT_WITHDRAWAL,
         VIGIL_EVENT_REINSTATEMENT,
         FORM("why=entered_in_error", "reason=error"),
         FORM("reason=no error")},
        {"CSP-2026-000102-X",
         VIGIL_EVENT_DUPLICATE_LINK,
         VIGIL_EVENT_DUPLICATE_UNLINK,
         FORM("duplicate_of=CSP-2026-000101-X", "reason=one", "letter=one"),
         FORM("reason=two", "letter=two")},
        {"CSP-2026-000103-X",
         VIGIL_EVENT_CLOSURE,
         VIGIL_EVENT_REOPENING,
         FORM("reason=done", "letter=done"),
         FORM("reason=not done", "letter=not done")},
    };
    for (size_t i = 0; i < BASE_COUNT(ways); i++) {
        post_notification(ways[i].ref, VIGIL_INCIDENT_TYPE_SERIOUS_HARM);
    }
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000101-X"), RUNNING);
    for (size_t i = 0; i < BASE_COUNT(ways); i++) {
        post_form(ways[i].stop, ways[i].ref, ways[i].stop_lines);
    }
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000101-X"), MET "2.1:4:2026-04-22");
    assert_sql(CLOCKS_OF("CSP-2026-000102-X"), MET "2.1:4:2026-04-22");
    assert_sql(CLOCKS_OF("CSP-2026-000103-X"), MET "2.1:4:2026-04-22");
    assert_sql("SELECT count(*) FROM deadlines.clock JOIN deadlines.wake"
               " USING (case_ref, clock, revision) WHERE case_ref IN"
               " ('CSP-2026-000101-X', 'CSP-2026-000102-X', 'CSP-2026-000103-X')"
               " AND clock <= 3 AND state = 4 AND wake.turn = clock.turn",
               "0"); /* there is nothing to wake for */
    for (size_t i = 0; i < BASE_COUNT(ways); i++) {
        post_form(ways[i].back, ways[i].ref, ways[i].back_lines);
    }
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000101-X"), MET "2.1:4:2026-04-22 2.2:1:2026-04-22");
    assert_sql(CLOCKS_OF("CSP-2026-000103-X"), MET "2.1:4:2026-04-22 2.2:1:2026-04-22");
    assert_sql("SELECT count(*) FROM deadlines.wake WHERE case_ref IN"
               " ('CSP-2026-000101-X', 'CSP-2026-000102-X', 'CSP-2026-000103-X')"
               " AND revision = 2 AND wake_at = '2026-04-15 09:00 Europe/London'",
               "3");
}

static void
a_noted_death_has_the_first_clock_alone(void **state)
{
    (void)state;
    post_notification("CSP-2026-000110-X", VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH);
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000110-X"), "1.1:2:2026-03-31");
}

static void
days_that_move_are_a_new_revision(void **state)
{
    (void)state;
    post_notification("CSP-2026-000120-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_all();
    post_form(VIGIL_EVENT_EXTENSION_DECISION,
              "CSP-2026-000120-X",
              FORM("clock=rapid_review",
                   "granted=yes",
                   "until=2026-05-29",
                   "reason=a trial",
                   "letter=until then"));
    post_form(VIGIL_EVENT_AMENDMENT,
              "CSP-2026-000120-X",
              FORM("reason=the log says so",
                   "changes[0].path=children[1].sex",
                   "changes[1].path=became_aware_on",
                   "changes[0].value=male",
                   "changes[1].value=2026-03-20"));
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000120-X"),
               MET "1.2:3:2026-03-27 2.1:4:2026-04-22 2.2:1:2026-05-29");
    /* refused: nothing moves */
    post_form(VIGIL_EVENT_EXTENSION_DECISION,
              "CSP-2026-000120-X",
              FORM("clock=rapid_review", "granted=no", "reason=no", "letter=no"));
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000120-X"),
               MET "1.2:3:2026-03-27 2.1:4:2026-04-22 2.2:1:2026-05-29");
}

static void
another_authority_takes_the_lead(void **state)
{
    (void)state;
    post_notification("CSP-2026-000130-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_all();
    post_form(VIGIL_EVENT_SHARING,
              "CSP-2026-000130-X",
              FORM("areas[0].authority=E08000025",
                   "areas[0].part=where_it_happened",
                   "lead=E08000003",
                   "reason=the child lives there"));
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000130-X"), RUNNING);
    assert_sql("SELECT DISTINCT authority FROM deadlines.clock"
               " WHERE case_ref = 'CSP-2026-000130-X'",
               "E08000003");
}

static void
post_lcspr(const char *review_ref, const char *const *links, size_t links_count)
{
    uint8_t body[WIRE_LCSPR_SIZE];
    struct vigil_lcspr lcspr = {.commissioned_on = base_date_of(2026, 3, 27),
                                .received_at = VIGIL_INSTANT_NONE,
                                .shape = VIGIL_SHAPE_THEMATIC,
                                .publication = VIGIL_PUBLICATION_IN_PROGRESS,
                                .published_on = VIGIL_DATE_NONE,
                                .links_count = links_count};
    (void)base_text_copy(lcspr.lcspr_ref, sizeof(lcspr.lcspr_ref), review_ref);
    for (size_t i = 0; i < links_count; i++) {
        (void)base_text_copy(
            lcspr.links[i].case_ref, sizeof(lcspr.links[i].case_ref), links[i]);
    }
    size_t size = wire_lcspr_write(&lcspr, body, sizeof(body));
    assert_true(size > 0);
    post(VIGIL_EVENT_LCSPR, review_ref, body, size);
}

static void
what_goes_for_a_review_goes_for_its_cases(void **state)
{
    (void)state;
    static const char *const links[] = {"CSP-2026-000141-X", "CSP-2026-000142-X"};
    post_notification(links[0], VIGIL_INCIDENT_TYPE_DEATH);
    post_notification(links[1], VIGIL_INCIDENT_TYPE_DEATH);
    post_lcspr("CSP-2026-000143-X", links, 2);
    post_lcspr("CSP-2026-000144-X", NULL, 0);
    post_all();
    /* six months from the commissioning: theirs, and that of the review without a case */
    assert_sql(CLOCKS_OF("CSP-2026-000141-X"), RUNNING " 3.1:1:2026-09-27");
    assert_sql(CLOCKS_OF("CSP-2026-000142-X"), RUNNING " 3.1:1:2026-09-27");
    assert_sql(CLOCKS_OF("CSP-2026-000143-X"), "");
    assert_sql(CLOCKS_OF("CSP-2026-000144-X"), "3.1:1:2026-09-27");
    post_form(VIGIL_EVENT_EXTENSION_DECISION,
              "CSP-2026-000143-X",
              FORM("clock=lcspr",
                   "granted=yes",
                   "until=2026-12-24",
                   "reason=a trial",
                   "letter=until then"));
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000142-X"),
               RUNNING " 3.1:4:2026-09-27 3.2:1:2026-12-24");
    const char *const *report = FORM(
        "methodology=systems", "methods=in words", "findings=found", "added_value=added");
    post_form(VIGIL_EVENT_LCSPR_REPORT, "CSP-2026-000143-X", report);
    post_form(VIGIL_EVENT_LCSPR_REPORT, "CSP-2026-000144-X", report);
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000141-X"),
               RUNNING " 3.1:4:2026-09-27 3.2:2:2026-12-24");
    assert_sql(CLOCKS_OF("CSP-2026-000144-X"), "3.1:2:2026-09-27");
}

static void
the_final_decision_starts_and_stops_the_review(void **state)
{
    (void)state;
    post_notification("CSP-2026-000150-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_form(VIGIL_EVENT_RESPONSE_REPLY,
              "CSP-2026-000150-X",
              FORM("stand=decision_changed", "final_decision=lcspr", "words=yes"));
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000150-X"), RUNNING " 3.1:1:2026-09-30");
    post_form(VIGIL_EVENT_RESPONSE_REPLY,
              "CSP-2026-000150-X",
              FORM("stand=decision_changed", "final_decision=no_lcspr", "words=no"));
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000150-X"), RUNNING " 3.1:4:2026-09-30");
    assert_sql("SELECT count(*) FROM journal.entry WHERE case_ref = 'CSP-2026-000150-X'",
               "8"); /* three of the test; met, three started, one stopped */
}

/* Stopped, a ladder is not climbed; back again and overdue, it is at once. Moves time, so
 * it comes last. */
static void
nothing_is_raised_while_stopped_and_nothing_lost(void **state)
{
    (void)state;
    post_notification("CSP-2026-000160-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_all();
    post_form(VIGIL_EVENT_WITHDRAWAL,
              "CSP-2026-000160-X",
              FORM("why=entered_in_error", "reason=error"));
    post_all();
    post_notification("CSP-2026-000161-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_all();
    assert_int_equal(base_time_open(stage.clock, &stage.error), BASE_OK);
    assert_true(base_time_advance(30 * BASE_DAY));
    /* the other case's rungs show that the daemon has looked */
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    while (stage_count("SELECT count(*) FROM deadlines.ledger"
                       " WHERE case_ref = 'CSP-2026-000161-X' AND sent") == 0) {
        assert_true(base_time_monotonic_ms() < end_ms);
    }
    assert_sql("SELECT count(*) FROM deadlines.ledger"
               " WHERE case_ref = 'CSP-2026-000160-X'",
               "0");
    post_form(
        VIGIL_EVENT_REINSTATEMENT, "CSP-2026-000160-X", FORM("reason=it was right"));
    post_all();
    end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    while (stage_count("SELECT count(*) FROM deadlines.ledger"
                       " WHERE case_ref = 'CSP-2026-000160-X'") == 0) {
        assert_true(base_time_monotonic_ms() < end_ms);
    }
    char other[1024];
    stage_sql("SELECT string_agg(rung || recipient || sent, ' ' ORDER BY rung, recipient)"
              " FROM deadlines.ledger WHERE case_ref = 'CSP-2026-000161-X'",
              other,
              sizeof(other));
    assert_sql(
        "SELECT string_agg(rung || recipient || sent, ' ' ORDER BY rung, recipient)"
        " FROM deadlines.ledger WHERE case_ref = 'CSP-2026-000160-X'"
        " AND revision = 2",
        other);
}

/* However many entries are read at once: what the first began and the second ended was
 * there, and what the third begins is another revision. */
static void
each_entry_of_a_run_is_weighed_by_itself(void **state)
{
    (void)state;
    post_notification("CSP-2026-000109-X", VIGIL_INCIDENT_TYPE_SERIOUS_HARM);
    post_form(VIGIL_EVENT_WITHDRAWAL,
              "CSP-2026-000109-X",
              FORM("why=entered_in_error", "reason=error"));
    post_form(VIGIL_EVENT_REINSTATEMENT, "CSP-2026-000109-X", FORM("reason=no error"));
    post_form(VIGIL_EVENT_EXTENSION_DECISION,
              "CSP-2026-000109-X",
              FORM("granted=yes",
                   "clock=rapid_review",
                   "until=2026-05-06",
                   "approved_by=head of the secretariat",
                   "reason=inquest",
                   "letter=granted"));
    post_all();
    assert_sql(CLOCKS_OF("CSP-2026-000109-X"),
               MET "2.1:4:2026-04-22 2.2:4:2026-04-22 2.3:1:2026-05-06");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_suspended_case_stops_and_comes_back),
        cmocka_unit_test(each_entry_of_a_run_is_weighed_by_itself),
        cmocka_unit_test(a_noted_death_has_the_first_clock_alone),
        cmocka_unit_test(days_that_move_are_a_new_revision),
        cmocka_unit_test(another_authority_takes_the_lead),
        cmocka_unit_test(what_goes_for_a_review_goes_for_its_cases),
        cmocka_unit_test(the_final_decision_starts_and_stops_the_review),
        cmocka_unit_test(nothing_is_raised_while_stopped_and_nothing_lost),
    };
    return cmocka_run_group_tests(tests, deadlines_stage_open, deadlines_stage_close);
}
