/*
 * Recommendations, the answers to them and what is followed up: each with one body that
 * leads, measured, dated, and looked at again.
 */
#include "review_files.h"

static const char *const recommendations[] = {"case_ref=CSP-2026-000123-3",
                                              "recommendations[0].what=visits are seen",
                                              "recommendations[1].what=records are read",
                                              "recommendations[0].lead_body=The council",
                                              "recommendations[1].lead_body=The ministry",
                                              "recommendations[0].level=local",
                                              "recommendations[1].level=national",
                                              "recommendations[0].theme=daily_life",
                                              "recommendations[1].theme=changing_risk",
                                              "recommendations[0].measure=an audit",
                                              "recommendations[1].measure=a count",
                                              "recommendations[0].due_on=2021-06-30",
                                              "recommendations[1].due_on=2022-01-31",
                                              "recommendations[0].repeats=",
                                              "recommendations[0].differs=",
                                              NULL};

static const char *const answer[] = {"case_ref=CSP-2026-000123-3",
                                     "happened_at=",
                                     "recommendation_no=1",
                                     "answer=accepted",
                                     "words=",
                                     NULL};

static const char *const follow_up[] = {"case_ref=CSP-2026-000123-3",
                                        "follow_up_no=2",
                                        "rag=amber",
                                        "evidence=half of it lasts",
                                        NULL};

static const char *const nothing[] = {NULL};

/* Two recommendations, the second refused; a follow-up that is done and one that is
 * not. */
static void
reported(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
    (void)review_add(VIGIL_ITEM_KIND_RECOMMENDATION, VIGIL_ITEM_STATE_OPEN);
    (void)review_add(VIGIL_ITEM_KIND_RECOMMENDATION, VIGIL_ITEM_STATE_REFUSED);
    (void)review_add(VIGIL_ITEM_KIND_FOLLOW_UP, VIGIL_ITEM_STATE_DONE);
    (void)review_add(VIGIL_ITEM_KIND_FOLLOW_UP, VIGIL_ITEM_STATE_OPEN);
}

static void
almost_full(void)
{
    reported();
    while (review_file.items_count < REVIEW_ITEMS - 2) {
        (void)review_add(VIGIL_ITEM_KIND_QUESTION, VIGIL_ITEM_STATE_ANSWERED);
    }
}

static void
closed(void)
{
    reported();
    review_case.state = VIGIL_CASE_STATE_CLOSED;
    review_case.state_before = VIGIL_CASE_STATE_LCSPR_PUBLISHED;
}

static const struct review_row no_room = {{NULL}, "", "too_many_items"};
static const struct review_row goes_on = {{NULL}, NULL, NULL}; /* after a closure too */
static const struct review_row too_late = {{NULL}, "case_ref", "case_closed"};

static void
recommends_to_one_body(void **state)
{
    (void)state;
    static const char lead[] = "recommendations[0].lead_body";
    static const char repeats[] = "recommendations[0].repeats=CSP-2026-000124-1";
    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{"recommendations[0].lead_body=All agencies"}, lead, "not_one_body"},
        {{"recommendations[0].lead_body=all partners"}, lead, "not_one_body"},
        {{"recommendations[0].lead_body=Everyone"}, lead, "not_one_body"},
        {{"recommendations[0].lead_body=All Saints Trust"}, NULL, NULL},
        {{"recommendations[0].lead_body="}, lead, "required"},
        {{"recommendations[1].level="}, "recommendations[1].level", "required"},
        {{"recommendations[0].theme="}, "recommendations[0].theme", "required"},
        {{"recommendations[0].what="}, "recommendations[0].what", "required"},
        {{"recommendations[0].measure="}, "recommendations[0].measure", "required"},
        {{"recommendations[0].due_on="}, "recommendations[0].due_on", "required"},
        {{"recommendations[0].due_on=2021-06-29"},
         "recommendations[0].due_on",
         "in_past"},
        {{repeats, "recommendations[0].differs=with money"}, NULL, NULL},
        {{repeats}, "recommendations[0].differs", "required"},
    };
    REVIEW_JUDGE(VIGIL_MESSAGE_RECOMMENDATIONS, recommendations, reported, rows);
    review_judge(
        VIGIL_MESSAGE_RECOMMENDATIONS, recommendations, almost_full, &no_room, 1);
    review_judge(VIGIL_MESSAGE_RECOMMENDATIONS, recommendations, closed, &too_late, 1);
}

