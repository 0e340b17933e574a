/*
 * Many messages at once, decided as one group in one transaction: each sees what those
 * before it did, cases and items that the group itself opened included.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "process_stage.h"

enum { AT_ONCE_MAX = 8 };

struct one {
    enum vigil_message type;
    const char *const *lines;
};

#define NOTIFICATION_LINES(own, neglect)                                                 \
    LINES("notification_ref=" own,                                                       \
          "incident_on=2026-03-23",                                                      \
          "became_aware_on=2026-03-24",                                                  \
          "incident_type=serious_harm",                                                  \
          "harm_category=neglect",                                                       \
          neglect,                                                                       \
          "domestic_abuse=no",                                                           \
          "social_care=open",                                                            \
          "children[0].child_no=1",                                                      \
          "children[0].index_child=yes",                                                 \
          "children[0].date_of_birth=2022-05-01",                                        \
          "children[0].sex=female",                                                      \
          "children[0].ethnicity=WBRI",                                                  \
          "children[0].disability=no",                                                   \
          "children[0].cp_plan=never",                                                   \
          "children[0].looked_after=never")

/* Lets all of them wait before the daemon sees the first; gives their answers. */
static void
all_at_once(const struct one *ones, size_t count, const struct vigil_answer **ret_answers)
{
    size_t tickets[AT_ONCE_MAX];
    (void)kill(stage.daemons[INTAKE].pid, SIGSTOP);
    for (size_t i = 0; i < count; i++) {
        tickets[i] = process_send(INTAKE, &stage_birmingham, ones[i].type, ones[i].lines);
    }
    (void)kill(stage.daemons[INTAKE].pid, SIGCONT);
    for (size_t i = 0; i < count; i++) {
        ret_answers[i] = stage_answer(&stage, INTAKE, tickets[i]);
    }
}

/* All taken, one behind the other. Mostly they are one group, whose entries have one
 * time; where the daemon woke before the last had arrived they are two, and it must make
 * no difference. */
static void
expect_in_order(const struct vigil_answer *const *answers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(answers[i]->kind, VIGIL_ANSWER_RECEIPT);
        assert_true(answers[i]->receipt.recorded_at >= answers[0]->receipt.recorded_at);
        assert_int_equal(answers[i]->receipt.position,
                         answers[0]->receipt.position + (int64_t)i);
    }
}

static void
what_a_group_opens_it_may_change(void **state)
{
    (void)state;
    const struct one ones[] = {
        {VIGIL_MESSAGE_NOTIFICATION, NOTIFICATION_LINES("G/1", "neglect=")},
        {VIGIL_MESSAGE_AMENDMENT,
         LINES("notification_ref=G/1",
               "expected_version=1",
               "reason=It came.",
               "changes[0].path=neglect",
               "changes[0].value=no")},
        {VIGIL_MESSAGE_WITHDRAWAL,
         LINES("notification_ref=G/1", "why=entered_in_error", "reason=A trial.")},
        {VIGIL_MESSAGE_REINSTATEMENT, LINES("notification_ref=G/1", "reason=No trial.")},
    };
    const struct vigil_answer *answers[BASE_COUNT(ones)];
    all_at_once(ones, BASE_COUNT(ones), answers);
    expect_in_order(answers, BASE_COUNT(ones));
    const char *case_ref = answers[0]->receipt.case_ref;
    assert_string_equal(answers[3]->receipt.case_ref, case_ref);
    process_expect("SELECT state || ' ' || version || ' ' || encode(trail, 'hex')"
                   " FROM casefile.cases WHERE case_ref = '%s'",
                   case_ref,
                   "1 4 01333435");
    process_expect(PROCESS_ITEMS, case_ref, "1.1=2 E08000025");
}

static void
of_those_that_saw_the_same_version_one_is_taken(void **state)
{
    (void)state;
    const char *const *lines = LINES("notification_ref=G/1",
                                     "expected_version=4",
                                     "reason=It came.",
                                     "changes[0].path=domestic_abuse",
                                     "changes[0].value=yes");
    const struct one ones[] = {{VIGIL_MESSAGE_AMENDMENT, lines},
                               {VIGIL_MESSAGE_AMENDMENT, lines},
                               {VIGIL_MESSAGE_AMENDMENT, lines}};
    const struct vigil_answer *answers[BASE_COUNT(ones)];
    all_at_once(ones, BASE_COUNT(ones), answers);
    assert_int_equal(answers[0]->kind, VIGIL_ANSWER_RECEIPT);
    for (size_t i = 1; i < BASE_COUNT(ones); i++) {
        assert_int_equal(answers[i]->kind, VIGIL_ANSWER_REJECTION);
        assert_string_equal(answers[i]->rejection.faults.at[0].code, "case_changed");
        assert_string_equal(answers[i]->rejection.faults.at[0].wrong,
                            "changed since by amendment");
    }
    process_expect("SELECT version FROM casefile.cases WHERE case_ref = '%s'",
                   answers[0]->receipt.case_ref,
                   "5");
}

