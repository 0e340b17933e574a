/*
 * The whole life of a case with real daemons on a real PostgreSQL: from a notification
 * that is not complete yet to the report of a review that covers two cases.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "process_life.h"

static char first[VIGIL_REF_SIZE], second[VIGIL_REF_SIZE], review[VIGIL_REF_SIZE];

static void
what_is_not_known_yet_is_asked_for(void **state)
{
    (void)state;
    process_notify("notification_ref=P/1", "neglect=", first);
    process_expect("SELECT kind || ' ' || state || ' ' || owner || ' ' || label"
                   " FROM casefile.item WHERE case_ref = '%s' AND label = 'neglect'",
                   first,
                   "1 1 E08000025 neglect");
    process_expect("SELECT kind || ' ' || incident_type || ' ' ||"
                   " array_to_string(also, ',') || ' ' || encode(trail, 'hex')"
                   " FROM casefile.cases WHERE case_ref = '%s'",
                   first,
                   "1 2 E08000003 01");
}

static void
a_receipt_warns_of_it(void **state)
{
    (void)state;
    size_t ticket = process_send(INTAKE,
                                 &stage_birmingham,
                                 VIGIL_MESSAGE_NOTIFICATION,
                                 LINES("notification_ref=P/W",
                                       "incident_on=2026-03-23",
                                       "became_aware_on=2026-03-24",
                                       "incident_type=serious_harm",
                                       "harm_category=neglect",
                                       "children[0].child_no=1"));
    const struct vigil_answer *answer = stage_answer(&stage, INTAKE, ticket);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RECEIPT);
    assert_non_null(answer->receipt.warnings);
    assert_true(answer->receipt.warnings->count >= 8);
    assert_true(answer->receipt.received_at <= answer->receipt.recorded_at);
    process_expect("SELECT count(*) >= 8 FROM casefile.item WHERE case_ref = '%s'",
                   answer->receipt.case_ref,
                   "t");
}

static void
the_panel_asks_and_who_shares_the_case_answers(void **state)
{
    (void)state;
    (void)process_take(DECISIONS,
                       &stage_panel,
                       VIGIL_MESSAGE_SEEN,
                       LINES(process_of(first), "officer=duty"));
    (void)process_take(DECISIONS,
                       &stage_panel,
                       VIGIL_MESSAGE_QUESTION,
                       LINES(process_of(first),
                             "words=Who was there?",
                             "due_on=2026-04-03",
                             "field=outline"));
    process_expect("SELECT state || ' ' || owner || ' ' || due_on FROM casefile.item"
                   " WHERE case_ref = '%s' AND kind = 2",
                   first,
                   "1 E08000025 2026-04-03");
    (void)process_take(INTAKE,
                       &stage_manchester,
                       VIGIL_MESSAGE_ANSWER,
                       LINES(process_of(first), "question_no=1", "words=Nobody."));
    (void)process_take(INTAKE,
                       &stage_birmingham,
                       VIGIL_MESSAGE_AMENDMENT,
                       LINES(process_of(first),
                             "expected_version=4",
                             "reason=It came later.",
                             "changes[0].path=neglect",
                             "changes[0].value=yes"));
    process_expect("SELECT string_agg(kind || '=' || state, ' ' ORDER BY kind)"
                   " FROM casefile.item WHERE case_ref = '%s'"
                   " AND (kind = 2 OR label = 'neglect')",
                   first,
                   "1=2 2=2");
    process_expect("SELECT version || ' ' || (seen_at IS NOT NULL) || ' ' ||"
                   " encode(trail, 'hex') FROM casefile.cases WHERE case_ref = '%s'",
                   first,
                   "5 true 0151523633");
}

static void
the_panel_disagrees_and_the_partnership_replies(void **state)
{
    (void)state;
    process_notify("notification_ref=P/2", "neglect=no", second);
    process_review(first);
    process_review(second);
    (void)process_take(DECISIONS,
                       &stage_panel,
                       VIGIL_MESSAGE_PANEL_RESPONSE,
                       LINES(process_of(first),
                             "response=disagrees",
                             "reason=learning_already_identified",
                             "letter=Dear partners, we ask you to think again."));
    process_expect("SELECT string_agg(kind || '=' || state || ' ' || owner, ', '"
                   " ORDER BY kind) FROM casefile.item"
                   " WHERE case_ref = '%s' AND kind IN (12, 16)",
                   first,
                   "12=1 E08000025, 16=3 panel");
    (void)process_take(INTAKE,
                       &stage_birmingham,
                       VIGIL_MESSAGE_RESPONSE_REPLY,
                       LINES(process_of(first),
                             "stand=decision_stands",
                             "final_decision=lcspr",
                             "words=We hold to it."));
    process_expect("SELECT stand || ' ' || response || ' ' || decision"
                   " FROM casefile.cases WHERE case_ref = '%s'",
                   first,
                   "1 2 1");
}

static void
a_review_is_a_file_of_its_own_and_brings_its_cases_along(void **state)
{
    (void)state;
    char link[64];
    (void)base_text_print(link, sizeof(link), "links[0].case_ref=%s", first);
    const struct vigil_receipt *receipt =
        process_take(INTAKE,
                     &stage_birmingham,
                     VIGIL_MESSAGE_LCSPR,
                     LINES("lcspr_ref=R/1",
                           "commissioned_on=2026-03-30",
                           "shape=same_incident",
                           "children=2",
                           "publication=in_progress",
                           link,
                           "links[1].notification_ref=P/2"));
    (void)base_text_copy(review, sizeof(review), receipt->case_ref);
    assert_string_not_equal(review, first);
    process_expect("SELECT kind || ' ' || state || ' ' || notification_ref || ' ' ||"
                   " lcspr_commissioned_on FROM casefile.cases WHERE case_ref = '%s'",
                   review,
                   "2 13 R/1 2026-03-30");
    process_expect("SELECT string_agg(notification_ref || ' ' || lcspr_ref, ', '"
                   " ORDER BY notification_ref) FROM casefile.cases"
                   " WHERE review_ref = '%s'",
                   review,
                   "P/1 R/1, P/2 R/1");
    /* the same record again, fuller: the same file */
    receipt = process_take(INTAKE,
                           &stage_birmingham,
                           VIGIL_MESSAGE_LCSPR,
                           LINES("lcspr_ref=R/1",
                                 "commissioned_on=2026-03-30",
                                 "shape=same_incident",
                                 "children=3",
                                 "publication=in_progress",
                                 link,
                                 "links[1].notification_ref=P/2",
                                 "key_lines[0].question=Whose case was it?"));
    assert_string_equal(receipt->case_ref, review);
    /* those of the two rapid reviews came with its first record, and one is its own */
    char carried[128];
    (void)base_text_print(
        carried, sizeof(carried), "%s/1 %s/2 %s/1 %s/2 ", first, first, second, second);
    process_expect("SELECT string_agg(label, ' ' ORDER BY no) FROM casefile.item"
                   " WHERE case_ref = '%s' AND kind = 3 AND state = 1",
                   review,
                   carried);
    process_expect("SELECT string_agg(no || '=' || state, ' ' ORDER BY no)"
                   " FROM casefile.item WHERE case_ref = '%s' AND kind = 3",
                   first,
                   "1=10 2=10");
}

