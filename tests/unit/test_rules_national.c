/* National reviews, national issues, and what the Panel makes of a report. */
#include "panel_stage.h"

#include "base/base_attr.h"
#include "base/base_text.h"

static struct panel_stage stage;

static const char *const *
stage_lines(const char *line)
{
    static const char *lines[4];
    lines[0] = line;
    lines[1] = "reason=why";
    lines[2] = "letter=dear partners";
    lines[3] = NULL;
    return lines;
}

/* Each stage against each: only what comes next is taken. */
static void
a_national_review_goes_step_by_step(void **state)
{
    static const char *const names[] = {
        "considered", "not_commissioned", "commissioned", "reported"};
    static const char *const after[] = {
        "1000", "0110", "0000", "0001", "0000"}; /* by the stage before, from none */
    (void)state;
    for (int before = 0; before < 5; before++) {
        for (int next = 0; next < 4; next++) {
            char line[40];
            (void)base_text_print(line, sizeof(line), "stage=%s", names[next]);
            panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
            stage.found.national = (enum vigil_national_stage)before;
            if (after[before][next] == '1') {
                panel_stage_accepted(
                    &stage, VIGIL_MESSAGE_NATIONAL_REVIEW, stage_lines(line));
                assert_int_equal(stage.found.national, next + 1);
            } else {
                panel_stage_refused(&stage,
                                    VIGIL_MESSAGE_NATIONAL_REVIEW,
                                    stage_lines(line),
                                    "stage",
                                    "not_next");
            }
        }
    }
}

static void
what_would_be_next_is_told(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
    stage.found.national = VIGIL_NATIONAL_STAGE_CONSIDERED;
    assert_int_equal(panel_stage_send(&stage,
                                      VIGIL_MESSAGE_NATIONAL_REVIEW,
                                      stage_lines("stage=reported")),
                     BASE_REFUSE);
    assert_string_equal(stage.faults.at[0].right, "not_commissioned or commissioned");
}

static void
each_criterion_once(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_NATIONAL_REVIEW,
                        PANEL_LINES("stage=considered",
                                    "reason=why",
                                    "letter=dear",
                                    "criteria[0].criterion=recurrent_themes",
                                    "criteria[1].criterion=recurrent_themes",
                                    "criteria[0].met=yes",
                                    "criteria[1].met=no"),
                        "criteria[1].criterion",
                        "twice");
}

static void
an_issue_is_answered(void **state)
{
    static const struct {
        const char *answer;
        enum vigil_item_state state;
        bool final;
    } answers[] = {{"answer=accepted", VIGIL_ITEM_STATE_ACCEPTED, true},
                   {"answer=in_hand", VIGIL_ITEM_STATE_IN_HAND, false},
                   {"answer=declined", VIGIL_ITEM_STATE_DECLINED, true},
                   {"answer=passed_on", VIGIL_ITEM_STATE_PASSED_ON, false}};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(answers); i++) {
        panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
        const struct vigil_item *item = panel_stage_item(
            &stage, VIGIL_ITEM_KIND_NATIONAL_ISSUE, VIGIL_ITEM_STATE_OPEN);
        panel_stage_accepted(&stage,
                             VIGIL_MESSAGE_NATIONAL_ISSUE_ANSWER,
                             PANEL_LINES("issue_no=1", answers[i].answer, "letter=dear"));
        assert_int_equal(item->state, answers[i].state);
        const char *const *again =
            PANEL_LINES("issue_no=1", "answer=accepted", "letter=dear");
        if (answers[i].final) {
            panel_stage_refused(&stage,
                                VIGIL_MESSAGE_NATIONAL_ISSUE_ANSWER,
                                again,
                                "issue_no",
                                "not_open");
        } else {
            panel_stage_accepted(&stage, VIGIL_MESSAGE_NATIONAL_ISSUE_ANSWER, again);
            assert_int_equal(item->state, VIGIL_ITEM_STATE_ACCEPTED);
        }
    }
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_NATIONAL_ISSUE_ANSWER,
                        PANEL_LINES("issue_no=2", "answer=accepted", "letter=dear"),
                        "issue_no",
                        "no_such_item");
}

static const char *const assessment_lines[] = {"pages=18",
                                               "letter=dear partners",
                                               "features[0].feature=gets_to_why",
                                               "features[1].feature=succinct",
                                               "features[0].answer=partly",
                                               "features[1].answer=not_applicable",
                                               NULL};

static void
a_report_is_assessed_once(void **state)
{
    static const enum vigil_case_state reported[] = {
        VIGIL_CASE_STATE_LCSPR_REPORTED,
        VIGIL_CASE_STATE_LCSPR_PUBLISHED,
        VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(reported); i++) {
        panel_stage_open(&stage, reported[i]);
        const struct vigil_item *item =
            panel_stage_item(&stage, VIGIL_ITEM_KIND_ASSESSMENT, VIGIL_ITEM_STATE_OPEN);
        panel_stage_accepted(&stage, VIGIL_MESSAGE_QUALITY_ASSESSMENT, assessment_lines);
        assert_int_equal(item->state, VIGIL_ITEM_STATE_DONE);
        panel_stage_refused(&stage,
                            VIGIL_MESSAGE_QUALITY_ASSESSMENT,
                            assessment_lines,
                            "case_ref",
                            "assessed_already");
    }
}

static void
an_assessment_has_its_rules(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_LCSPR_REPORTED);
    panel_stage_item(&stage, VIGIL_ITEM_KIND_ASSESSMENT, VIGIL_ITEM_STATE_OPEN);
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_QUALITY_ASSESSMENT,
                        PANEL_LINES("letter=dear",
                                    "features[0].feature=succinct",
                                    "features[1].feature=succinct",
                                    "features[0].answer=yes",
                                    "features[1].answer=no"),
                        "features[1].feature",
                        "twice");
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_QUALITY_ASSESSMENT,
                        PANEL_LINES("letter=dear"),
                        "features",
                        "required");
    panel_stage_open(&stage, VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    panel_stage_item(&stage, VIGIL_ITEM_KIND_ASSESSMENT, VIGIL_ITEM_STATE_OPEN);
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_QUALITY_ASSESSMENT,
                        assessment_lines,
                        "case_ref",
                        "report_first");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_national_review_goes_step_by_step),
        cmocka_unit_test(what_would_be_next_is_told),
        cmocka_unit_test(each_criterion_once),
        cmocka_unit_test(an_issue_is_answered),
        cmocka_unit_test(a_report_is_assessed_once),
        cmocka_unit_test(an_assessment_has_its_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
