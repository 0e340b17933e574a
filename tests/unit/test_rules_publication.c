/*
 * Publication: not before the Panel had the report for seven working days; or not at all,
 * with the reason and what was learned.
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

static const char *const report[] = {"case_ref=CSP-2026-000123-3",
                                     "happened_at=",
                                     "received_at=",
                                     "methodology=systems",
                                     "methods=as described",
                                     "findings=what and why",
                                     "added_value=some",
                                     NULL};

static const char *const nothing[] = {NULL};

static void
reported(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
}

static void
in_progress(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_IN_PROGRESS);
}

static void
not_published(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED);
}

static void
with_open_line(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
    (void)review_add(VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_OPEN);
}

static void
full(void)
{
    review_set(VIGIL_CASE_STATE_LCSPR_REPORTED);
    while (review_file.items_count < REVIEW_ITEMS) {
        (void)review_add(VIGIL_ITEM_KIND_QUESTION, VIGIL_ITEM_STATE_ANSWERED);
    }
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
says_what_is_published(void **state)
{
    (void)state;
    static const char anonymous[] = "publication=published_anonymously";
    static const char summary[] = "publication=executive_summary";
    static const char none[] = "publication=not_to_be_published";
    static const struct review_row rows[] = {
        {{NULL}, NULL, NULL},
        {{anonymous}, NULL, NULL},
        {{summary, "reason=harm to siblings"}, NULL, NULL},
        {{none, "published_on=", "reason=harm", "learned=that"}, NULL, NULL},
        {{"publication=", "published_on="}, "publication", "required"},
        {{"publication=awaiting"}, "publication", "not_a_publication"},
        {{"publication=in_progress"}, "publication", "not_a_publication"},
        {{"published_on="}, "published_on", "required"},
        {{anonymous, "published_on="}, "published_on", "required"},
        {{"published_on=2021-07-01"}, "published_on", "in_future"},
        {{"published_on=2021-06-24"}, "published_on", "too_soon"},
        {{"repository_sent_on=2021-07-01"}, "repository_sent_on", "in_future"},
        {{summary}, "reason", "required"},
        {{none, "reason=harm", "learned=that"}, "published_on", "not_published"},
        {{none, "published_on=", "learned=that"}, "reason", "required"},
        {{none, "published_on=", "reason=harm"}, "learned", "required"},
        {{"digest=00ff"}, "digest", "no_such_document"},
    };
    static const struct review_row early = {{NULL}, "case_ref", "report_first"};
    static const struct review_row open_line = {{NULL}, "case_ref", "key_line_open"};
    static const struct review_row no_room = {{NULL}, "", "too_many_items"};
    static const struct review_row twice = {{NULL}, "case_ref", "published_already"};
    static const struct review_row not_again = {
        {none, "published_on=", "reason=harm", "learned=that"},
        "case_ref",
        "not_published_already"};
    REVIEW_JUDGE(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, reported, rows);
    review_judge(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, in_progress, &early, 1);
    review_judge(
        VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, with_open_line, &open_line, 1);
    review_judge(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, full, &no_room, 1);
    review_judge(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, published, &twice, 1);
    review_judge(
        VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, not_published, &not_again, 1);
}

/* The acceptance cases of the advance copy: publication, and the latest day on which the
 * Panel must have it. */
static void
keeps_seven_working_days(void **state)
{
    (void)state;
    static const struct {
        const char *published_on, *latest, *too_late, *then; /* of too_late: from when */
    } rows[] = {
        {"2021-01-06", "2020-12-23", "2020-12-24", "2021-01-07"},
        {"2022-06-08", "2022-05-26", "2022-05-27", "2022-06-09"},
        {"2024-04-04", "2024-03-22", "2024-03-25", "2024-04-05"},
        {"2026-05-06", "2026-04-24", "2026-04-27", "2026-05-07"},
        {"2026-07-15", "2026-07-06", "2026-07-07", "2026-07-16"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        char line[32], expected[64], late[32];
        vigil_date latest = VIGIL_DATE_NONE;
        reported();
        assert_true(rules_calendar_subtract(
            &review_law.calendar, record_date(rows[i].published_on), 7, &latest));
        assert_int_equal(latest, record_date(rows[i].latest));

        /* the last minute of the day in London, and the first of the next working day */
        (void)base_text_print(late, sizeof(late), "%sT22:59:00Z", rows[i].latest);
        review_context.now = record_instant("2026-12-01T10:00:00Z");
        review_case.lcspr_received_at = record_instant(late);
        (void)base_text_print(
            line, sizeof(line), "published_on=%s", rows[i].published_on);
        const char *changes[] = {line, NULL};
        review_accept(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, changes);

        reported();
        struct vigil_faults faults;
        (void)base_text_print(late, sizeof(late), "%sT00:01:00Z", rows[i].too_late);
        review_context.now = record_instant("2026-12-01T10:00:00Z");
        review_case.lcspr_received_at = record_instant(late);
        assert_int_equal(
            review_send(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, changes, &faults),
            BASE_REFUSE);
        assert_string_equal(faults.at[0].code, "too_soon");
        (void)base_text_print(expected, sizeof(expected), "%s or later;", rows[i].then);
        assert_int_equal(strncmp(faults.at[0].right, expected, strlen(expected)), 0);
    }
}

/* A second copy starts the days again; without a calendar nothing is judged. */
static void
counts_from_the_latest_copy(void **state)
{
    (void)state;
    struct vigil_faults faults;
    reported();
    review_context.now = record_instant("2021-06-24T10:00:00Z");
    review_accept(VIGIL_MESSAGE_LCSPR_REPORT, report, nothing);
    review_context.now = record_instant("2021-07-05T10:00:00Z");
    const char *day_before[] = {"published_on=2021-07-02", NULL};
    assert_int_equal(
        review_send(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, day_before, &faults),
        BASE_REFUSE);
    assert_string_equal(faults.at[0].code, "too_soon");
    const char *day[] = {"published_on=2021-07-05", NULL};
    review_accept(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, day);

    reported();
    review_context.law = NULL;
    assert_int_equal(
        rules_review_publish_from(&review_context, review_case.lcspr_received_at),
        VIGIL_DATE_NONE);
    const char *early[] = {"published_on=2021-06-17", NULL};
    review_accept(VIGIL_MESSAGE_LCSPR_PUBLICATION, publication, early);
}

/* A casebook tells what was, the seven days or not; its receipt is as it states. */
static void
takes_history_as_it_was(void **state)
{
    (void)state;
    in_progress();
    review_case.historic = true;
    review_context = record_context(VIGIL_ROLE_PANEL, true);
    review_context.law = &review_law;
    review_accept(VIGIL_MESSAGE_LCSPR_REPORT,
                  report,
                  (const char *[]){"happened_at=2021-06-24T10:00:00Z",
                                   "received_at=2021-06-23T10:00:00Z",
                                   NULL});
    assert_int_equal(review_case.lcspr_received_at,
                     record_instant("2021-06-23T10:00:00Z"));
    review_accept(VIGIL_MESSAGE_LCSPR_PUBLICATION,
                  publication,
                  (const char *[]){"happened_at=2021-06-26T10:00:00Z",
                                   "repository_sent_on=",
                                   "digest=00ff",
                                   NULL});
    assert_int_equal(review_case.published_on, record_date("2021-06-25"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_is_published),
        cmocka_unit_test(keeps_seven_working_days),
        cmocka_unit_test(counts_from_the_latest_copy),
        cmocka_unit_test(takes_history_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
