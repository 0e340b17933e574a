/* Closing and reopening: nothing that somebody waits for may be left behind. */
#include "panel_stage.h"

#include "base/base_attr.h"

static struct panel_stage stage;

#define WHY PANEL_LINES("reason=all is done", "letter=dear partners")

static const enum vigil_case_state closable[] = {VIGIL_CASE_STATE_CONCLUDED,
                                                 VIGIL_CASE_STATE_LCSPR_RECEIVED,
                                                 VIGIL_CASE_STATE_LCSPR_PUBLISHED,
                                                 VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED};

static void
what_is_done_is_closed_and_reopened(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(closable); i++) {
        panel_stage_open(&stage, closable[i]);
        panel_stage_item(&stage, VIGIL_ITEM_KIND_QUESTION, VIGIL_ITEM_STATE_ANSWERED);
        panel_stage_item(&stage, VIGIL_ITEM_KIND_OUTSTANDING, VIGIL_ITEM_STATE_OPEN);
        panel_stage_accepted(&stage, VIGIL_MESSAGE_CLOSURE, WHY);
        assert_int_equal(stage.found.state, VIGIL_CASE_STATE_CLOSED);
        assert_int_equal(stage.found.state_before, closable[i]);
        panel_stage_refused(
            &stage, VIGIL_MESSAGE_CLOSURE, WHY, "case_ref", "case_closed");
        panel_stage_accepted(&stage, VIGIL_MESSAGE_REOPENING, WHY);
        assert_int_equal(stage.found.state, closable[i]);
        assert_int_equal(stage.found.state_before, VIGIL_CASE_STATE_NONE);
        panel_stage_refused(
            &stage, VIGIL_MESSAGE_REOPENING, WHY, "case_ref", "not_closed");
    }
}

static void
what_is_awaited_keeps_it_open(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
    panel_stage_refused(&stage, VIGIL_MESSAGE_CLOSURE, WHY, "case_ref", "still_running");
}

static void
what_is_open_keeps_it_open(void **state)
{
    static const struct {
        enum vigil_item_kind kind;
        const char *path, *code;
    } kinds[] = {
        {VIGIL_ITEM_KIND_RECOMMENDATION, "recommendation[1]", "recommendation_open"},
        {VIGIL_ITEM_KIND_QUESTION, "question[1]", "question_open"},
        {VIGIL_ITEM_KIND_REPLY, "reply[1]", "reply_open"},
        {VIGIL_ITEM_KIND_NARROWING, "narrowing[1]", "narrowing_open"},
        {VIGIL_ITEM_KIND_ASSESSMENT, "assessment[1]", "assessment_open"},
        {VIGIL_ITEM_KIND_GAP, "gap[1]", "gap_open"},
        {VIGIL_ITEM_KIND_NATIONAL_ISSUE, "national_issue[1]", "national_issue_open"},
    };
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(kinds); i++) {
        panel_stage_open(&stage, VIGIL_CASE_STATE_CONCLUDED);
        panel_stage_item(&stage, kinds[i].kind, VIGIL_ITEM_STATE_OPEN);
        panel_stage_refused(
            &stage, VIGIL_MESSAGE_CLOSURE, WHY, kinds[i].path, kinds[i].code);
    }
}

/* Of a recommendation: an action, a refusal, or that it was done already. */
static void
each_recommendation_has_its_end(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_LCSPR_PUBLISHED);
    panel_stage_item(&stage, VIGIL_ITEM_KIND_RECOMMENDATION, VIGIL_ITEM_STATE_REFUSED);
    panel_stage_item(
        &stage, VIGIL_ITEM_KIND_RECOMMENDATION, VIGIL_ITEM_STATE_ALREADY_DONE);
    panel_stage_item(&stage, VIGIL_ITEM_KIND_RECOMMENDATION, VIGIL_ITEM_STATE_ACCEPTED);
    struct vigil_item *action =
        panel_stage_item(&stage, VIGIL_ITEM_KIND_ACTION, VIGIL_ITEM_STATE_OPEN);
    action->parent = 2; /* of another */
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_CLOSURE,
                        WHY,
                        "recommendation[3]",
                        "recommendation_without_action");
    action->parent = 3;
    panel_stage_accepted(&stage, VIGIL_MESSAGE_CLOSURE, WHY);
}

static void
all_of_it_is_told_at_once(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_CONCLUDED);
    for (int i = 0; i < 2; i++) {
        panel_stage_item(&stage, VIGIL_ITEM_KIND_RECOMMENDATION, VIGIL_ITEM_STATE_OPEN);
        panel_stage_item(&stage, VIGIL_ITEM_KIND_GAP, VIGIL_ITEM_STATE_OPEN);
    }
    assert_int_equal(panel_stage_send(&stage, VIGIL_MESSAGE_CLOSURE, WHY), BASE_REFUSE);
    assert_int_equal(stage.faults.count, 4);
    assert_string_equal(stage.faults.at[2].path, "recommendation[2]");
    assert_string_equal(stage.faults.at[3].path, "gap[2]");
}

/* Every Panel decision reaches the partnership with its reason and its letter. */
static void
reason_and_letter_are_needed(void **state)
{
    static const enum vigil_message types[] = {VIGIL_MESSAGE_CLOSURE,
                                               VIGIL_MESSAGE_REOPENING};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(types); i++) {
        panel_stage_open(&stage,
                         types[i] == VIGIL_MESSAGE_CLOSURE ? VIGIL_CASE_STATE_CONCLUDED
                                                           : VIGIL_CASE_STATE_CLOSED);
        stage.found.state_before = VIGIL_CASE_STATE_CONCLUDED;
        panel_stage_refused(
            &stage, types[i], PANEL_LINES("letter=dear"), "reason", "required");
        panel_stage_refused(
            &stage, types[i], PANEL_LINES("reason=why"), "letter", "required");
    }
}

static void
who_saw_an_older_version_is_told_what_changed(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_CONCLUDED);
    rules_process_mark(&stage.found, VIGIL_EVENT_ACTION_PROGRESS);
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_CLOSURE,
                        PANEL_LINES("expected_version=3", "reason=why", "letter=dear"),
                        "expected_version",
                        "case_changed");
    assert_non_null(strstr(stage.faults.at[0].wrong, "action_progress"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_done_is_closed_and_reopened),
        cmocka_unit_test(what_is_awaited_keeps_it_open),
        cmocka_unit_test(what_is_open_keeps_it_open),
        cmocka_unit_test(each_recommendation_has_its_end),
        cmocka_unit_test(all_of_it_is_told_at_once),
        cmocka_unit_test(reason_and_letter_are_needed),
        cmocka_unit_test(who_saw_an_older_version_is_told_what_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
