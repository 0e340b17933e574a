/* What partners send about a case beside amendments: each refusal alone, each effect. */
#include "partner_stage.h"

#include "base/base_attr.h"

#define AWAITED   VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED
#define CONCLUDED VIGIL_CASE_STATE_CONCLUDED
#define LCSPR     VIGIL_CASE_STATE_LCSPR_AWAITED
#define OTHER     "CSP-2026-000124-1"

static struct panel_stage stage;

static const struct partner_row withdrawals[] = {
    {AWAITED, {"why=entered_in_error", "reason=why"}, NULL, NULL},
    {AWAITED, {"why=duplicate", "duplicate_of=" OTHER, "reason=why"}, NULL, NULL},
    {VIGIL_CASE_STATE_NOTED, {"why=criteria_not_met", "reason=why"}, NULL, NULL},
    {AWAITED, {"reason=why"}, "why", "required"},
    {AWAITED, {"why=entered_in_error"}, "reason", "required"},
    {AWAITED, {"why=duplicate", "reason=why"}, "duplicate_of", "required"},
    {AWAITED,
     {"why=entered_in_error", "duplicate_of=" OTHER, "reason=why"},
     "duplicate_of",
     "not_a_duplicate"},
    {AWAITED,
     {"why=duplicate", "duplicate_of=CSP-2026-000123-3", "reason=why"},
     "duplicate_of",
     "itself"},
    {AWAITED,
     {"why=duplicate", "duplicate_of=CSP-2026-000124-2", "reason=why"},
     "duplicate_of",
     "mistyped_reference"},
};

/* Reinstated, everything is as it was, but for the version. */
static void
withdraws_and_reinstates(void **state)
{
    (void)state;
    PARTNER_ROWS(VIGIL_MESSAGE_WITHDRAWAL, withdrawals, NULL);
    partner_open(&stage, LCSPR);
    (void)partner_item(&stage, VIGIL_ITEM_KIND_QUESTION, "");
    partner_item(&stage, VIGIL_ITEM_KIND_QUESTION, "")->state = VIGIL_ITEM_STATE_ANSWERED;
    struct vigil_case before = stage.found;
    panel_stage_accepted(
        &stage,
        VIGIL_MESSAGE_WITHDRAWAL,
        PANEL_LINES("why=duplicate", "duplicate_of=" OTHER, "reason=why"));
    assert_int_equal(stage.found.state, VIGIL_CASE_STATE_WITHDRAWN);
    assert_int_equal(stage.found.withdrawal, VIGIL_WITHDRAWAL_DUPLICATE);
    assert_string_equal(stage.found.merged_into, OTHER);
    assert_int_equal(stage.items[0].state, VIGIL_ITEM_STATE_WITHDRAWN);
    assert_int_equal(stage.items[1].state, VIGIL_ITEM_STATE_ANSWERED);
    panel_stage_accepted(
        &stage, VIGIL_MESSAGE_REINSTATEMENT, PANEL_LINES("reason=it was right"));
    assert_int_equal(stage.items[0].state, VIGIL_ITEM_STATE_OPEN);
    before.version = stage.found.version;
    before.trail_count = stage.found.trail_count;
    memcpy(before.trail, stage.found.trail, sizeof(before.trail));
    memset(before.merged_into, 0, sizeof(before.merged_into));
    memset(stage.found.merged_into, 0, sizeof(stage.found.merged_into));
    assert_memory_equal(&before, &stage.found, sizeof(before));
}

static void
asked(struct panel_stage *on)
{
    (void)partner_item(on, VIGIL_ITEM_KIND_QUESTION, "");
    partner_item(on, VIGIL_ITEM_KIND_QUESTION, "")->state = VIGIL_ITEM_STATE_ANSWERED;
}

static void
answers_a_question(void **state)
{
    (void)state;
    static const struct partner_row rows[] = {
        {AWAITED, {"question_no=1", "words=it was"}, NULL, NULL},
        {AWAITED, {"words=it was"}, "question_no", "required"},
        {AWAITED, {"question_no=1"}, "words", "required"},
        {AWAITED, {"question_no=2", "words=it was"}, "question_no", "not_open"},
        {AWAITED, {"question_no=3", "words=it was"}, "question_no", "no_such_item"},
    };
    PARTNER_ROWS(VIGIL_MESSAGE_ANSWER, rows, asked);
    partner_open(&stage, AWAITED);
    asked(&stage);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_ANSWER, rows[0].lines);
    assert_int_equal(stage.items[0].state, VIGIL_ITEM_STATE_ANSWERED);
    assert_true(stage.items[0].changed);
}

