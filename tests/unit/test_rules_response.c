/* The Panel's response: its grounds and its letter, and what the partnership owes then.
 */
#include "panel_stage.h"

#include "base/base_attr.h"
#include "rules/rules_decide_panel_response.h"

static struct panel_stage stage;

/* The further fields of a response with these lines behind its case's reference. */
static void
fill(const char *const *lines)
{
    form_fill(&stage.form,
              VIGIL_MESSAGE_PANEL_RESPONSE,
              (const char *const[]){"case_ref=CSP-2026-000123-3", NULL});
    for (size_t i = 0; lines[i] != NULL; i++) {
        form_fill_line(&stage.form, lines[i]);
    }
    memset(&stage.faults, 0, sizeof(stage.faults));
    rules_process_check_further(&stage.form, &stage.context, &stage.file, &stage.faults);
}

static void
what_is_wrong_is_told(void **state)
{
    static const struct {
        const char *lines[5];
        const char *path, *code;
    } cases[] = {
        {{"response=disagrees", "reason=criteria_not_met"}, "letter", "required"},
        {{"response=agrees", "letter=dear", "grounds[0].ground=no_further_learning"},
         "grounds",
         "not_with_agreement"},
        {{"response=disagrees",
          "letter=dear",
          "grounds[0].ground=no_further_learning",
          "grounds[1].ground=no_further_learning"},
         "grounds[1].ground",
         "twice"},
        {{"response=disagrees",
          "reason=no_further_learning",
          "letter=dear",
          "grounds[0].ground=no_further_learning"},
         "grounds",
         "twice"},
        {{"response=disagrees", "met_on=2021-07-01", "letter=dear"},
         "met_on",
         "in_future"},
    };
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
        fill(cases[i].lines);
        assert_int_equal(stage.faults.count, 1);
        assert_string_equal(stage.faults.at[0].path, cases[i].path);
        assert_string_equal(stage.faults.at[0].code, cases[i].code);
    }
}

static void
what_is_right_is_taken(void **state)
{
    static const char *const cases[][5] = {
        {"response=agrees"},
        {"response=agrees", "letter=dear partners"},
        {"response=disagrees",
         "reason=criteria_not_met",
         "letter=dear",
         "grounds[0].ground=no_further_learning"},
    };
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
        fill(cases[i]);
        assert_int_equal(stage.faults.count, 0);
    }
    stage.context.historic = true; /* letters from before Vigil are not here */
    fill(PANEL_LINES("decided_at=2021-06-01T10:00:00Z", "response=disagrees"));
    assert_int_equal(stage.faults.count, 0);
}

/* Who disagrees is owed a reply; the Panel's own work is done either way. */
static void
a_reply_is_due_after_disagreement(void **state)
{
    static const char *const responses[][4] = {
        {"response=agrees"}, {"response=disagrees", "letter=dear partners"}};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(responses); i++) {
        panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
        const struct vigil_item *item =
            panel_stage_item(&stage, VIGIL_ITEM_KIND_RESPONSE, VIGIL_ITEM_STATE_OPEN);
        fill(responses[i]);
        rules_process_apply_further(&stage.form, &stage.context, &stage.file);
        assert_int_equal(item->state, VIGIL_ITEM_STATE_DONE);
        const struct vigil_item *reply =
            rules_item_find(&stage.file, VIGIL_ITEM_KIND_REPLY, 1);
        assert_int_equal(reply != NULL, i == 1);
        if (reply != NULL) {
            assert_int_equal(reply->state, VIGIL_ITEM_STATE_OPEN);
            assert_string_equal(reply->owner, "E08000025");
        }
    }
}

/* The change alone is the change that the decision makes; no other state takes it. */
static void
the_change_alone(void **state)
{
    const struct vigil_panel_response response = {.of = {.case_ref = "CSP-2026-000123-3"},
                                                  .decided_at = VIGIL_INSTANT_NONE,
                                                  .response = VIGIL_RESPONSE_AGREES};
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED);
    stage.found.rapid_review_at = record_instant("2021-06-25T09:00:00Z");
    struct vigil_case alone = stage.found;
    assert_int_equal(rules_decide_panel_response(
                         &response, &stage.context, &stage.found, &stage.faults),
                     BASE_OK);
    assert_int_equal(rules_decide_panel_response_apply(&response, &stage.context, &alone),
                     BASE_OK);
    assert_memory_equal(&alone, &stage.found, sizeof(alone));
    assert_int_equal(alone.state, VIGIL_CASE_STATE_LCSPR_AWAITED);
    assert_int_equal(alone.trail[0], VIGIL_EVENT_PANEL_RESPONSE);
    assert_int_not_equal(
        rules_decide_panel_response_apply(&response, &stage.context, &alone), BASE_OK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_is_told),
        cmocka_unit_test(what_is_right_is_taken),
        cmocka_unit_test(a_reply_is_due_after_disagreement),
        cmocka_unit_test(the_change_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
