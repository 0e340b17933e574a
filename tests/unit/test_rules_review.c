/*
 * A review on its way: who reviews, key lines of enquiry and their fate, delay, and what
 * it takes over from the cases that it covers.
 */
#include "review_files.h"

#include "rules/rules_carry.h"

static const char *const reviewers[] = {
    "case_ref=CSP-2026-000123-3",
    "expected_version=",
    "reviewers[0].name=A reviewer",
    "reviewers[1].name=A body",
    "reviewers[0].independence=outside_the_partnership",
    "reviewers[1].independence=inside_the_partnership",
    "reviewers[0].how_independent=another region",
    "reviewers[1].how_independent=no part in it",
    "reviewers[0].appointed_on=2021-01-26",
    "reviewers[1].appointed_on=2021-06-30",
    "methodology=systems",
    "methods=",
    NULL};

static const char *const key_line_fate[] = {"case_ref=CSP-2026-000123-3",
                                            "key_line_no=2",
                                            "fate=departed",
                                            "words=it led nowhere; see 3",
                                            "new_question=",
                                            NULL};

static const char *const delay[] = {"case_ref=CSP-2026-000123-3",
                                    "why=criminal_trial",
                                    "forecast_on=2021-07-01",
                                    "reason=the trial goes on",
                                    "meanwhile=",
                                    NULL};

static void
in_progress(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    (void)review_add(VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_FOLLOWED);
    (void)review_add(VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_OPEN);
}

static void
full(void)
{
    in_progress();
    while (review_file.items_count < REVIEW_ITEMS) {
        (void)review_add(VIGIL_ITEM_KIND_QUESTION, VIGIL_ITEM_STATE_ANSWERED);
    }
}

static void
published(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_PUBLISHED);
    (void)review_add(VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_FOLLOWED);
    (void)review_add(VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_OPEN);
}

static void
tells_who_reviews(void **state)
{
    (void)state;
    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{"methodology=other", "methods=as it seemed best"}, NULL, NULL},
        {{"methodology=other"}, "methods", "required"},
        {{"methodology=other", "methods=  "}, "methods", "required"},
        {{"reviewers[1].independence="}, "reviewers[1].independence", "required"},
        {{"reviewers[0].how_independent="}, "reviewers[0].how_independent", "required"},
        {{"reviewers[1].appointed_on=2021-07-01"},
         "reviewers[1].appointed_on",
         "in_future"},
        {{"reviewers[0].appointed_on=2021-01-25"},
         "reviewers[0].appointed_on",
         "before_commissioned"},
        {{"expected_version=2"}, "expected_version", "case_changed"},
    };
    static const struct review_row late = {{NULL}, "case_ref", "published_already"};
    REVIEW_JUDGE(VIGIL_MESSAGE_REVIEWERS, reviewers, in_progress, rows);
    review_judge(VIGIL_MESSAGE_REVIEWERS, reviewers, published, &late, 1);

    in_progress();
    review_case.lcspr_commissioned_on = VIGIL_DATE_NONE; /* of history, it may be */
    review_accept(VIGIL_MESSAGE_REVIEWERS, reviewers, (const char *[]){NULL});
    assert_int_equal(review_case.version, 4);
    assert_int_equal(review_case.state, VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    assert_int_equal(review_case.trail[0], VIGIL_EVENT_REVIEWERS);
}

static void
tells_the_fate_of_a_key_line(void **state)
{
    (void)state;
    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{"fate=followed", "words="}, NULL, NULL},
        {{"words="}, "words", "required"},
        {{"fate=", "words="}, "fate", "required"},
        {{"key_line_no=1"}, "key_line_no", "not_open"},
        {{"key_line_no=9"}, "key_line_no", "no_such_item"},
    };
    static const struct review_row no_room[] = {
        {{NULL}, NULL, NULL},
        {{"new_question=and then?"}, "", "too_many_items"},
    };
    static const struct review_row late = {{NULL}, "case_ref", "published_already"};
    REVIEW_JUDGE(VIGIL_MESSAGE_KEY_LINE_FATE, key_line_fate, in_progress, rows);
    REVIEW_JUDGE(VIGIL_MESSAGE_KEY_LINE_FATE, key_line_fate, full, no_room);
    review_judge(VIGIL_MESSAGE_KEY_LINE_FATE, key_line_fate, published, &late, 1);
}

/* Followed or departed from; a new question is a key line of its own, and ends the wish
 * that they be narrower. */