static void
answered(struct panel_stage *on)
{
    on->found.decision =
        on->found.state == CONCLUDED ? VIGIL_DECISION_NO_LCSPR : VIGIL_DECISION_LCSPR;
    (void)partner_item(on, VIGIL_ITEM_KIND_REPLY, "");
}

static void
covered(struct panel_stage *on)
{
    answered(on);
    strcpy(on->found.lcspr_ref, "LCSPR/7");
}

static void
replied(struct panel_stage *on)
{
    answered(on);
    on->found.stand = VIGIL_STAND_DECISION_STANDS;
}

#define REPLY(stand, decision)                                                           \
    {                                                                                    \
        "stand=" stand, "final_decision=" decision, "words=why"                          \
    }

static void
replies_to_the_response(void **state)
{
    (void)state;
    static const struct partner_row rows[] = {
        {CONCLUDED, REPLY("decision_stands", "no_lcspr"), NULL, NULL},
        {CONCLUDED, REPLY("decision_changed", "lcspr"), NULL, NULL},
        {CONCLUDED, REPLY("decision_changed", "criteria_not_met"), NULL, NULL},
        {LCSPR, REPLY("decision_changed", "no_lcspr"), NULL, NULL},
        {LCSPR, REPLY("decision_changed", "joins_thematic"), NULL, NULL},
        {CONCLUDED,
         REPLY("decision_stands", "lcspr"),
         "final_decision",
         "not_the_decision"},
        {CONCLUDED,
         REPLY("decision_changed", "no_lcspr"),
         "final_decision",
         "not_changed"},
        {CONCLUDED, {"stand=decision_stands", "words=why"}, "final_decision", "required"},
        {VIGIL_CASE_STATE_RESPONSE_AWAITED,
         REPLY("decision_stands", "lcspr"),
         "case_ref",
         "response_first"},
        {VIGIL_CASE_STATE_LCSPR_RECEIVED,
         REPLY("decision_changed", "no_lcspr"),
         "case_ref",
         "lcspr_already"},
    };
    static const struct partner_row with_review[] = {
        {LCSPR,
         REPLY("decision_changed", "no_lcspr"),
         "final_decision",
         "covered_already"},
        {LCSPR, REPLY("decision_stands", "lcspr"), NULL, NULL},
    };
    static const struct partner_row again[] = {
        {CONCLUDED, REPLY("decision_stands", "no_lcspr"), "stand", "replied_already"},
        {CONCLUDED, REPLY("decision_changed", "lcspr"), NULL, NULL},
    };
    PARTNER_ROWS(VIGIL_MESSAGE_RESPONSE_REPLY, rows, answered);
    PARTNER_ROWS(VIGIL_MESSAGE_RESPONSE_REPLY, with_review, covered);
    PARTNER_ROWS(VIGIL_MESSAGE_RESPONSE_REPLY, again, replied);
    partner_open(&stage, CONCLUDED);
    answered(&stage);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_RESPONSE_REPLY, rows[1].lines);
    assert_int_equal(stage.found.state, LCSPR);
    assert_int_equal(stage.found.decision, VIGIL_DECISION_LCSPR);
    assert_int_equal(stage.found.stand, VIGIL_STAND_DECISION_CHANGED);
    assert_int_equal(stage.found.lcspr_commissioned_on, record_date("2021-06-30"));
    assert_int_equal(stage.items[0].state, VIGIL_ITEM_STATE_DONE);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_RESPONSE_REPLY, rows[3].lines);
    assert_int_equal(stage.found.state, CONCLUDED);
    assert_int_equal(stage.found.lcspr_commissioned_on, VIGIL_DATE_NONE);
}

#define MORE(clock, until)                                                               \
    {                                                                                    \
        "clock=" clock, "until=" until, "why=inquest", "reason=why"                      \
    }

static void
granted(struct panel_stage *on)
{
    on->found.rapid_review_extended_to = record_date("2021-07-30");
}

static void
asked_for_time(struct panel_stage *on)
{
    partner_item(on, VIGIL_ITEM_KIND_EXTENSION, "")->code = VIGIL_CLOCK_RAPID_REVIEW;
}

