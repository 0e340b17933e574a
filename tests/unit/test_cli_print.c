/* What `vigil` prints for people and for programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/base_date.h"
#include "base/base_date_words.h"
#include "cli/cli_receipt.h"
#include "cli/cli_report_print.h"
#include "cli/cli_table.h"
#include "files/files_json_print.h"

static char *text;
static size_t text_size;

static FILE *
open_text(void)
{
    free(text);
    return open_memstream(&text, &text_size);
}

static void
expect(FILE *to, const char *wanted)
{
    assert_int_equal(fclose(to), 0);
    assert_string_equal(text, wanted);
}

static char names[][12] = {
    "case_ref", "state", "version", "Ælfgifu", "open", "12", "b", "", "7"};
static char *columns[] = {names[0], names[1], names[2]};
static char *cells[] = {names[3], names[4], names[5], names[6], names[7], names[8]};
static enum vigil_cell_kind kinds[] = {
    VIGIL_CELL_TEXT, VIGIL_CELL_TEXT, VIGIL_CELL_NUMBER};
static char title[] = "cases";

static void
test_table(void **state)
{
    (void)state;
    struct vigil_listing listing = {title, 3, columns, kinds, 2, cells};
    FILE *to = open_text();
    cli_table_print(&listing, to);
    expect(to,
           "cases:\n"
           "case_ref  state  version\n"
           "Ælfgifu   open        12\n"
           "b                      7\n");
    cells[1] = cells[4] = names[7]; /* a column that says nothing is left out */
    to = open_text();
    cli_table_print(&listing, to);
    expect(to,
           "cases:\n"
           "case_ref  version\n"
           "Ælfgifu        12\n"
           "b               7\n");
    cells[1] = names[4];
    listing.rows_count = 0;
    to = open_text();
    cli_table_print(&listing, to);
    expect(to, "cases:\nnone\n");
}

static void
test_json(void **state)
{
    (void)state;
    struct vigil_listing listing = {title, 3, columns, kinds, 2, cells};
    FILE *to = open_text();
    files_json_listings_print(&listing, 1, to);
    expect(to,
           "[\n"
           "  {\n"
           "    \"case_ref\": \"Ælfgifu\",\n"
           "    \"state\": \"open\",\n"
           "    \"version\": 12\n"
           "  },\n"
           "  {\n"
           "    \"case_ref\": \"b\",\n"
           "    \"state\": \"\",\n"
           "    \"version\": 7\n"
           "  }\n"
           "]\n");
}

static void
test_json_facts(void **state)
{
    static char field[] = "field", value[] = "value", name[] = "state", is[] = "open";
    static char ref[] = "notification_ref", digits[] = "41", version[] = "version";
    char *fact_columns[] = {field, value};
    char *fact_cells[] = {name, is, ref, digits, version, digits};
    static char other[] = "history";
    (void)state;
    const struct vigil_listing listings[] = {
        {title, 2, fact_columns, kinds, 3, fact_cells},
        {other, 3, columns, kinds, 0, cells}};
    FILE *to = open_text();
    files_json_listings_print(listings, 2, to);
    expect(to,
           "{\n"
           "  \"cases\": {\n"
           "    \"state\": \"open\",\n"
           "    \"notification_ref\": \"41\",\n"
           "    \"version\": 41\n"
           "  },\n"
           "  \"history\": []\n"
           "}\n");
}

static char report_names[][16] = {"table", "breakdown", "category", "measure", "value"};
static char *report_columns[] = {
    report_names[0], report_names[1], report_names[2], report_names[3], report_names[4]};
static enum vigil_cell_kind report_kinds[5];
static char report_texts[][16] = {
    "t", "sex", "female", "count", "3", "t", "sex",      "female", "percent", "75",
    "t", "sex", "male",   "count", "c", "t", "all, any", "\"x\"",  "count",   "4"};

static void
test_report(void **state)
{
    char *report_cells[20];
    (void)state;
    for (size_t i = 0; i < 20; i++) {
        report_cells[i] = report_texts[i];
    }
    const struct vigil_listing report = {
        title, 5, report_columns, report_kinds, 4, report_cells};
    assert_true(cli_report_is(&report));
    FILE *to = open_text();
    cli_report_csv_print(&report, to);
    expect(to,
           "table,breakdown,category,measure,value\n"
           "t,sex,female,count,3\n"
           "t,sex,female,percent,75\n"
           "t,sex,male,count,c\n"
           "t,\"all, any\",\"\"\"x\"\"\",count,4\n");
    to = open_text();
    cli_report_tables_print(&report, to);
    expect(to,
           "t, by sex:\n"
           "sex     count  percent\n"
           "female      3       75\n"
           "male        c\n"
           "\n"
           "t, by all, any:\n"
           "all, any  count\n"
           "\"x\"           4\n");
}

static void
test_receipt(void **state)
{
    (void)state;
    struct vigil_receipt receipt = {.case_ref = "CSP-2026-000123-3", .position = 17};
    assert_true(base_instant_parse("2026-06-30T23:30:05Z", &receipt.recorded_at));
    receipt.received_at = receipt.recorded_at - 7 * BASE_SECOND;
    receipt.sandbox = true;
    receipt.deadlines_count = 2;
    receipt.deadlines[0] = (struct vigil_deadline){
        .clock = VIGIL_CLOCK_NOTIFICATION,
        .due_on = base_date_of(2026, 6, 30),
        .state = VIGIL_CLOCK_STATE_MET_LATE,
        .met_at = receipt.recorded_at,
    };
    receipt.deadlines[1] = (struct vigil_deadline){
        .clock = VIGIL_CLOCK_RAPID_REVIEW,
        .due_on = base_date_of(2026, 7, 22),
        .state = VIGIL_CLOCK_STATE_RUNNING,
        .met_at = VIGIL_INSTANT_NONE,
        .provisional = true,
    };
    FILE *to = open_text();
    cli_receipt_print(&receipt, to);
    expect(to,
           "SANDBOX: CSP-2026-000123-3 recorded on Wednesday 1 July 2026 at 00:30:05 "
           "London time, position 17\n"
           "  received on Wednesday 1 July 2026 at 00:29:58 and found right:\n"
           "  whether it was in time is judged on when it was received\n"
           "  notification  met LATE on Wednesday 1 July 2026, was due by the end of "
           "Tuesday 30 June 2026\n"
           "  rapid_review  due by the end of Wednesday 22 July 2026, provisionally: the "
           "bank holidays up to then are not known yet\n");
}

static void
test_weekdays(void **state)
{
    char day[BASE_DATE_WORDS_SIZE];
    (void)state;
    base_date_say(0, day);
    assert_string_equal(day, "Thursday 1 January 1970");
    base_date_say(-1, day);
    assert_string_equal(day, "Wednesday 31 December 1969");
    base_date_say(base_date_of(2024, 2, 29), day);
    assert_string_equal(day, "Thursday 29 February 2024");
}

static int
free_text(void **state)
{
    (void)state;
    free(text);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_json_facts),
        cmocka_unit_test(test_report),
        cmocka_unit_test(test_receipt),
        cmocka_unit_test(test_weekdays),
    };
    return cmocka_run_group_tests(tests, NULL, free_text);
}
