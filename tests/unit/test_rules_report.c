/*
 * The final report to the Panel: what it must say, what follows for the review and for
 * the cases that it covers, and a second copy.
 */
#include "review_files.h"

static const char *const report[] = {"case_ref=CSP-2026-000123-3",
                                     "received_at=",
                                     "methodology=systems",
                                     "methods=as described",
                                     "pages=24",
                                     "findings=what and why",
                                     "added_value=more than before",
                                     "digest=",
                                     "key_lines[0].key_line_no=2",
                                     "key_lines[1].key_line_no=3",
                                     "key_lines[0].fate=followed",
                                     "key_lines[1].fate=departed",
                                     "key_lines[0].words=",
                                     "key_lines[1].words=it led nowhere",
                                     "causes[0].cause=workload",
                                     "causes[1].cause=training",
                                     "causes[0].how=too much",
                                     "causes[1].how=too little",
                                     "characteristics[0].characteristic=culture",
                                     "characteristics[1].characteristic=religion",
                                     "characteristics[0].considered=its part",
                                     "characteristics[1].considered=",
                                     "characteristics[1].omitted_because=it would name",
                                     "themes[0].theme=daily_life",
                                     "themes[1].theme=changing_risk",
                                     "themes[0].noted=yes",
                                     "themes[1].noted=not_known",
                                     "family[0].tried_on=2021-06-30",
                                     "family[0].outcome=not_approached",
                                     "family[0].note=the trial goes on",
                                     "practitioners[0].held_on=2021-06-30",
                                     "practitioners[0].roles=social workers",
                                     "practitioners[0].findings=they knew",
                                     NULL};

static const char digest[] =
    "digest=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/* three key lines, of which the first is settled; the report is attached */
static void
in_progress(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    (void)review_add(VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_FOLLOWED);
    (void)review_add(VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_OPEN);
    (void)review_add(VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_OPEN);
    strcpy(review_add(VIGIL_ITEM_KIND_DOCUMENT, VIGIL_ITEM_STATE_DONE)->label,
           digest + strlen("digest="));
}

static void
published(void)
{
    in_progress();
    review_case.state = VIGIL_CASE_STATE_LCSPR_PUBLISHED;
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
says_what_it_must(void **state)
{
    (void)state;
    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{digest}, NULL, NULL},
        {{"digest=00ff"}, "digest", "no_such_document"},
        {{"received_at=2021-06-29T10:00:00Z"}, "received_at", "only_historic"},
        {{"methods="}, "methods", "required"},
        {{"added_value="}, "added_value", "required"},
        {{"key_lines[1].words="}, "key_lines[1].words", "required"},
        {{"key_lines[0].fate="}, "key_lines[0].fate", "required"},
        {{"causes[1].cause=workload"}, "causes[1].cause", "twice"},
        {{"characteristics[1].characteristic=culture"},
         "characteristics[1].characteristic",
         "twice"},
        {{"characteristics[0].considered="}, "characteristics[0].considered", "required"},
        {{"themes[1].theme=daily_life"}, "themes[1].theme", "twice"},
        {{"family[0].tried_on=2021-07-01"}, "family[0].tried_on", "in_future"},
        {{"family[0].note="}, "family[0].note", "required"},
        {{"family[0].outcome=declined", "family[0].note="}, NULL, NULL},
        {{"practitioners[0].held_on=2021-07-01"},
         "practitioners[0].held_on",
         "in_future"},
    };
    static const struct review_row late = {{NULL}, "case_ref", "published_already"};
    static const struct review_row no_room = {{NULL}, "", "too_many_items"};
    REVIEW_JUDGE(VIGIL_MESSAGE_LCSPR_REPORT, report, in_progress, rows);
    review_judge(VIGIL_MESSAGE_LCSPR_REPORT, report, published, &late, 1);
    review_judge(VIGIL_MESSAGE_LCSPR_REPORT, report, full, &no_room, 1);
}

/* Each open key line has its fate; those that have none are told by their numbers. */
static void
settles_every_key_line(void **state)
{
    (void)state;
    static const struct {
        const char *changes[REVIEW_CHANGES];
        const char *path, *code, *wrong; /* of the fault about the lines left open */
    } rows[] = {
        {{"key_lines[1].key_line_no=", "key_lines[1].fate=", "key_lines[1].words=", NULL},
         "key_lines",
         "key_line_open",
         "no fate of key line 3"},
        {{"key_lines[0].key_line_no=1", NULL},
         "key_lines[0].key_line_no",
         "not_open",
         NULL},
        {{"key_lines[0].key_line_no=9", NULL},
         "key_lines[0].key_line_no",
         "no_such_item",
         NULL},
        {{"key_lines[1].key_line_no=2", NULL}, "key_lines[1].key_line_no", "twice", NULL},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct vigil_faults faults;
        in_progress();
        assert_int_equal(
            review_send(VIGIL_MESSAGE_LCSPR_REPORT, report, rows[i].changes, &faults),
            BASE_REFUSE);
        assert_string_equal(faults.at[0].path, rows[i].path);
        assert_string_equal(faults.at[0].code, rows[i].code);
        if (rows[i].wrong != NULL) {
            assert_int_equal(faults.count, 1);
            assert_string_equal(faults.at[0].wrong, rows[i].wrong);
        } else { /* and the line that was meant has none */
            assert_int_equal(faults.count, 2);
            assert_string_equal(faults.at[1].code, "key_line_open");
        }
    }
    static const char *const bare[] = {"case_ref=CSP-2026-000123-3",
                                       "methodology=scie",
                                       "methods=as described",
                                       "findings=what and why",
                                       "added_value=none",
                                       NULL};
    struct vigil_faults faults;
    in_progress();
    assert_int_equal(
        review_send(VIGIL_MESSAGE_LCSPR_REPORT, bare, (const char *[]){NULL}, &faults),
        BASE_REFUSE);
    assert_string_equal(faults.at[0].wrong, "no fate of key line 2, 3");
}

