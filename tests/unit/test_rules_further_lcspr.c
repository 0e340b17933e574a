/*
 * The further fields of the record of an LCSPR: key lines of its own, methods in words;
 * and what follows from a receipt or a publication that the record tells.
 */
#include "review_files.h"

#include "base/base_faults.h"
#include "rules/rules_further.h"

static const char *const good[] = {"lcspr_ref=LCSPR/7",
                                   "authority=",
                                   "commissioned_on=2021-01-26",
                                   "shape=single",
                                   "methodology=systems",
                                   "publication=in_progress",
                                   "published_on=",
                                   "links[0].case_ref=CSP-2026-000124-1",
                                   "methods=",
                                   "key_lines[0].question=why then?",
                                   "key_lines[1].question=why there?",
                                   "happened_at=",
                                   NULL};

static struct vigil_form form;

static void
check(const char *const *changes, struct vigil_faults *faults)
{
    review_fill(&form, VIGIL_MESSAGE_LCSPR, good, changes);
    memset(faults, 0, sizeof(*faults));
    rules_further_lcspr_check(&form, &review_context, &review_file, faults);
}

static void
tells_each_fault(void **state)
{
    (void)state;
    static const char no_first[] = "key_lines[0].question=";
    static const char no_second[] = "key_lines[1].question=";
    static const struct {
        enum vigil_case_state state; /* NONE: a new review */
        bool open_line;
        const char *changes[REVIEW_CHANGES];
        const char *path, *code;
    } rows[] = {
        {VIGIL_CASE_STATE_NONE, false, {NULL}, NULL, NULL},
        {VIGIL_CASE_STATE_LCSPR_IN_PROGRESS, true, {NULL}, NULL, NULL},
        {VIGIL_CASE_STATE_LCSPR_REPORTED, false, {NULL}, NULL, NULL},
        {VIGIL_CASE_STATE_NONE,
         false,
         {"publication=awaiting"},
         "key_lines",
         "key_line_open"},
        {VIGIL_CASE_STATE_LCSPR_IN_PROGRESS,
         true,
         {"publication=awaiting", no_first, no_second},
         "key_lines",
         "key_line_open"},
        {VIGIL_CASE_STATE_LCSPR_IN_PROGRESS,
         false,
         {"publication=awaiting", no_first, no_second},
         NULL,
         NULL},
        {VIGIL_CASE_STATE_LCSPR_PUBLISHED, false, {NULL}, "key_lines", "too_late"},
        {VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED, false, {NULL}, "key_lines", "too_late"},
        {VIGIL_CASE_STATE_NONE, false, {"methodology=other"}, "methods", "required"},
        {VIGIL_CASE_STATE_NONE,
         false,
         {"methodology=other", "methods=as it seemed best"},
         NULL,
         NULL},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct vigil_faults faults;
        bool is_new = rows[i].state == VIGIL_CASE_STATE_NONE;
        review_set(is_new ? VIGIL_CASE_STATE_LCSPR_IN_PROGRESS : rows[i].state);
        if (rows[i].open_line) {
            (void)review_add(VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_OPEN);
        }
        review_file.found = is_new ? NULL : &review_case;
        check(rows[i].changes, &faults);
        if (faults.count != (rows[i].code == NULL ? 0 : 1)) {
            fail_msg("row %zu: %zu faults, %s", i, faults.count, faults.at[0].code);
        }
        if (rows[i].code != NULL) {
            assert_string_equal(faults.at[0].path, rows[i].path);
            assert_string_equal(faults.at[0].code, rows[i].code);
            if (is_new) { /* the same of a file that is yet to be opened */
                memset(&review_case, 0, sizeof(review_case));
                review_file.found = &review_case;
                check(rows[i].changes, &faults);
                assert_string_equal(faults.at[0].code, rows[i].code);
            }
            review_context.historic = true; /* of history none of this is asked */
            check(rows[i].changes, &faults);
            assert_int_equal(faults.count, 0);
        }
    }
    struct vigil_faults faults;
    review_set(VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    review_file.items_capacity = 3;
    check((const char *[]){NULL}, &faults);
    assert_string_equal(faults.at[0].code, "too_many_items");
}

/* After the decision: what it left in review_case. */
static void
apply(const char *const *changes)
{
    review_fill(&form, VIGIL_MESSAGE_LCSPR, good, changes);
    rules_further_lcspr_apply(&form, &review_context, &review_file);
}

static void
opens_key_lines(void **state)
{
    (void)state;
    review_set(VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    apply((const char *[]){NULL});
    assert_int_equal(review_file.items_count, 2);
    const struct vigil_item *line = review_item(VIGIL_ITEM_KIND_KEY_LINE, 2);
    assert_int_equal(line->state, VIGIL_ITEM_STATE_OPEN);
    assert_string_equal(line->owner, "E08000025");
    assert_string_equal(line->case_ref, "CSP-2026-000123-3");
}

static const char *const no_lines[] = {
    "key_lines[0].question=", "key_lines[1].question=", NULL};

/* A record that tells the receipt reaches the cases that it did not link, and the Panel
 * has something to assess: once, and not for history. */
static void
follows_a_receipt(void **state)
{
    (void)state;
    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
    review_member.state = VIGIL_CASE_STATE_LCSPR_AWAITED;
    review_member.lcspr_received_at = VIGIL_INSTANT_NONE;
    apply(no_lines);
    assert_int_equal(review_member.state, VIGIL_CASE_STATE_LCSPR_RECEIVED);
    assert_int_equal(review_member.lcspr_received_at, review_case.lcspr_received_at);
    assert_int_equal(review_member.trail[review_member.trail_count - 1],
                     VIGIL_EVENT_LCSPR);
    struct vigil_item *assessment = review_item(VIGIL_ITEM_KIND_ASSESSMENT, 1);
    assert_string_equal(assessment->owner, "panel");
    assessment->state = VIGIL_ITEM_STATE_DONE;
    int32_t version = review_member.version;
    apply(no_lines);
    assert_int_equal(review_file.items_count, 1);
    assert_int_equal(review_member.version, version);

    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
    review_context.historic = true;
    apply(no_lines);
    assert_int_equal(review_file.items_count, 0);
}

/* Of history that a Vigil had live, and exported with its time, follows what followed
 * then; only history states that time. */
static void
follows_what_was_told_live(void **state)
{
    (void)state;
    static const char *const told[] = {"key_lines[0].question=",
                                       "key_lines[1].question=",
                                       "happened_at=2021-06-01T10:00:00Z",
                                       NULL};
    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
    review_context.historic = true;
    review_case.version = 1;
    apply(told);
    assert_int_equal(review_item(VIGIL_ITEM_KIND_ASSESSMENT, 1)->state,
                     VIGIL_ITEM_STATE_OPEN);
    assert_int_equal(review_case.notified_at, review_context.now);
    struct vigil_faults faults = {.count = 0};
    review_context.historic = false;
    rules_process_check_further(&form, &review_context, &review_file, &faults);
    assert_true(base_faults_has(&faults, "happened_at"));
}

/* One that tells the publication starts the year; a corrected day moves its end. */
static void
follows_a_publication(void **state)
{
    (void)state;
    review_set(VIGIL_CASE_STATE_LCSPR_PUBLISHED);
    review_case.publication = VIGIL_PUBLICATION_PUBLISHED;
    review_case.published_on = record_date("2021-06-28");
    apply(no_lines);
    const struct vigil_item *period = review_item(VIGIL_ITEM_KIND_PUBLIC_PERIOD, 1);
    assert_int_equal(period->due_on, record_date("2022-06-28"));
    review_case.published_on = record_date("2021-06-29");
    apply(no_lines);
    assert_int_equal(period->due_on, record_date("2022-06-29"));
    assert_int_equal(review_file.items_count, 2); /* with the assessment */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_each_fault),
        cmocka_unit_test(opens_key_lines),
        cmocka_unit_test(follows_a_receipt),
        cmocka_unit_test(follows_what_was_told_live),
        cmocka_unit_test(follows_a_publication),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