/* What only a national body can do goes to the Panel as well. */
static void
routes_by_level(void **state)
{
    (void)state;
    reported();
    review_accept(VIGIL_MESSAGE_RECOMMENDATIONS, recommendations, nothing);
    const struct vigil_item *local = review_item(VIGIL_ITEM_KIND_RECOMMENDATION, 3);
    const struct vigil_item *national = review_item(VIGIL_ITEM_KIND_RECOMMENDATION, 4);
    assert_string_equal(local->owner, "E08000025");
    assert_string_equal(local->label, "The council");
    assert_int_equal(local->code, VIGIL_THEME_DAILY_LIFE);
    assert_int_equal(local->level, VIGIL_LEVEL_LOCAL);
    assert_int_equal(local->due_on, record_date("2021-06-30"));
    assert_int_equal(local->state, VIGIL_ITEM_STATE_OPEN);
    assert_int_equal(national->level, VIGIL_LEVEL_NATIONAL);
    const struct vigil_item *raised = review_item(VIGIL_ITEM_KIND_NATIONAL_ISSUE, 1);
    assert_string_equal(raised->owner, "panel");
    assert_string_equal(raised->label, "The ministry");
    assert_int_equal(raised->code, VIGIL_THEME_CHANGING_RISK);
    assert_int_equal(raised->parent, 4);
    assert_null(rules_item_find(&review_file, VIGIL_ITEM_KIND_NATIONAL_ISSUE, 2));
    assert_int_equal(review_case.state, VIGIL_CASE_STATE_LCSPR_REPORTED);
    assert_int_equal(review_case.version, 4);
}

static void
answers_a_recommendation(void **state)
{
    (void)state;
    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{"answer=refused", "words=no money"}, NULL, NULL},
        {{"answer=already_done", "words=in May"}, NULL, NULL},
        {{"answer=refused"}, "words", "required"},
        {{"answer=already_done"}, "words", "required"},
        {{"answer="}, "answer", "required"},
        {{"recommendation_no=2"}, "recommendation_no", "not_open"},
        {{"recommendation_no=5"}, "recommendation_no", "no_such_item"},
    };
    REVIEW_JUDGE(VIGIL_MESSAGE_RECOMMENDATION_ANSWER, answer, reported, rows);
    review_judge(VIGIL_MESSAGE_RECOMMENDATION_ANSWER, answer, almost_full, &no_room, 1);
    review_judge(VIGIL_MESSAGE_RECOMMENDATION_ANSWER, answer, closed, &goes_on, 1);

    static const struct {
        const char *answer;
        enum vigil_item_state state;
    } ends[] = {{"answer=refused", VIGIL_ITEM_STATE_REFUSED},
                {"answer=already_done", VIGIL_ITEM_STATE_ALREADY_DONE}};
    for (size_t i = 0; i < BASE_COUNT(ends); i++) {
        reported();
        const char *changes[] = {ends[i].answer, "words=so", NULL};
        size_t before = review_file.items_count;
        review_accept(VIGIL_MESSAGE_RECOMMENDATION_ANSWER, answer, changes);
        assert_int_equal(review_item(VIGIL_ITEM_KIND_RECOMMENDATION, 1)->state,
                         ends[i].state);
        assert_int_equal(review_file.items_count, before);
    }
}

/* What is accepted is looked at again after 3, 6 and 12 months, counted from the day of
 * the answer in London. */
static void
follows_up_what_is_accepted(void **state)
{
    (void)state;
    static const struct {
        const char *now, *due[3];
    } rows[] = {
        {"2021-06-30T10:00:00Z", {"2021-09-30", "2021-12-30", "2022-06-30"}},
        {"2021-08-31T22:30:00Z", {"2021-11-30", "2022-02-28", "2022-08-31"}},
        {"2021-08-31T23:30:00Z", {"2021-12-01", "2022-03-01", "2022-09-01"}},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        reported();
        review_context.now = record_instant(rows[i].now);
        review_accept(VIGIL_MESSAGE_RECOMMENDATION_ANSWER, answer, nothing);
        assert_int_equal(review_item(VIGIL_ITEM_KIND_RECOMMENDATION, 1)->state,
                         VIGIL_ITEM_STATE_ACCEPTED);
        for (int k = 0; k < 3; k++) {
            const struct vigil_item *item = review_item(VIGIL_ITEM_KIND_FOLLOW_UP, 3 + k);
            assert_int_equal(item->due_on, record_date(rows[i].due[k]));
            assert_int_equal(item->parent, 1);
            assert_string_equal(item->owner, "E08000025");
        }
    }
    static const struct review_row faults[] = {
        {{NULL}, NULL, NULL},
        {{"follow_up_no=1"}, "follow_up_no", "not_open"},
        {{"follow_up_no=3"}, "follow_up_no", "no_such_item"},
        {{"rag="}, "rag", "required"},
        {{"evidence="}, "evidence", "required"},
    };
    REVIEW_JUDGE(VIGIL_MESSAGE_FOLLOW_UP, follow_up, reported, faults);
    reported();
    review_accept(VIGIL_MESSAGE_FOLLOW_UP, follow_up, nothing);
    assert_int_equal(review_item(VIGIL_ITEM_KIND_FOLLOW_UP, 2)->state,
                     VIGIL_ITEM_STATE_DONE);
    assert_int_equal(review_item(VIGIL_ITEM_KIND_FOLLOW_UP, 2)->code, VIGIL_RAG_AMBER);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recommends_to_one_body),
        cmocka_unit_test(routes_by_level),
        cmocka_unit_test(answers_a_recommendation),
        cmocka_unit_test(follows_up_what_is_accepted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
