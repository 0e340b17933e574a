/*
 * vigil-reporting on a real PostgreSQL: the journal of a whole casebook becomes the
 * figures of the independent tally, line for line; who may see what; and what live
 * entries mean.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "casebook_journal.h"

#define DATA VIGIL_SOURCE_DIR "/tests/data"

static int
setup(void **state)
{
    (void)state;
    stage_open(&stage, "2026-03-30T09:00:00Z");
    stage_enrol(&stage, &stage_panel);
    stage_enrol(&stage, &stage_operator);
    stage_enrol(&stage, &stage_birmingham);
    casebook_import();
    stage_start(&stage, REPORTING, "reporting");
    journal_await_applied();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    run_append_done(&journal_entries);
    stage_close(&stage);
    return 0;
}

/* The listing's rows that begin with `only` are the lines of the tally that do. */
static void
compare(const struct vigil_listing *listing, const char *period, const char *only)
{
    char path[512], line[256], mine[256];
    assert_true(
        base_text_print(path, sizeof(path), "%s/tally-2021/%s.csv", DATA, period));
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof(line), file));
    size_t row = 0;
    while (fgets(line, sizeof(line), file) != NULL) {
        if (strncmp(line, only, strlen(only)) != 0) {
            continue;
        }
        assert_true(row < listing->rows_count);
        char **cells = &listing->cells[5 * row++];
        assert_true(base_text_print(mine,
                                    sizeof(mine),
                                    "%s,%s,%s,%s,%s\n",
                                    cells[0],
                                    cells[1],
                                    cells[2],
                                    cells[3],
                                    cells[4]));
        assert_string_equal(mine, line);
    }
    assert_true(row > 0);
    assert_int_equal(listing->rows_count, row);
    (void)fclose(file);
}

static void
figures_are_those_of_the_tally(void **state)
{
    (void)state;
    static const char *const periods[] = {
        "2019", "2020", "2021", "2021Q2", "2021H1", "2020-21", "2020-21Q3"};
    for (size_t i = 0; i < BASE_COUNT(periods); i++) {
        struct vigil_query query = journal_query(periods[i], true);
        compare(journal_report(&stage_panel, &query), periods[i], "");
    }
    struct vigil_query query = journal_query("2021", true);
    (void)base_text_copy(query.table, sizeof(query.table), "panel_responses");
    compare(journal_report(&stage_panel, &query), "2021", "panel_responses,");
}

static void
as_at_says_from_what(void **state)
{
    (void)state;
    struct vigil_query query = journal_query("2021", true);
    const struct vigil_listing *as_at = journal_report(&stage_panel, &query) + 1;
    char head[24];
    stage_sql("SELECT position FROM journal.head", head, sizeof(head));
    assert_string_equal(as_at->title, "as_at");
    assert_string_equal(as_at->cells[0], "2021");
    assert_string_equal(as_at->cells[1], head);
    assert_string_equal(as_at->cells[2], head);
    assert_string_equal(as_at->cells[3], "no");
    assert_string_equal(as_at->cells[4], "SANDBOX");
}

/* All that the facts are can be made again from the journal, to the same bytes. */
static void
facts_can_be_rebuilt(void **state)
{
    (void)state;
    struct vigil_query query = journal_query("2021", false);
    char ignored[64];
    const struct vigil_answer *before =
        journal_ask(&stage_panel, VIGIL_MESSAGE_REPORT_QUERY, &query);
    stage_sql("TRUNCATE reporting.notification, reporting.lcspr, reporting.lcspr_link;"
              " UPDATE reporting.follower SET position = 0",
              ignored,
              sizeof(ignored));
    journal_await_applied();
    const struct vigil_answer *after =
        journal_ask(&stage_panel, VIGIL_MESSAGE_REPORT_QUERY, &query);
    assert_true(before->bytes_size > 10000);
    assert_int_equal(before->bytes_size, after->bytes_size);
    assert_memory_equal(before->bytes, after->bytes, before->bytes_size);
}

/* An authority gets no small count; neither does the Panel if it does not ask. */
static void
small_counts_are_suppressed(void **state)
{
    (void)state;
    const struct vigil_key *const keys[] = {&stage_birmingham, &stage_panel};
    for (size_t k = 0; k < BASE_COUNT(keys); k++) {
        struct vigil_query query = journal_query(k == 0 ? "2021" : "2021Q2", false);
        const struct vigil_listing *listing = journal_report(keys[k], &query);
        size_t hidden = 0;
        for (size_t i = 0; i < listing->rows_count; i++) {
            char **cells = &listing->cells[5 * i];
            bool small = cells[4][1] == '\0' && strchr("12345", cells[4][0]) != NULL;
            assert_false(strcmp(cells[3], "count") == 0 && small);
            hidden += strcmp(cells[4], "c") == 0;
        }
        assert_true(hidden > 50);
        assert_string_equal(listing[1].cells[3], "yes");
    }
}

static void
refused(const struct vigil_key *key,
        const struct vigil_query *query,
        const char *code,
        const char *fault)
{
    const struct vigil_answer *answer =
        journal_ask(key, VIGIL_MESSAGE_REPORT_QUERY, query);
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer->rejection.code, code);
    assert_true(answer->rejection.faults.count > 0);
    assert_string_equal(answer->rejection.faults.at[0].code, fault);
    assert_true(answer->rejection.faults.at[0].right[0] != '\0');
}

static void
wrong_questions_are_refused(void **state)
{
    (void)state;
    static const char *const periods[] = {"", "2021Q5", "2021-23", "21", "2021H1x"};
    for (size_t i = 0; i < BASE_COUNT(periods); i++) {
        struct vigil_query query = journal_query(periods[i], true);
        refused(&stage_panel, &query, "invalid", "no_such_period");
    }
    struct vigil_query query = journal_query("2021", true);
    refused(&stage_birmingham, &query, "denied", "not_allowed");
    query.unsuppressed = false;
    refused(&stage_operator, &query, "denied", "not_allowed");
    query.as_of = 17;
    refused(&stage_panel, &query, "invalid", "as_of_not_available");
    query.as_of = stage_count("SELECT position FROM journal.head");
    (void)journal_report(&stage_panel, &query);
    static const char *const unreleased[] = {"2021Q2", "2021H1", "2026", "2025-26"};
    for (size_t i = 0; i < BASE_COUNT(unreleased); i++) { /* it is 30 March 2026 */
        struct vigil_query theirs = journal_query(unreleased[i], false);
        refused(&stage_birmingham, &theirs, "invalid", "not_released");
        (void)journal_report(&stage_panel, &theirs);
    }
    struct vigil_query year = journal_query("2020-21", false);
    (void)journal_report(&stage_birmingham, &year);
    (void)base_text_copy(query.table, sizeof(query.table), "names");
    refused(&stage_panel, &query, "invalid", "no_such_table");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_those_of_the_tally),
        cmocka_unit_test(as_at_says_from_what),
        cmocka_unit_test(facts_can_be_rebuilt),
        cmocka_unit_test(small_counts_are_suppressed),
        cmocka_unit_test(wrong_questions_are_refused),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
