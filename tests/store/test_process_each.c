/*
 * Each message of the process, in the order of a life: it is taken, and the journal tells
 * of it; so it does of what Vigil does by itself.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "process_each.h"

static char first[VIGIL_REF_SIZE], other[VIGIL_REF_SIZE], review[VIGIL_REF_SIZE];

static void
a_notified_case(void **state)
{
    (void)state;
    process_notify("notification_ref=E/1", "neglect=", first);
    journal_told(&stage, first, VIGIL_EVENT_NOTIFICATION);
    journal_told(&stage, first, VIGIL_EVENT_CLOCK_STARTED);
    PARTNERS(first, AMENDMENT, REASON, "changes[0].path=neglect", "changes[0].value=yes");
    PARTNERS(first,
             EXTENSION_REQUEST,
             "clock=rapid_review",
             "until=2026-04-24",
             "why=police_advice",
             REASON);
    PANEL(first,
          EXTENSION_DECISION,
          "extension_no=1",
          "clock=rapid_review",
          "granted=yes",
          "until=2026-04-24",
          REASON,
          LETTER);
    PARTNERS(first,
             SHARING,
             "areas[0].authority=E08000003",
             "areas[0].part=where_it_happened",
             REASON);
    PANEL(first, SEEN, "officer=duty");
    PANEL(first, QUESTION, "words=Who was there?");
    PARTNERS(first, ANSWER, "question_no=1", "words=Nobody.");
    PANEL(first, NATIONAL_REVIEW, "stage=considered", REASON, LETTER);
    PARTNERS(first,
             NATIONAL_ISSUE,
             "issue=Nobody may share it.",
             "theme=information_sharing",
             "asked_of=The ministry");
    PANEL(first, NATIONAL_ISSUE_ANSWER, "issue_no=1", "answer=in_hand", LETTER);
}

static void
a_case_that_comes_twice(void **state)
{
    (void)state;
    char line[64];
    process_notify("notification_ref=E/2", "neglect=no", other);
    (void)base_text_print(line, sizeof(line), "other=%s", first);
    PANEL(other, DUPLICATE_DISMISSAL, line, REASON);
    (void)base_text_print(line, sizeof(line), "duplicate_of=%s", first);
    PANEL(other, DUPLICATE_LINK, line, REASON, LETTER);
    journal_told(&stage, other, VIGIL_EVENT_CLOCK_STOPPED);
    (void)base_text_print(line, sizeof(line), "duplicate_of=%s", other);
    (void)process_refused(DECISIONS,
                          &stage_panel,
                          VIGIL_MESSAGE_DUPLICATE_LINK,
                          LINES(process_of(first), line, REASON, LETTER),
                          "does_not_go_on");
    PANEL(other, DUPLICATE_UNLINK, REASON, LETTER);
    PARTNERS(other, WITHDRAWAL, "why=entered_in_error", REASON);
    PARTNERS(other, REINSTATEMENT, REASON);
}

static void
a_reviewed_case(void **state)
{
    (void)state;
    PARTNERS(first,
             RAPID_REVIEW,
             "decision=lcspr",
             "rationale=Learning is likely.",
             "key_lines[0].question=What was known?",
             "key_lines[1].question=Who decided?",
             "gaps[0].from=police",
             "gaps[0].missing=The log");
    journal_told(&stage, first, VIGIL_EVENT_CLOCK_MET);
    PARTNERS(first, GAP_OUTCOME, "gap_no=1", "outcome=obtained", "words=It came.");
    PANEL(first,
          PANEL_RESPONSE,
          "response=disagrees",
          "reason=learning_already_identified",
          LETTER);
    PARTNERS(first,
             RESPONSE_REPLY,
             "stand=decision_stands",
             "final_decision=lcspr",
             "words=We hold to it.");
    PARTNERS(first,
             RECOMMENDATIONS,
             "recommendations[0].what=Visits are seen.",
             "recommendations[0].lead_body=The council",
             "recommendations[0].level=local",
             "recommendations[0].theme=daily_life",
             "recommendations[0].measure=An audit",
             "recommendations[0].due_on=2026-09-30");
    PARTNERS(first, RECOMMENDATION_ANSWER, "recommendation_no=1", "answer=accepted");
    PARTNERS(first,
             ACTIONS,
             "actions[0].recommendation_no=1",
             "actions[0].what=A new form",
             "actions[0].owner=The council",
             "actions[0].measure=An audit",
             "actions[0].due_on=2026-09-30");
    PARTNERS(
        first, ACTION_PROGRESS, "action_no=1", "rag=green", "done=yes", "evidence=Seen.");
    PARTNERS(first, FOLLOW_UP, "follow_up_no=1", "rag=amber", "evidence=Half of it.");
}

static void
a_review(void **state)
{
    (void)state;
    char link[64];
    (void)base_text_print(link, sizeof(link), "links[0].case_ref=%s", first);
    const struct vigil_receipt *receipt =
        process_take(INTAKE,
                     &stage_birmingham,
                     VIGIL_MESSAGE_LCSPR,
                     LINES("lcspr_ref=E/R",
                           "commissioned_on=2026-03-30",
                           "shape=single",
                           "publication=in_progress",
                           link,
                           "key_lines[0].question=Whose case was it?"));
    (void)base_text_copy(review, sizeof(review), receipt->case_ref);
    journal_told(&stage, review, VIGIL_EVENT_LCSPR);
    PARTNERS(review,
             REVIEWERS,
             "reviewers[0].name=A reviewer",
             "reviewers[0].independence=outside_the_partnership",
             "reviewers[0].how_independent=Another region",
             "reviewers[0].appointed_on=2026-03-30",
             "methodology=systems");
    PANEL(review, NARROWING, REASON, LETTER);
    PARTNERS(review, DELAY, "why=inquest", "forecast_on=2026-12-01", REASON);
    PARTNERS(
        review, KEY_LINE_FATE, "key_line_no=1", "fate=departed", "words=It led nowhere.");
    PARTNERS(review,
             LCSPR_REPORT,
             "methodology=systems",
             "methods=Conversations.",
             "findings=Nobody asked why.",
             "added_value=It did.",
             "key_lines[0].key_line_no=2",
             "key_lines[1].key_line_no=3",
             "key_lines[0].fate=followed",
             "key_lines[1].fate=followed",
             "causes[0].cause=workload",
             "causes[0].how=Too many cases.");
    PANEL(review,
          QUALITY_ASSESSMENT,
          LETTER,
          "features[0].feature=gets_to_why",
          "features[0].answer=partly");
    each_advance(21);
    journal_told(&stage, other, VIGIL_EVENT_ALERT_RAISED); /* its rapid review is late */
    PARTNERS(review,
             LCSPR_PUBLICATION,
             "publication=published",
             "published_on=2026-04-20",
             "address=https://example.org/reviews/7",
             "repository_sent_on=2026-04-20");
    each_advance(366);
    PARTNERS(review, LCSPR_REMOVAL, "removed_on=2027-04-21", REASON);
    PANEL(review, CLOSURE, REASON, LETTER);
    PANEL(review, REOPENING, REASON, LETTER);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_notified_case),
        cmocka_unit_test(a_case_that_comes_twice),
        cmocka_unit_test(a_reviewed_case),
        cmocka_unit_test(a_review),
    };
    return each_run(tests, BASE_COUNT(tests));
}