static void
settles_a_key_line(void **state)
{
    (void)state;
    in_progress();
    (void)review_add(VIGIL_ITEM_KIND_NARROWING, VIGIL_ITEM_STATE_OPEN);
    review_accept(VIGIL_MESSAGE_KEY_LINE_FATE,
                  key_line_fate,
                  (const char *[]){"fate=followed", "words=", NULL});
    assert_int_equal(review_item(VIGIL_ITEM_KIND_KEY_LINE, 2)->state,
                     VIGIL_ITEM_STATE_FOLLOWED);
    assert_int_equal(review_item(VIGIL_ITEM_KIND_NARROWING, 1)->state,
                     VIGIL_ITEM_STATE_OPEN);

    in_progress();
    (void)review_add(VIGIL_ITEM_KIND_NARROWING, VIGIL_ITEM_STATE_OPEN);
    review_accept(VIGIL_MESSAGE_KEY_LINE_FATE,
                  key_line_fate,
                  (const char *[]){"new_question=and then?", NULL});
    const struct vigil_item *old = review_item(VIGIL_ITEM_KIND_KEY_LINE, 2);
    const struct vigil_item *added = review_item(VIGIL_ITEM_KIND_KEY_LINE, 3);
    assert_int_equal(old->state, VIGIL_ITEM_STATE_DEPARTED);
    assert_true(old->changed);
    assert_int_equal(added->state, VIGIL_ITEM_STATE_OPEN);
    assert_int_equal(added->parent, 2);
    assert_string_equal(added->owner, "E08000025");
    assert_int_equal(review_item(VIGIL_ITEM_KIND_NARROWING, 1)->state,
                     VIGIL_ITEM_STATE_DONE);
}

static void
tells_a_delay(void **state)
{
    (void)state;
    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{"forecast_on=2021-06-30"}, "forecast_on", "not_ahead"},
        {{"forecast_on=2021-01-26"}, "forecast_on", "before_commissioned"},
        {{"forecast_on="}, "forecast_on", "required"},
        {{"why="}, "why", "required"},
        {{"reason="}, "reason", "required"},
    };
    static const struct review_row late = {{NULL}, "case_ref", "published_already"};
    REVIEW_JUDGE(VIGIL_MESSAGE_DELAY, delay, in_progress, rows);
    review_judge(VIGIL_MESSAGE_DELAY, delay, published, &late, 1);
    in_progress();
    review_accept(VIGIL_MESSAGE_DELAY, delay, (const char *[]){NULL});
    assert_int_equal(review_case.forecast_on, record_date("2021-07-01"));
    assert_int_equal(review_member.forecast_on, 0);
}

/* The key lines of a rapid review go over into the review, with the wish that they be
 * narrower; each once, and what has no room stays. */
static void
takes_over_what_is_open(void **state)
{
    (void)state;
    struct vigil_item theirs[5];
    memset(theirs, 0, sizeof(theirs));
    static const struct {
        enum vigil_item_kind kind;
        enum vigil_item_state before, after;
    } rows[] = {
        {VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_OPEN, VIGIL_ITEM_STATE_CARRIED},
        {VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_DEPARTED, VIGIL_ITEM_STATE_DEPARTED},
        {VIGIL_ITEM_KIND_NARROWING, VIGIL_ITEM_STATE_OPEN, VIGIL_ITEM_STATE_CARRIED},
        {VIGIL_ITEM_KIND_NARROWING, VIGIL_ITEM_STATE_OPEN, VIGIL_ITEM_STATE_CARRIED},
        {VIGIL_ITEM_KIND_QUESTION, VIGIL_ITEM_STATE_OPEN, VIGIL_ITEM_STATE_OPEN},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        strcpy(theirs[i].case_ref, "CSP-2026-000124-1");
        theirs[i].kind = rows[i].kind;
        theirs[i].state = rows[i].before;
        theirs[i].no = (int32_t)i + 1;
    }
    full();
    rules_carry(&review_file, theirs, BASE_COUNT(rows), &review_context);
    assert_int_equal(theirs[0].state, VIGIL_ITEM_STATE_OPEN);

    review_set(VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    rules_carry(&review_file, theirs, BASE_COUNT(rows), &review_context);
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        assert_int_equal(theirs[i].state, rows[i].after);
    }
    assert_int_equal(review_file.items_count, 2);
    assert_string_equal(review_item(VIGIL_ITEM_KIND_KEY_LINE, 1)->label,
                        "CSP-2026-000124-1/1");
    assert_string_equal(review_item(VIGIL_ITEM_KIND_NARROWING, 1)->case_ref,
                        "CSP-2026-000123-3");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_who_reviews),
        cmocka_unit_test(tells_the_fate_of_a_key_line),
        cmocka_unit_test(settles_a_key_line),
        cmocka_unit_test(tells_a_delay),
        cmocka_unit_test(takes_over_what_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
