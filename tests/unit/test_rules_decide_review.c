/* The own file of a review, as the record of the LCSPR opens it and brings it forward.
 */
#include "review_files.h"

#include "rules/rules_decide_lcspr.h"

/* a record of the review of review_files.h */
static struct vigil_lcspr
record_of(enum vigil_publication publication, const char *published_on)
{
    struct vigil_lcspr lcspr = record_lcspr();
    lcspr.commissioned_on = record_date("2021-01-26");
    strcpy(lcspr.links[0].case_ref, "CSP-2026-000124-1");
    lcspr.publication = publication;
    lcspr.published_on = record_date(published_on);
    strcpy(lcspr.publication_reason,
           publication == VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED ? "harm" : "");
    return lcspr;
}

static void
opens_the_review(void **state)
{
    (void)state;
    static const struct {
        enum vigil_publication publication;
        enum vigil_case_state review, member;
    } rows[] = {
        {VIGIL_PUBLICATION_NONE,
         VIGIL_CASE_STATE_LCSPR_IN_PROGRESS,
         VIGIL_CASE_STATE_LCSPR_AWAITED},
        {VIGIL_PUBLICATION_IN_PROGRESS,
         VIGIL_CASE_STATE_LCSPR_IN_PROGRESS,
         VIGIL_CASE_STATE_LCSPR_AWAITED},
        {VIGIL_PUBLICATION_AWAITING,
         VIGIL_CASE_STATE_LCSPR_REPORTED,
         VIGIL_CASE_STATE_LCSPR_RECEIVED},
        {VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED,
         VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED,
         VIGIL_CASE_STATE_LCSPR_RECEIVED},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        review_set(VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
        struct vigil_lcspr lcspr = record_of(rows[i].publication, "");
        struct vigil_case opened = {.case_ref = "CSP-2026-000123-3"};
        struct vigil_faults faults = {0};
        bool received = rows[i].member == VIGIL_CASE_STATE_LCSPR_RECEIVED;
        vigil_instant at = received ? review_context.now : VIGIL_INSTANT_NONE;
        review_member.state = VIGIL_CASE_STATE_CONCLUDED;
        review_member.lcspr_ref[0] = review_member.review_ref[0] = '\0';
        assert_int_equal(
            rules_decide_lcspr(
                &lcspr, &review_context, NULL, review_members, &opened, &faults),
            BASE_OK);
        assert_int_equal(opened.state, rows[i].review);
        assert_int_equal(opened.kind, VIGIL_FILE_KIND_LCSPR);
        assert_string_equal(opened.authority, "E08000025");
        assert_string_equal(opened.notification_ref, "LCSPR/7");
        assert_string_equal(opened.case_ref, "CSP-2026-000123-3");
        assert_int_equal(opened.version, 1);
        assert_int_equal(opened.trail[0], VIGIL_EVENT_LCSPR);
        assert_int_equal(opened.notified_at, review_context.now);
        assert_int_equal(opened.lcspr_commissioned_on, lcspr.commissioned_on);
        assert_int_equal(opened.lcspr_received_at, at);
        assert_int_equal(opened.publication, lcspr.publication);
        assert_int_equal(opened.published_on, VIGIL_DATE_NONE);
        assert_int_equal(opened.forecast_on, VIGIL_DATE_NONE);
        assert_int_equal(review_member.state, rows[i].member);
        assert_int_equal(review_member.lcspr_received_at, at);
        assert_string_equal(review_member.review_ref, "CSP-2026-000123-3");
        assert_string_equal(review_member.lcspr_ref, "LCSPR/7");
    }
}

/* One record after the other, on a review in each state: where it goes, or the fault. */
static void
brings_the_review_forward(void **state)
{
    (void)state;
    enum {
        NONE = VIGIL_CASE_STATE_NONE,
        PROGRESS = VIGIL_CASE_STATE_LCSPR_IN_PROGRESS,
        REPORTED = VIGIL_CASE_STATE_LCSPR_REPORTED,
        PUBLISHED = VIGIL_CASE_STATE_LCSPR_PUBLISHED,
        KEPT = VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED,
        CLOSED = VIGIL_CASE_STATE_CLOSED
    };
    static const struct {
        int before;
        enum vigil_publication publication;
        const char *published_on;
        int after; /* NONE: refused */
        const char *path, *code;
    } rows[] = {
        {PROGRESS, VIGIL_PUBLICATION_IN_PROGRESS, "", PROGRESS, "", ""},
        {PROGRESS, VIGIL_PUBLICATION_AWAITING, "", REPORTED, "", ""},
        {PROGRESS, VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED, "", KEPT, "", ""},
        {PROGRESS,
         VIGIL_PUBLICATION_PUBLISHED,
         "2021-06-30",
         NONE,
         "published_on",
         "too_soon"},
        {REPORTED, VIGIL_PUBLICATION_AWAITING, "", REPORTED, "", ""},
        {REPORTED,
         VIGIL_PUBLICATION_IN_PROGRESS,
         "",
         NONE,
         "publication",
         "received_already"},
        {REPORTED, VIGIL_PUBLICATION_PUBLISHED, "2021-06-25", PUBLISHED, "", ""},
        {REPORTED,
         VIGIL_PUBLICATION_PUBLISHED_ANONYMOUSLY,
         "2021-06-24",
         NONE,
         "published_on",
         "too_soon"},
        {REPORTED, VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED, "", KEPT, "", ""},
        {KEPT, VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED, "", KEPT, "", ""},
        {KEPT, VIGIL_PUBLICATION_EXECUTIVE_SUMMARY, "2021-06-25", PUBLISHED, "", ""},
        {KEPT,
         VIGIL_PUBLICATION_AWAITING,
         "",
         NONE,
         "publication",
         "not_published_already"},
        {PUBLISHED, VIGIL_PUBLICATION_PUBLISHED, "2021-06-28", PUBLISHED, "", ""},
        {PUBLISHED,
         VIGIL_PUBLICATION_AWAITING,
         "",
         NONE,
         "publication",
         "published_already"},
        {PUBLISHED,
         VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED,
         "",
         NONE,
         "publication",
         "published_already"},
        {CLOSED,
         VIGIL_PUBLICATION_PUBLISHED,
         "2021-06-25",
         NONE,
         "publication",
         "case_closed"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        review_set((enum vigil_case_state)rows[i].before);
        struct vigil_lcspr lcspr = record_of(rows[i].publication, rows[i].published_on);
        struct vigil_faults faults = {0};
        struct vigil_case before = review_case, member = review_member;
        vigil_instant had = review_case.lcspr_received_at;
        enum base_class class = rules_decide_lcspr(
            &lcspr, &review_context, &review_case, review_members, NULL, &faults);
        if (rows[i].after == NONE) {
            if (class != BASE_REFUSE || faults.count != 1 ||
                strcmp(faults.at[0].path, rows[i].path) != 0 ||
                strcmp(faults.at[0].code, rows[i].code) != 0) {
                fail_msg("row %zu: %s %s", i, faults.at[0].path, faults.at[0].code);
            }
            assert_memory_equal(&before, &review_case, sizeof(before));
            assert_memory_equal(&member, &review_member, sizeof(member));
            covers("refusal", rows[i].code);
            continue;
        }
        if (class != BASE_OK) {
            fail_msg("row %zu: %s %s", i, faults.at[0].path, faults.at[0].code);
        }
        assert_int_equal(review_case.state, rows[i].after);
        assert_int_equal(review_case.version, before.version + 1);
        assert_int_equal(review_case.published_on, lcspr.published_on);
        assert_int_equal(review_case.lcspr_received_at,
                         had != VIGIL_INSTANT_NONE   ? had
                         : rows[i].after == PROGRESS ? VIGIL_INSTANT_NONE
                                                     : review_context.now);
    }
}

/* Its first day is told; the record that receives and publishes at once has the eighth
 * working day from now; history is as it was. */
static void
keeps_seven_working_days(void **state)
{
    (void)state;
    struct vigil_faults faults = {0};
    struct vigil_case opened = {.case_ref = ""};
    struct vigil_lcspr lcspr = record_of(VIGIL_PUBLICATION_PUBLISHED, "2021-06-30");
    review_set(VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    assert_int_equal(rules_decide_lcspr(
                         &lcspr, &review_context, NULL, review_members, &opened, &faults),
                     BASE_REFUSE);
    assert_string_equal(faults.at[0].code, "too_soon");
    assert_int_equal(strncmp(faults.at[0].right, "2021-07-09 or later", 19), 0);
    assert_int_equal(opened.version, 0);

    review_context = record_context(VIGIL_ROLE_PANEL, true);
    review_context.law = &review_law;
    memset(&faults, 0, sizeof(faults));
    strcpy(lcspr.authority, "E08000025");
    lcspr.received_at = record_instant("2021-06-29T10:00:00Z");
    review_member.historic = true;
    assert_int_equal(rules_decide_lcspr(
                         &lcspr, &review_context, NULL, review_members, &opened, &faults),
                     BASE_OK);
    assert_int_equal(opened.state, VIGIL_CASE_STATE_LCSPR_PUBLISHED);
    assert_int_equal(opened.notified_at, record_instant("2021-01-26T00:00:00Z"));
    assert_true(opened.historic);

    review_set(VIGIL_CASE_STATE_LCSPR_IN_PROGRESS); /* a live one */
    review_context = record_context(VIGIL_ROLE_PANEL, true);
    review_member.historic = true;
    memset(&faults, 0, sizeof(faults));
    assert_int_equal(
        rules_decide_lcspr(
            &lcspr, &review_context, &review_case, review_members, NULL, &faults),
        BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "lcspr_ref");
    assert_string_equal(faults.at[0].code, "case_is_live");
}

/* A second copy moved the review's receipt; its cases keep their first one, and a record
 * that comes behind it changes neither. */
static void
keeps_the_first_receipt_of_cases(void **state)
{
    (void)state;
    struct vigil_faults faults = {0};
    struct vigil_lcspr lcspr = record_of(VIGIL_PUBLICATION_PUBLISHED, "2021-06-28");
    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
    vigil_instant first = review_member.lcspr_received_at;
    vigil_instant second = review_case.lcspr_received_at += BASE_DAY;
    assert_int_equal(rules_decide_lcspr_apply(
                         &lcspr, &review_context, &review_case, review_members, NULL),
                     BASE_OK);
    assert_int_equal(review_member.lcspr_received_at, first);
    assert_int_equal(review_case.lcspr_received_at, second);

    review_set(VIGIL_CASE_STATE_LCSPR_PUBLISHED); /* that is no journal of Vigil's */
    lcspr.publication = VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED;
    assert_int_not_equal(rules_decide_lcspr_apply(
                             &lcspr, &review_context, &review_case, review_members, NULL),
                         BASE_OK);
    struct vigil_case *missing[] = {NULL};
    review_set(VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
    lcspr.publication = VIGIL_PUBLICATION_AWAITING;
    assert_int_equal(
        rules_decide_lcspr_apply(&lcspr, &review_context, &review_case, missing, NULL),
        BASE_BUG);
    memset(&faults, 0, sizeof(faults));
    review_context.role = VIGIL_ROLE_OPERATOR;
    assert_int_equal(
        rules_decide_lcspr(
            &lcspr, &review_context, &review_case, review_members, NULL, &faults),
        BASE_DENIED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_the_review),
        cmocka_unit_test(brings_the_review_forward),
        cmocka_unit_test(keeps_seven_working_days),
        cmocka_unit_test(keeps_the_first_receipt_of_cases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
