/* What the Panel tells and asks: seen, questions, narrower key lines, more time. */
#include "panel_stage.h"

#include "base/base_attr.h"
#include "rules/rules_narrowing.h"

static struct panel_stage stage;

static void
a_case_is_seen_once(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_SEEN, PANEL_LINES("officer=case officer"));
    assert_int_equal(stage.found.seen_at, stage.context.now);
    assert_int_equal(stage.found.state, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_SEEN,
                        PANEL_LINES("officer=case officer"),
                        "case_ref",
                        "seen_already");
}

static void
only_the_panel_may(void **state)
{
    static const enum vigil_role others[] = {
        VIGIL_ROLE_AUTHORITY, VIGIL_ROLE_OPERATOR, VIGIL_ROLE_DFE, VIGIL_ROLE_OFSTED};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(others); i++) {
        for (int type = VIGIL_MESSAGE_SEEN; type <= VIGIL_MESSAGE_CLOCK_RESUME; type++) {
            panel_stage_open(&stage, VIGIL_CASE_STATE_CONCLUDED);
            stage.context.role = others[i];
            assert_int_equal(panel_stage_send(&stage,
                                              (enum vigil_message)type,
                                              PANEL_LINES("expected_version=3")),
                             BASE_DENIED);
            assert_string_equal(stage.faults.at[0].code, "not_allowed");
        }
    }
}

static void
a_question_is_the_authoritys_to_answer(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_QUESTION,
                         PANEL_LINES("words=which school?",
                                     "due_on=2021-06-30",
                                     "field=children[0].placement"));
    const struct vigil_item *item =
        rules_item_find(&stage.file, VIGIL_ITEM_KIND_QUESTION, 1);
    assert_non_null(item);
    assert_int_equal(item->state, VIGIL_ITEM_STATE_OPEN);
    assert_string_equal(item->owner, "E08000025");
    assert_string_equal(item->label, "children[0].placement");
    assert_int_equal(item->due_on, record_date("2021-06-30"));
    panel_stage_accepted(&stage, VIGIL_MESSAGE_QUESTION, PANEL_LINES("words=and when?"));
    item = rules_item_find(&stage.file, VIGIL_ITEM_KIND_QUESTION, 2);
    assert_non_null(item);
    assert_int_equal(item->due_on, VIGIL_DATE_NONE);
}

static void
a_question_must_be_answerable(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_QUESTION,
                        PANEL_LINES("words=", "due_on=2021-07-30"),
                        "words",
                        "required");
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_QUESTION,
                        PANEL_LINES("words=which?", "due_on=2021-06-29"),
                        "due_on",
                        "in_past");
    static const char *const no_fields[] = {"field=school",
                                            "field=children.sex",
                                            "field=children[0].school",
                                            "field=children[0]sex",
                                            "field=children[99].sex"};
    for (size_t i = 0; i < BASE_COUNT(no_fields); i++) {
        panel_stage_refused(&stage,
                            VIGIL_MESSAGE_QUESTION,
                            PANEL_LINES("words=which?", no_fields[i]),
                            "field",
                            "no_such_field");
    }
    while (stage.file.items_count < PANEL_ITEMS) {
        panel_stage_item(&stage, VIGIL_ITEM_KIND_DOCUMENT, VIGIL_ITEM_STATE_DONE);
    }
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_QUESTION,
                        PANEL_LINES("words=which?"),
                        "",
                        "too_many_items");
}

static void
one_narrowing_at_a_time(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    const char *const *lines = PANEL_LINES("reason=too wide", "letter=dear partners");
    panel_stage_accepted(&stage, VIGIL_MESSAGE_NARROWING, lines);
    const struct vigil_item *item = rules_narrowing_open(&stage.file);
    assert_non_null(item);
    assert_string_equal(item->owner, "E08000025");
    panel_stage_refused(
        &stage, VIGIL_MESSAGE_NARROWING, lines, "case_ref", "narrowing_already");
    rules_narrowing_end(&stage.file, &stage.context);
    assert_int_equal(item->state, VIGIL_ITEM_STATE_DONE);
    rules_narrowing_end(&stage.file, &stage.context); /* none is open: nothing happens */
    panel_stage_accepted(&stage, VIGIL_MESSAGE_NARROWING, lines);
    panel_stage_open(&stage, VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_NARROWING,
                        PANEL_LINES("reason=too wide"),
                        "letter",
                        "required");
}

/* An answer without the number of a question answers the wish for narrower key lines. */
static void
an_answer_ends_a_narrowing(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_LCSPR_AWAITED);
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_NARROWING,
                         PANEL_LINES("reason=too wide", "letter=dear partners"));
    stage.context = record_context(VIGIL_ROLE_AUTHORITY, false);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_ANSWER, PANEL_LINES("words=two will do"));
    assert_null(rules_narrowing_open(&stage.file));
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_ANSWER,
                        PANEL_LINES("words=two will do"),
                        "question_no",
                        "required");
}

