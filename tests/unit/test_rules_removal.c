/*
 * What is published stays so for a year at least, and is taken down once; what will not
 * be published may be after all.
 */
#include "review_files.h"

#include "rules/rules_review.h"

static const char *const publication[] = {"case_ref=CSP-2026-000123-3",
                                          "happened_at=",
                                          "publication=published",
                                          "published_on=2021-06-25",
                                          "address=https://example.org/reviews/7",
                                          "repository_sent_on=2021-06-30",
                                          "reason=",
                                          "learned=",
                                          "digest=",
                                          NULL};

static const char *const removal[] = {"case_ref=CSP-2026-000123-3",
                                      "happened_at=",
                                      "removed_on=2022-06-25",
                                      "reason=the site was renewed",
                                      NULL};

static const char *const nothing[] = {NULL};

static void
reported(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
}

static void
not_published(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED);
}

/* Published on 2021-06-25, and it is a year and five days later. */
static void
published(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
    review_accept(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, nothing);
    review_context.now = record_instant("2022-06-30T10:00:00Z");
}

static void
removed(void)
{
    published();
    review_accept(VIGIL_MESSAGE_LCSPR_REMOVAL, removal, nothing);
}

static void
stays_public_for_a_year(void **state)
{
    (void)state;
    published();
    const struct vigil_item *period = review_item(VIGIL_ITEM_KIND_PUBLIC_PERIOD, 1);
    assert_int_equal(review_case.state, VIGIL_CASE_STATE_LCSPR_PUBLISHED);
    assert_int_equal(review_case.publication, VIGIL_PUBLICATION_PUBLISHED);
    assert_int_equal(review_case.published_on, record_date("2021-06-25"));
    assert_int_equal(period->due_on, record_date("2022-06-25"));
    assert_int_equal(period->state, VIGIL_ITEM_STATE_OPEN);
    assert_string_equal(period->owner, "E08000025");
    assert_int_equal(rules_review_public_until(record_date("2024-02-29")),
                     record_date("2025-02-28"));

    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{"removed_on=2022-06-24"}, "removed_on", "too_soon"},
        {{"removed_on=2022-07-01"}, "removed_on", "in_future"},
        {{"removed_on="}, "removed_on", "required"},
        {{"reason="}, "reason", "required"},
    };
    static const struct review_row twice = {{NULL}, "case_ref", "removed_already"};
    static const struct review_row never = {
        {"removed_on=2021-06-30"}, "case_ref", "not_published"};
    REVIEW_JUDGE(VIGIL_MESSAGE_LCSPR_REMOVAL, removal, published, rows);
    review_judge(VIGIL_MESSAGE_LCSPR_REMOVAL, removal, removed, &twice, 1);
    review_judge(VIGIL_MESSAGE_LCSPR_REMOVAL, removal, not_published, &never, 1);

    struct vigil_faults faults;
    published();
    assert_int_equal(review_send(VIGIL_MESSAGE_LCSPR_REMOVAL,
                                 removal,
                                 (const char *[]){"removed_on=2022-06-24", NULL},
                                 &faults),
                     BASE_REFUSE);
    assert_string_equal(faults.at[0].right, "2022-06-25 or later");
    review_accept(VIGIL_MESSAGE_LCSPR_REMOVAL, removal, nothing);
    assert_int_equal(review_case.state, VIGIL_CASE_STATE_LCSPR_PUBLISHED);
    assert_int_equal(review_item(VIGIL_ITEM_KIND_PUBLIC_PERIOD, 1)->state,
                     VIGIL_ITEM_STATE_DONE);
}

/* What will not be published may be after all; a review that only a casebook tells as
 * published can be taken down, once. */
static void
changes_its_mind(void **state)
{
    (void)state;
    reported();
    review_accept(VIGIL_MESSAGE_LCSPR_PUBLICATION,
                  publication,
                  (const char *[]){"publication=not_to_be_published",
                                   "published_on=",
                                   "reason=harm",
                                   "learned=that"});
    assert_int_equal(review_case.state, VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED);
    assert_int_equal(review_case.published_on, VIGIL_DATE_NONE);
    assert_int_equal(review_file.items_count, 0);
    review_accept(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, nothing);
    assert_int_equal(review_case.state, VIGIL_CASE_STATE_LCSPR_PUBLISHED);

    struct vigil_faults faults;
    published();
    review_file.items_count = 0;
    review_accept(VIGIL_MESSAGE_LCSPR_REMOVAL, removal, nothing);
    assert_int_equal(review_send(VIGIL_MESSAGE_LCSPR_REMOVAL, removal, nothing, &faults),
                     BASE_REFUSE);
    assert_string_equal(faults.at[0].code, "removed_already");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stays_public_for_a_year),
        cmocka_unit_test(changes_its_mind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
