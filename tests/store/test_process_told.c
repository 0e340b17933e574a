/*
 * What a case's life looks like to those who ask: as a timeline, as it was at any moment,
 * and as the bytes that were sent.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "process_life.h"

static char first[VIGIL_REF_SIZE], review[VIGIL_REF_SIZE];

/* From the notification to the report. */
static void
a_life(void)
{
    char link[64];
    process_notify("notification_ref=T/1", "neglect=", first);
    (void)process_take(
        DECISIONS, &stage_panel, VIGIL_MESSAGE_SEEN, LINES(process_of(first)));
    (void)process_take(DECISIONS,
                       &stage_panel,
                       VIGIL_MESSAGE_QUESTION,
                       LINES(process_of(first), "words=Who was there?"));
    (void)process_take(INTAKE,
                       &stage_manchester,
                       VIGIL_MESSAGE_ANSWER,
                       LINES(process_of(first), "question_no=1", "words=Nobody."));
    process_review(first);
    (void)process_take(DECISIONS,
                       &stage_panel,
                       VIGIL_MESSAGE_PANEL_RESPONSE,
                       LINES(process_of(first),
                             "response=disagrees",
                             "reason=learning_already_identified",
                             "letter=Dear partners, we ask you to think again."));
    (void)base_text_print(link, sizeof(link), "links[0].case_ref=%s", first);
    const struct vigil_receipt *receipt = process_take(INTAKE,
                                                       &stage_birmingham,
                                                       VIGIL_MESSAGE_LCSPR,
                                                       LINES("lcspr_ref=T/R",
                                                             "commissioned_on=2026-03-30",
                                                             "shape=single",
                                                             "publication=in_progress",
                                                             link));
    (void)base_text_copy(review, sizeof(review), receipt->case_ref);
    (void)process_take(INTAKE,
                       &stage_birmingham,
                       VIGIL_MESSAGE_LCSPR_REPORT,
                       LINES("lcspr_ref=T/R",
                             "methodology=systems",
                             "methods=Conversations.",
                             "findings=Nobody asked why.",
                             "added_value=It did.",
                             "key_lines[0].key_line_no=1",
                             "key_lines[1].key_line_no=2",
                             "key_lines[0].fate=followed",
                             "key_lines[1].fate=followed",
                             "causes[0].cause=workload",
                             "causes[0].how=Too many cases."));
}

/* The row of this name in a listing, from its first column. */
static const char *
cell(const struct vigil_listing *listing, size_t column, const char *text, size_t wanted)
{
    for (size_t i = 0; i < listing->rows_count; i++) {
        char **row = listing->cells + i * listing->columns_count;
        if (strcmp(row[column], text) == 0) {
            return row[wanted];
        }
    }
    return "";
}

static void
the_case_reads_as_a_timeline(void **state)
{
    (void)state;
    const struct vigil_answer *answer =
        process_ask(&stage_manchester, VIGIL_MESSAGE_CASE_QUERY, first);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    assert_int_equal(answer->result.listings_count, 4);
    const struct vigil_listing *history = &answer->result.listings[3];
    assert_string_equal(history->title, "history");
    assert_string_equal(cell(&answer->result.listings[0], 0, "review_ref", 1), review);
    assert_non_null(
        strstr(cell(history, 2, "panel_response", 4), "Dear partners, we ask you"));
    assert_non_null(strstr(cell(history, 2, "answer", 4), "words: Nobody."));
    assert_string_equal(cell(history, 2, "answer", 3), "E08000003");
    /* the review's entries are told with those of its cases; birth dates are not */
    assert_string_equal(cell(history, 2, "lcspr_report", 5), review);
    assert_null(strstr(cell(history, 2, "notification", 4), "2022-05-01"));
    answer = process_ask(&stage_birmingham, VIGIL_MESSAGE_FACTS_QUERY, first);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    assert_int_equal(answer->result.listings[0].rows_count, 6);
    assert_string_equal(cell(&answer->result.listings[0], 3, "seen", 4), "panel");
}

/* Made again from the journal: what was told then is told again, to the letter. */
static void
each_moment_can_be_shown_again(void **state)
{
    (void)state;
    static struct vigil_listing now[3];
    const struct vigil_answer *answer =
        process_ask(&stage_birmingham, VIGIL_MESSAGE_CASE_QUERY, first);
    memcpy(now, answer->result.listings, sizeof(now));
    int64_t position = stage_count("SELECT position FROM journal.head");
    const struct vigil_answer *past =
        process_ask_as_of(&stage_birmingham, VIGIL_MESSAGE_CASE_QUERY, first, position);
    assert_int_equal(past->kind, VIGIL_ANSWER_RESULT);
    for (size_t i = 0; i < 2; i++) { /* the case and its items */
        const struct vigil_listing *then = &past->result.listings[i];
        assert_int_equal(then->rows_count, now[i].rows_count);
        for (size_t k = 0; k < then->rows_count * then->columns_count; k++) {
            assert_string_equal(then->cells[k], now[i].cells[k]);
        }
    }
    char text[32];
    process_sql("SELECT min(position) FROM journal.entry WHERE case_ref = '%s'",
                first,
                text,
                sizeof(text));
    position = strtoll(text, NULL, 10);
    past =
        process_ask_as_of(&stage_birmingham, VIGIL_MESSAGE_CASE_QUERY, first, position);
    assert_string_equal(cell(&past->result.listings[0], 0, "state", 1),
                        "rapid_review_awaited");
    assert_string_equal(cell(&past->result.listings[0], 0, "version", 1), "1");
    assert_string_equal(cell(&past->result.listings[1], 8, "neglect", 2), "open");
    assert_int_equal(past->result.listings[3].rows_count, 1);
    char later[VIGIL_REF_SIZE];
    process_notify("notification_ref=T/2", "neglect=no", later);
    past =
        process_ask_as_of(&stage_birmingham, VIGIL_MESSAGE_CASE_QUERY, later, position);
    assert_int_equal(past->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(past->rejection.faults.at[0].code, "not_there_yet");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_case_reads_as_a_timeline),
        cmocka_unit_test(each_moment_can_be_shown_again),
    };
    process_open("2026-03-30T10:00:00Z");
    a_life();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    stage_close(&stage);
    return failed;
}