static void
the_report_is_received_for_all_that_it_covers(void **state)
{
    (void)state;
    (void)process_take(INTAKE,
                       &stage_birmingham,
                       VIGIL_MESSAGE_LCSPR_REPORT,
                       LINES("lcspr_ref=R/1",
                             "methodology=systems",
                             "methods=Conversations.",
                             "findings=Nobody asked why.",
                             "added_value=It did.",
                             "key_lines[0].key_line_no=1",
                             "key_lines[0].fate=followed",
                             "key_lines[1].key_line_no=2",
                             "key_lines[1].fate=followed",
                             "key_lines[2].key_line_no=3",
                             "key_lines[2].fate=followed",
                             "key_lines[3].key_line_no=4",
                             "key_lines[3].fate=followed",
                             "key_lines[4].key_line_no=5",
                             "key_lines[4].fate=followed",
                             "causes[0].cause=workload",
                             "causes[0].how=Too many cases."));
    process_expect("SELECT state || ' ' || (lcspr_received_at IS NOT NULL)"
                   " FROM casefile.cases WHERE case_ref = '%s'",
                   review,
                   "14 true");
    process_expect("SELECT count(*) FROM casefile.cases WHERE review_ref = '%s'"
                   " AND lcspr_received_at IS NOT NULL AND state IN (4, 7)",
                   review,
                   "2");
}

static void
what_a_command_did_not_see_is_told(void **state)
{
    (void)state;
    char before[256], after[256];
    static const char *const rows = "SELECT md5(string_agg(c::text, '')) FROM "
                                    "casefile.cases c WHERE case_ref <> '%s'";
    process_sql(rows, "", before, sizeof(before));
    long position = stage_count("SELECT position FROM journal.head");
    const struct vigil_fault *fault =
        process_refused(INTAKE,
                        &stage_birmingham,
                        VIGIL_MESSAGE_AMENDMENT,
                        LINES(process_of(first),
                              "expected_version=5",
                              "reason=It came later.",
                              "changes[0].path=domestic_abuse",
                              "changes[0].value=yes"),
                        "case_changed");
    assert_non_null(strstr(fault->wrong, "rapid_review, panel_response, response_reply"));
    (void)process_refused(
        INTAKE,
        &stage_manchester,
        VIGIL_MESSAGE_WITHDRAWAL,
        LINES(process_of(first), "why=entered_in_error", "reason=Wrong."),
        "not_the_lead");
    process_sql(rows, "", after, sizeof(after));
    assert_string_equal(before, after);
    assert_int_equal(stage_count("SELECT position FROM journal.head"), position);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_known_yet_is_asked_for),
        cmocka_unit_test(a_receipt_warns_of_it),
        cmocka_unit_test(the_panel_asks_and_who_shares_the_case_answers),
        cmocka_unit_test(the_panel_disagrees_and_the_partnership_replies),
        cmocka_unit_test(a_review_is_a_file_of_its_own_and_brings_its_cases_along),
        cmocka_unit_test(the_report_is_received_for_all_that_it_covers),
        cmocka_unit_test(what_a_command_did_not_see_is_told),
    };
    process_open("2026-03-30T10:00:00Z");
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    stage_close(&stage);
    return failed;
}