static void
asks_for_more_time(void **state)
{
    (void)state;
    static const struct partner_row rows[] = {
        {AWAITED, MORE("rapid_review", "2021-07-30"), NULL, NULL},
        {LCSPR, MORE("lcspr", "2021-12-31"), NULL, NULL},
        {VIGIL_CASE_STATE_LCSPR_IN_PROGRESS, MORE("lcspr", "2021-12-31"), NULL, NULL},
        {AWAITED, MORE("notification", "2021-07-30"), "clock", "not_extendable"},
        {AWAITED, MORE("lcspr", "2021-07-30"), "clock", "clock_not_running"},
        {LCSPR, MORE("rapid_review", "2021-07-30"), "clock", "clock_not_running"},
        {CONCLUDED, MORE("lcspr", "2021-07-30"), "clock", "clock_not_running"},
        {AWAITED, MORE("rapid_review", "2021-06-29"), "until", "in_past"},
    };
    static const struct partner_row after[] = {
        {AWAITED, MORE("rapid_review", "2021-07-30"), "until", "granted_already"},
        {AWAITED, MORE("rapid_review", "2021-07-31"), NULL, NULL},
    };
    static const struct partner_row again[] = {
        {AWAITED, MORE("rapid_review", "2021-07-30"), "clock", "asked_already"}};
    PARTNER_ROWS(VIGIL_MESSAGE_EXTENSION_REQUEST, rows, NULL);
    PARTNER_ROWS(VIGIL_MESSAGE_EXTENSION_REQUEST, after, granted);
    PARTNER_ROWS(VIGIL_MESSAGE_EXTENSION_REQUEST, again, asked_for_time);
    partner_open(&stage, AWAITED);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_EXTENSION_REQUEST, rows[0].lines);
    assert_string_equal(stage.items[0].owner, "panel");
    assert_int_equal(stage.items[0].code, VIGIL_CLOCK_RAPID_REVIEW);
    assert_int_equal(stage.items[0].due_on, record_date("2021-07-30"));
    assert_int_equal(stage.items[0].state, VIGIL_ITEM_STATE_OPEN);
}

static void
with_gap(struct panel_stage *on)
{
    (void)partner_item(on, VIGIL_ITEM_KIND_GAP, "");
}

static void
settles_a_gap(void **state)
{
    (void)state;
    static const struct partner_row rows[] = {
        {CONCLUDED, {"gap_no=1", "outcome=obtained", "words=it came"}, NULL, NULL},
        {CONCLUDED, {"gap_no=1", "outcome=not_obtainable", "words=why"}, NULL, NULL},
        {LCSPR, {"gap_no=1", "outcome=carried", "words=why"}, NULL, NULL},
        {CONCLUDED,
         {"gap_no=1", "outcome=carried", "words=why"},
         "outcome",
         "no_lcspr_planned"},
        {CONCLUDED,
         {"gap_no=2", "outcome=obtained", "words=why"},
         "gap_no",
         "no_such_item"},
        {AWAITED,
         {"gap_no=1", "outcome=obtained", "words=why"},
         "case_ref",
         "rapid_review_first"},
    };
    PARTNER_ROWS(VIGIL_MESSAGE_GAP_OUTCOME, rows, with_gap);
    static const enum vigil_item_state states[] = {VIGIL_ITEM_STATE_OBTAINED,
                                                   VIGIL_ITEM_STATE_NOT_OBTAINABLE,
                                                   VIGIL_ITEM_STATE_CARRIED};
    for (size_t i = 0; i < BASE_COUNT(states); i++) {
        partner_open(&stage, rows[i].state);
        with_gap(&stage);
        panel_stage_accepted(&stage, VIGIL_MESSAGE_GAP_OUTCOME, rows[i].lines);
        assert_int_equal(stage.items[0].state, states[i]);
        const struct vigil_item *line =
            rules_item_find(&stage.file, VIGIL_ITEM_KIND_KEY_LINE, 1);
        assert_int_equal(line != NULL, states[i] == VIGIL_ITEM_STATE_CARRIED);
        assert_string_equal(line == NULL ? "gap 1" : line->label, "gap 1");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(withdraws_and_reinstates),
        cmocka_unit_test(answers_a_question),
        cmocka_unit_test(replies_to_the_response),
        cmocka_unit_test(asks_for_more_time),
        cmocka_unit_test(settles_a_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