static struct vigil_item *
ask_for_time(enum vigil_clock clock)
{
    struct vigil_item *item =
        panel_stage_item(&stage, VIGIL_ITEM_KIND_EXTENSION, VIGIL_ITEM_STATE_OPEN);
    item->code = (int32_t)clock;
    return item;
}

static void
more_time_is_granted(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    struct vigil_item *item = ask_for_time(VIGIL_CLOCK_RAPID_REVIEW);
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_EXTENSION_DECISION,
                         PANEL_LINES("extension_no=1",
                                     "clock=rapid_review",
                                     "granted=yes",
                                     "until=2021-07-01",
                                     "reason=so be it",
                                     "letter=dear partners"));
    assert_int_equal(item->state, VIGIL_ITEM_STATE_GRANTED);
    assert_int_equal(stage.found.rapid_review_extended_to, record_date("2021-07-01"));
    assert_int_equal(stage.found.lcspr_extended_to, VIGIL_DATE_NONE);
}

/* Of a review, on the cases that it covers too: theirs is the clock. */
static void
a_review_takes_its_cases_along(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    stage.file.members_count = 1;
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_EXTENSION_DECISION,
                         PANEL_LINES("clock=lcspr",
                                     "granted=yes",
                                     "until=2021-12-31",
                                     "reason=unasked",
                                     "letter=dear partners"));
    assert_int_equal(stage.found.lcspr_extended_to, record_date("2021-12-31"));
    assert_int_equal(stage.member.lcspr_extended_to, record_date("2021-12-31"));
    assert_int_equal(stage.member.version, 4);
    assert_int_equal(stage.member.trail[0], VIGIL_EVENT_EXTENSION_DECISION);
}

static void
more_time_is_declined(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
    struct vigil_item *item = ask_for_time(VIGIL_CLOCK_RAPID_REVIEW);
    /* the review came meanwhile: the request can still be settled */
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_EXTENSION_DECISION,
                         PANEL_LINES("extension_no=1",
                                     "clock=rapid_review",
                                     "granted=no",
                                     "reason=it is here",
                                     "letter=dear partners"));
    assert_int_equal(item->state, VIGIL_ITEM_STATE_DECLINED);
    assert_int_equal(stage.found.rapid_review_extended_to, VIGIL_DATE_NONE);
}

static void
more_time_has_its_rules(void **state)
{
    static const struct {
        const char *lines[4]; /* extension_no, clock, granted, until */
        const char *path, *code;
    } cases[] = {
        {{"extension_no=2", "clock=rapid_review", "granted=yes", "until=2021-07-02"},
         "extension_no",
         "no_such_item"},
        {{"extension_no=1", "clock=rapid_review", "granted=yes", "until=2021-06-30"},
         "until",
         "in_past"},
        {{"extension_no=1", "clock=rapid_review", "granted=yes", "until="},
         "until",
         "required"},
        {{"extension_no=1", "clock=rapid_review", "granted=no", "until=2021-07-02"},
         "until",
         "not_with_refusal"},
        {{"extension_no=0", "clock=rapid_review", "granted=no", "until="},
         "extension_no",
         "required"},
        {{"extension_no=1", "clock=rapid_review", "granted=not_known", "until="},
         "granted",
         "not_a_decision"},
        {{"extension_no=1", "clock=lcspr", "granted=no", "until="},
         "clock",
         "not_as_asked"},
        {{"extension_no=", "clock=lcspr", "granted=yes", "until=2021-07-02"},
         "clock",
         "clock_not_running"},
        {{"extension_no=", "clock=notification", "granted=yes", "until=2021-07-02"},
         "clock",
         "not_extendable"},
    };
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        panel_stage_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
        (void)ask_for_time(VIGIL_CLOCK_RAPID_REVIEW);
        const char *const *lines = cases[i].lines;
        panel_stage_refused(
            &stage,
            VIGIL_MESSAGE_EXTENSION_DECISION,
            PANEL_LINES(
                lines[0], lines[1], lines[2], lines[3], "reason=why", "letter=dear"),
            cases[i].path,
            cases[i].code);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_is_seen_once),
        cmocka_unit_test(only_the_panel_may),
        cmocka_unit_test(a_question_is_the_authoritys_to_answer),
        cmocka_unit_test(a_question_must_be_answerable),
        cmocka_unit_test(one_narrowing_at_a_time),
        cmocka_unit_test(an_answer_ends_a_narrowing),
        cmocka_unit_test(more_time_is_granted),
        cmocka_unit_test(a_review_takes_its_cases_along),
        cmocka_unit_test(more_time_is_declined),
        cmocka_unit_test(more_time_has_its_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
