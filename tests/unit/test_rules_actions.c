/*
 * Actions, how they stand, and national issues: one body each, measured, dated; done is
 * what is green.
 */
#include "review_files.h"

static const char *const actions[] = {"case_ref=CSP-2026-000123-3",
                                      "actions[0].recommendation_no=1",
                                      "actions[1].recommendation_no=",
                                      "actions[0].what=visit",
                                      "actions[1].what=read",
                                      "actions[0].owner=The council",
                                      "actions[1].owner=The police",
                                      "actions[0].measure=an audit",
                                      "actions[1].measure=a count",
                                      "actions[0].due_on=2021-06-30",
                                      "actions[1].due_on=2021-12-31",
                                      NULL};

static const char *const progress[] = {"case_ref=CSP-2026-000123-3",
                                       "action_no=2",
                                       "rag=green",
                                       "done=yes",
                                       "evidence=the audit",
                                       NULL};

static const char *const issue[] = {"case_ref=CSP-2026-000123-3",
                                    "issue=no such service anywhere",
                                    "theme=information_sharing",
                                    "asked_of=The ministry",
                                    NULL};

static const char *const nothing[] = {NULL};

/* Two recommendations, the second refused; three actions, the first done. */
static void
reported(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
    (void)review_add(VIGIL_ITEM_KIND_RECOMMENDATION, VIGIL_ITEM_STATE_OPEN);
    (void)review_add(VIGIL_ITEM_KIND_RECOMMENDATION, VIGIL_ITEM_STATE_REFUSED);
    (void)review_add(VIGIL_ITEM_KIND_ACTION, VIGIL_ITEM_STATE_DONE);
    (void)review_add(VIGIL_ITEM_KIND_ACTION, VIGIL_ITEM_STATE_OPEN);
    (void)review_add(VIGIL_ITEM_KIND_ACTION, VIGIL_ITEM_STATE_OPEN);
}

static void
full(void)
{
    reported();
    while (review_file.items_count < REVIEW_ITEMS) {
        (void)review_add(VIGIL_ITEM_KIND_QUESTION, VIGIL_ITEM_STATE_ANSWERED);
    }
}

static const struct review_row no_room = {{NULL}, "", "too_many_items"};

static void
takes_actions(void **state)
{
    (void)state;
    static const char of[] = "actions[0].recommendation_no";
    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{"actions[0].recommendation_no=3"}, of, "no_such_recommendation"},
        {{"actions[0].recommendation_no=2"}, of, "recommendation_refused"},
        {{"actions[1].owner=All staff"}, "actions[1].owner", "not_one_body"},
        {{"actions[1].due_on=2021-06-29"}, "actions[1].due_on", "in_past"},
        {{"actions[1].measure="}, "actions[1].measure", "required"},
    };
    REVIEW_JUDGE(VIGIL_MESSAGE_ACTIONS, actions, reported, rows);
    review_judge(VIGIL_MESSAGE_ACTIONS, actions, full, &no_room, 1);
    reported();
    review_accept(VIGIL_MESSAGE_ACTIONS, actions, nothing);
    const struct vigil_item *first = review_item(VIGIL_ITEM_KIND_ACTION, 4);
    assert_int_equal(first->parent, 1);
    assert_string_equal(first->label, "The council");
    assert_int_equal(first->due_on, record_date("2021-06-30"));
    assert_int_equal(review_item(VIGIL_ITEM_KIND_ACTION, 5)->parent, 0);
}

static void
tells_how_actions_stand(void **state)
{
    (void)state;
    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{"rag=red", "done=no"}, NULL, NULL},
        {{"rag=green", "done=no"}, NULL, NULL},
        {{"rag=amber"}, "rag", "done_not_green"},
        {{"rag="}, "rag", "required"},
        {{"done="}, "done", "required"},
        {{"done=not_known"}, "done", "yes_or_no"},
        {{"evidence="}, "evidence", "required"},
        {{"action_no=1"}, "action_no", "not_open"},
        {{"action_no=4"}, "action_no", "no_such_item"},
    };
    REVIEW_JUDGE(VIGIL_MESSAGE_ACTION_PROGRESS, progress, reported, rows);
    reported();
    struct vigil_item *item = review_item(VIGIL_ITEM_KIND_ACTION, 2);
    review_accept(VIGIL_MESSAGE_ACTION_PROGRESS,
                  progress,
                  (const char *[]){"rag=red", "done=no", NULL});
    assert_int_equal(item->state, VIGIL_ITEM_STATE_OPEN);
    assert_int_equal(item->code, VIGIL_RAG_RED);
    assert_true(item->changed);
    review_accept(VIGIL_MESSAGE_ACTION_PROGRESS, progress, nothing);
    assert_int_equal(item->state, VIGIL_ITEM_STATE_DONE);
    assert_int_equal(item->code, VIGIL_RAG_GREEN);
}

static void
raises_an_issue(void **state)
{
    (void)state;
    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{"asked_of=everyone"}, "asked_of", "not_one_body"},
        {{"theme="}, "theme", "required"},
        {{"issue="}, "issue", "required"},
    };
    REVIEW_JUDGE(VIGIL_MESSAGE_NATIONAL_ISSUE, issue, reported, rows);
    review_judge(VIGIL_MESSAGE_NATIONAL_ISSUE, issue, full, &no_room, 1);
    reported();
    review_accept(VIGIL_MESSAGE_NATIONAL_ISSUE, issue, nothing);
    const struct vigil_item *raised = review_item(VIGIL_ITEM_KIND_NATIONAL_ISSUE, 1);
    assert_string_equal(raised->owner, "panel");
    assert_string_equal(raised->label, "The ministry");
    assert_int_equal(raised->code, VIGIL_THEME_INFORMATION_SHARING);
    assert_int_equal(raised->parent, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_actions),
        cmocka_unit_test(tells_how_actions_stand),
        cmocka_unit_test(raises_an_issue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