static void
a_review_and_its_report_come_together(void **state)
{
    (void)state;
    const struct one ones[] = {
        {VIGIL_MESSAGE_NOTIFICATION, NOTIFICATION_LINES("G/2", "neglect=no")},
        {VIGIL_MESSAGE_RAPID_REVIEW,
         LINES("notification_ref=G/2", "decision=lcspr", "rationale=Learning.")},
        {VIGIL_MESSAGE_LCSPR,
         LINES("lcspr_ref=G/R",
               "commissioned_on=2026-03-30",
               "shape=single",
               "publication=in_progress",
               "links[0].notification_ref=G/2",
               "key_lines[0].question=Why?")},
        {VIGIL_MESSAGE_LCSPR_REPORT,
         LINES("lcspr_ref=G/R",
               "methodology=systems",
               "methods=Conversations.",
               "findings=Nobody asked.",
               "added_value=It did.",
               "key_lines[0].key_line_no=1",
               "key_lines[0].fate=followed",
               "causes[0].cause=workload",
               "causes[0].how=Too many.")},
    };
    const struct vigil_answer *answers[BASE_COUNT(ones)];
    all_at_once(ones, BASE_COUNT(ones), answers);
    expect_in_order(answers, BASE_COUNT(ones));
    const char *review = answers[2]->receipt.case_ref;
    assert_string_not_equal(review, answers[0]->receipt.case_ref);
    assert_string_equal(review, answers[3]->receipt.case_ref);
    process_expect(
        "SELECT state FROM casefile.cases WHERE case_ref = '%s'", review, "14");
    process_expect("SELECT state || ' ' || lcspr_ref FROM casefile.cases"
                   " WHERE review_ref = '%s'",
                   review,
                   "7 G/R");
    process_expect(PROCESS_ITEMS, review, "3.1=7 E08000025, 14.1=1 panel");
}

static void
items_of_one_case_are_numbered_through(void **state)
{
    (void)state;
    const char *const *issue = LINES("lcspr_ref=G/R",
                                     "issue=The same.",
                                     "theme=information_sharing",
                                     "asked_of=The Department");
    const struct one ones[] = {{VIGIL_MESSAGE_NATIONAL_ISSUE, issue},
                               {VIGIL_MESSAGE_NATIONAL_ISSUE, issue},
                               {VIGIL_MESSAGE_NATIONAL_ISSUE, issue}};
    const struct vigil_answer *answers[BASE_COUNT(ones)];
    all_at_once(ones, BASE_COUNT(ones), answers);
    expect_in_order(answers, BASE_COUNT(ones));
    process_expect(
        PROCESS_ITEMS,
        answers[0]->receipt.case_ref,
        "3.1=7 E08000025, 7.1=1 panel, 7.2=1 panel, 7.3=1 panel, 14.1=1 panel");
}

static void
a_consideration_is_no_notification(void **state)
{
    (void)state;
    const char *const *lines = LINES("consideration_ref=G/1",
                                     "incident_on=2026-03-23",
                                     "considered_on=2026-03-24",
                                     "incident_type=serious_harm",
                                     "children=1",
                                     "partners[0].partner=local_authority",
                                     "partners[1].partner=integrated_care_board",
                                     "partners[2].partner=police",
                                     "partners[0].assent=agrees",
                                     "partners[1].assent=agrees",
                                     "partners[2].assent=agrees",
                                     "partners[0].reason=An accident.",
                                     "partners[1].reason=An accident.",
                                     "partners[2].reason=An accident.");
    const struct vigil_receipt *receipt =
        process_take(INTAKE, &stage_birmingham, VIGIL_MESSAGE_CONSIDERATION, lines);
    assert_int_equal(receipt->deadlines_count, 0);
    process_expect("SELECT kind || ' ' || state || ' ' || notification_ref"
                   " FROM casefile.cases WHERE case_ref = '%s'",
                   receipt->case_ref,
                   "3 12 G/1");
    (void)process_refused(
        INTAKE, &stage_birmingham, VIGIL_MESSAGE_CONSIDERATION, lines, "there_already");
}

/* In time is judged on when the gate had it, which is not believed without bounds. */
static void
the_time_of_a_fact_is_the_gates(void **state)
{
    (void)state;
    const struct {
        const char *const *lines;
        int64_t off, most_off; /* of the gate's word, and of what is taken, in seconds */
    } cases[] = {
        {NOTIFICATION_LINES("G/3", "neglect=no"), -60, -60},
        {NOTIFICATION_LINES("G/4", "neglect=no"), -600, -300},
        {NOTIFICATION_LINES("G/5", "neglect=no"), 3600, 0},
    };
    const struct vigil_receipt *receipt =
        process_take(INTAKE,
                     &stage_birmingham,
                     VIGIL_MESSAGE_NOTIFICATION,
                     NOTIFICATION_LINES("G/6", "neglect=no"));
    vigil_instant before = receipt->recorded_at;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        stage.received_at = before + cases[i].off * BASE_SECOND;
        receipt = process_take(
            INTAKE, &stage_birmingham, VIGIL_MESSAGE_NOTIFICATION, cases[i].lines);
        vigil_instant now = receipt->recorded_at;
        vigil_instant taken = cases[i].off == cases[i].most_off
                                  ? stage.received_at
                                  : now + cases[i].most_off * BASE_SECOND;
        assert_int_equal(receipt->received_at, taken);
        char text[64], expected[64];
        process_sql("SELECT (extract(epoch FROM notified_at) * 1000000)::bigint"
                    " FROM casefile.cases WHERE case_ref = '%s'",
                    receipt->case_ref,
                    text,
                    sizeof(text));
        (void)base_text_print(expected, sizeof(expected), "%lld", (long long)taken);
        assert_string_equal(text, expected);
    }
    stage.received_at = 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_group_opens_it_may_change),
        cmocka_unit_test(of_those_that_saw_the_same_version_one_is_taken),
        cmocka_unit_test(a_review_and_its_report_come_together),
        cmocka_unit_test(items_of_one_case_are_numbered_through),
        cmocka_unit_test(a_consideration_is_no_notification),
        cmocka_unit_test(the_time_of_a_fact_is_the_gates),
    };
    process_open("2026-03-30T10:00:00Z");
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    stage_close(&stage);
    return failed;
}