static void
goes_to_review_and_cases(void **state)
{
    (void)state;
    in_progress();
    (void)review_add(VIGIL_ITEM_KIND_NARROWING, VIGIL_ITEM_STATE_OPEN);
    review_accept(VIGIL_MESSAGE_LCSPR_REPORT, report, (const char *[]){NULL});
    assert_int_equal(review_case.state, VIGIL_CASE_STATE_LCSPR_REPORTED);
    assert_int_equal(review_case.lcspr_received_at, review_context.now);
    assert_int_equal(review_case.publication, VIGIL_PUBLICATION_AWAITING);
    assert_int_equal(review_case.version, 4);
    assert_int_equal(review_item(VIGIL_ITEM_KIND_KEY_LINE, 2)->state,
                     VIGIL_ITEM_STATE_FOLLOWED);
    assert_int_equal(review_item(VIGIL_ITEM_KIND_KEY_LINE, 3)->state,
                     VIGIL_ITEM_STATE_DEPARTED);
    assert_int_equal(review_item(VIGIL_ITEM_KIND_NARROWING, 1)->state,
                     VIGIL_ITEM_STATE_DONE);
    assert_string_equal(review_item(VIGIL_ITEM_KIND_ASSESSMENT, 1)->owner, "panel");
    assert_int_equal(review_member.state, VIGIL_CASE_STATE_LCSPR_RECEIVED);
    assert_int_equal(review_member.lcspr_received_at, review_context.now);
    assert_int_equal(review_member.version, 3);
    assert_int_equal(review_member.trail[0], VIGIL_EVENT_LCSPR_REPORT);
}

/* The latest copy counts for the review, the first for its cases; it is assessed again
 * if it was assessed before. */
static void
comes_again(void **state)
{
    (void)state;
    static const char *const again[] = {"case_ref=CSP-2026-000123-3",
                                        "methodology=scie",
                                        "methods=as described",
                                        "findings=what and why",
                                        "added_value=some",
                                        NULL};
    in_progress();
    review_accept(VIGIL_MESSAGE_LCSPR_REPORT, report, (const char *[]){NULL});
    vigil_instant first = review_context.now;
    for (int copy = 2; copy <= 3; copy++) {
        review_context.now += BASE_DAY;
        review_accept(VIGIL_MESSAGE_LCSPR_REPORT, again, (const char *[]){NULL});
        assert_int_equal(review_case.state, VIGIL_CASE_STATE_LCSPR_REPORTED);
        assert_int_equal(review_case.lcspr_received_at, review_context.now);
        assert_int_equal(review_member.lcspr_received_at, first);
        assert_int_equal(review_member.version, 3);
        struct vigil_item *last = review_item(VIGIL_ITEM_KIND_ASSESSMENT, copy - 1);
        assert_int_equal(last->state, VIGIL_ITEM_STATE_OPEN);
        last->state = VIGIL_ITEM_STATE_DONE;
    }
}

/* Cases that are suspended take it for when they come back; others only note it. */
static void
reaches_every_case(void **state)
{
    (void)state;
    static const struct {
        enum vigil_case_state before, behind, after, behind_after;
    } rows[] = {
        {VIGIL_CASE_STATE_LCSPR_AWAITED, 0, VIGIL_CASE_STATE_LCSPR_RECEIVED, 0},
        {VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED,
         0,
         VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED,
         0},
        {VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED,
         0,
         VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED,
         0},
        {VIGIL_CASE_STATE_WITHDRAWN,
         VIGIL_CASE_STATE_LCSPR_AWAITED,
         VIGIL_CASE_STATE_WITHDRAWN,
         VIGIL_CASE_STATE_LCSPR_RECEIVED},
        {VIGIL_CASE_STATE_CLOSED,
         VIGIL_CASE_STATE_CONCLUDED,
         VIGIL_CASE_STATE_CLOSED,
         VIGIL_CASE_STATE_CONCLUDED},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        in_progress();
        review_member.state = rows[i].before;
        review_member.state_before = rows[i].behind;
        review_accept(VIGIL_MESSAGE_LCSPR_REPORT, report, (const char *[]){NULL});
        assert_int_equal(review_member.state, rows[i].after);
        assert_int_equal(review_member.state_before, rows[i].behind_after);
        assert_int_equal(review_member.lcspr_received_at, review_context.now);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_it_must),
        cmocka_unit_test(settles_every_key_line),
        cmocka_unit_test(goes_to_review_and_cases),
        cmocka_unit_test(comes_again),
        cmocka_unit_test(reaches_every_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
