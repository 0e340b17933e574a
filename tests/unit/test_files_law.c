/* Reading clocks.csv and ladder.csv: what is right, and every fault with its line. */
#include "clocks_table.h"

#include "clocks_file.h"
#include "files/files_law.h"

#define CLOCKS_HEAD                                                                      \
    "name,clock,scope,owner,starts,stops,length,unit,sense,status,valid_from,"           \
    "valid_until,basis\n"
#define LADDER_HEAD "clock,name,offset,recipient,every,times\n"

enum { MAX = 4 };

static void
clocks_are_read(void **state)
{
    (void)state;
    struct vigil_clock_rule rules[MAX];
    long lines[MAX];
    size_t count = 0;
    struct files_faults faults;
    struct base_error error;
    files_faults_init(&faults);
    const char *path = clocks_write(
        "clocks.csv",
        CLOCKS_HEAD
        "a,rapid_review,incident live,authority,became_aware,rapid_review,15,"
        "working_days,by,duty,2018-06-29,2023-12-14,\"x, y\"\n"
        "\n"
        "b,delay_reasons,review,panel,due:lcspr,delay_told  lcspr_report,-6,months,"
        "keep,internal,2018-06-29,,z\n");
    assert_int_equal(
        files_law_clocks(path, NULL, MAX, &faults, rules, lines, &count, &error),
        BASE_OK);
    assert_int_equal(faults.errors, 0);
    assert_int_equal(count, 2);
    assert_string_equal(rules[0].name, "a");
    assert_int_equal(rules[0].clock, VIGIL_CLOCK_RAPID_REVIEW);
    assert_int_equal(rules[0].scopes,
                     1U << VIGIL_CLOCK_SCOPE_INCIDENT | 1U << VIGIL_CLOCK_SCOPE_LIVE);
    assert_int_equal(rules[0].owner, VIGIL_CLOCK_OWNER_AUTHORITY);
    assert_int_equal(rules[0].starts, VIGIL_FACT_BECAME_AWARE);
    assert_int_equal(rules[0].starts_due, VIGIL_CLOCK_NONE);
    assert_int_equal(rules[0].stops, 1U << VIGIL_FACT_RAPID_REVIEW);
    assert_int_equal(rules[0].sense, VIGIL_CLOCK_SENSE_BY);
    assert_int_equal(rules[0].status, VIGIL_CLOCK_STATUS_DUTY);
    assert_int_equal(rules[0].length, 15);
    assert_int_equal(rules[0].unit, VIGIL_CLOCK_UNIT_WORKING_DAYS);
    clocks_assert_date("a", "valid_from", rules[0].valid_from, "2018-06-29");
    clocks_assert_date("a", "valid_until", rules[0].valid_until, "2023-12-14");
    assert_string_equal(rules[0].basis, "x, y");
    assert_int_equal(rules[1].unit, VIGIL_CLOCK_UNIT_MONTHS);
    assert_int_equal(rules[1].starts, VIGIL_FACT_NONE);
    assert_int_equal(rules[1].starts_due, VIGIL_CLOCK_LCSPR);
    assert_int_equal(rules[1].stops,
                     1U << VIGIL_FACT_DELAY_TOLD | 1U << VIGIL_FACT_LCSPR_REPORT);
    assert_int_equal(rules[1].length, -6);
    assert_int_equal(rules[1].sense, VIGIL_CLOCK_SENSE_KEEP);
    assert_int_equal(rules[1].status, VIGIL_CLOCK_STATUS_INTERNAL);
    assert_int_equal(rules[1].valid_until, VIGIL_DATE_NONE);
    assert_int_equal(lines[0], 2);
    assert_int_equal(lines[1], 4);
    files_faults_done(&faults);
}

static void
a_ladder_is_read(void **state)
{
    (void)state;
    struct vigil_rung rungs[MAX];
    long lines[MAX];
    size_t count = 0;
    struct files_faults faults;
    struct base_error error;
    files_faults_init(&faults);
    const char *path = clocks_write("ladder.csv",
                                    "recipient,offset,name,clock,times,every\n"
                                    "notifier,-5,before_5,rapid_review,,\n"
                                    "panel_secretariat,0,due,lcspr,12,5\n");
    assert_int_equal(
        files_law_ladder(path, NULL, MAX, &faults, rungs, lines, &count, &error),
        BASE_OK);
    assert_int_equal(faults.errors, 0);
    assert_int_equal(count, 2);
    assert_string_equal(rungs[0].name, "before_5");
    assert_int_equal(rungs[0].offset, -5);
    assert_int_equal(rungs[1].clock, VIGIL_CLOCK_LCSPR);
    assert_string_equal(rungs[1].recipient, "panel_secretariat");
    assert_int_equal(rungs[0].every, 0);
    assert_int_equal(rungs[0].times, 1);
    assert_int_equal(rungs[1].every, 5);
    assert_int_equal(rungs[1].times, 12);
    files_faults_done(&faults);
}

static void
each_fault_of_a_line_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *line, *field, *code;
    } cases[] = {
        {",lcspr,incident,authority,notified,lcspr_report,6,months,by,duty,2018-06-29,,"
         "z\n",
         "name",
         "missing"},
        {"b,review,incident,authority,notified,lcspr_report,6,months,by,duty,2018-06-29,,"
         "z\n",
         "clock",
         "unknown_code"},
        {"b,,incident,authority,notified,lcspr_report,6,months,by,duty,2018-06-29,,z\n",
         "clock",
         "unknown_code"},
        {"b,lcspr,incident "
         "harm,authority,notified,lcspr_report,6,months,by,duty,2018-06-29,,z\n",
         "scope",
         "unknown_code"},
        {"b,lcspr,incident,court,notified,lcspr_report,6,months,by,duty,2018-06-29,,z\n",
         "owner",
         "unknown_code"},
        {"b,lcspr,incident,authority,decided,lcspr_report,6,months,by,duty,2018-06-29,,"
         "z\n",
         "starts",
         "unknown_code"},
        {"b,lcspr,incident,authority,due:decided,lcspr_report,6,months,by,duty,2018-06-"
         "29,,z\n",
         "starts",
         "unknown_code"},
        {"b,lcspr,incident,authority,notified,lcspr_report "
         "gone,6,months,by,duty,2018-06-29,,z\n",
         "stops",
         "unknown_code"},
        {"b,lcspr,incident,authority,notified,lcspr_report,six,months,by,duty,2018-06-29,"
         ",z\n",
         "length",
         "not_a_number"},
        {"b,lcspr,incident,authority,notified,lcspr_report,,months,by,duty,2018-06-29,,"
         "z\n",
         "length",
         "not_a_number"},
        {"b,lcspr,incident,authority,notified,lcspr_report,99999999999,months,by,duty,"
         "2018-06-29,,z\n",
         "length",
         "not_a_number"},
        {"b,lcspr,incident,authority,notified,lcspr_report,6,moons,by,duty,2018-06-29,,"
         "z\n",
         "unit",
         "unknown_code"},
        {"b,lcspr,incident,authority,notified,lcspr_report,6,months,about,duty,2018-06-"
         "29,,z\n",
         "sense",
         "unknown_code"},
        {"b,lcspr,incident,authority,notified,lcspr_report,6,months,by,wish,2018-06-29,,"
         "z\n",
         "status",
         "unknown_code"},
        {"b,lcspr,incident,authority,notified,lcspr_report,6,months,by,duty,,,z\n",
         "valid_from",
         "not_a_date"},
        {"b,lcspr,incident,authority,notified,lcspr_report,6,months,by,duty,2018-02-30,,"
         "z\n",
         "valid_from",
         "not_a_date"},
        {"b,lcspr,incident,authority,notified,lcspr_report,6,months,by,duty,2018-06-29,"
         "never,z\n",
         "valid_until",
         "not_a_date"},
        {"b,lcspr,incident,authority,notified,lcspr_report,6,months,by,duty,2018-06-29,,"
         "\n",
         "basis",
         "missing"},
        {"b,lcspr,incident,authority,notified,lcspr_report,6,months,by,duty,2018-06-29,,"
         "z,z\n",
         "",
         "ragged_row"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct vigil_clock_rule rules[MAX];
        long lines[MAX];
        size_t count = 0;
        struct files_faults faults;
        struct base_error error;
        char text[512];
        files_faults_init(&faults);
        (void)snprintf(text, sizeof(text), "%s%s", CLOCKS_HEAD, cases[i].line);
        const char *path = clocks_write("clocks.csv", text);
        assert_int_equal(
            files_law_clocks(path, NULL, MAX, &faults, rules, lines, &count, &error),
            BASE_OK);
        assert_int_equal(faults.errors, 1);
        assert_string_equal(faults.at[0].what.path, cases[i].field);
        assert_string_equal(faults.at[0].what.code, cases[i].code);
        assert_string_equal(faults.at[0].file, "clocks.csv");
        assert_int_equal(faults.at[0].line, 2);
        files_faults_done(&faults);
    }
}

static void
too_many_lines_are_told(void **state)
{
    (void)state;
    struct vigil_rung rungs[MAX];
    long lines[MAX];
    size_t count = 0;
    struct files_faults faults;
    struct base_error error;
    files_faults_init(&faults);
    const char *path =
        clocks_write("ladder.csv",
                     LADDER_HEAD "lcspr,a,1,x,,\nlcspr,b,1,x,,\nlcspr,c,1,x,,\n"
                                 "lcspr,d,1,x,,\nlcspr,e,1,x,,\n");
    assert_int_equal(
        files_law_ladder(path, NULL, MAX, &faults, rungs, lines, &count, &error),
        BASE_OK);
    assert_int_equal(count, MAX);
    assert_int_equal(faults.errors, 1);
    assert_string_equal(faults.at[0].what.code, "too_many_lines");
    assert_int_equal(faults.at[0].line, 6);
    files_faults_done(&faults);
}

static void
a_file_that_is_no_such_table_is_refused(void **state)
{
    (void)state;
    struct vigil_rung rungs[MAX];
    long lines[MAX];
    size_t count = 0;
    struct files_faults faults;
    struct base_error error;
    files_faults_init(&faults);
    assert_int_equal(files_law_ladder(clocks_write("ladder.csv", "clock,name,when\n"),
                                      NULL,
                                      MAX,
                                      &faults,
                                      rungs,
                                      lines,
                                      &count,
                                      &error),
                     BASE_REFUSE);
    assert_true(faults.errors > 0);
    assert_int_equal(
        files_law_ladder(
            clocks_path("nothing.csv"), NULL, MAX, &faults, rungs, lines, &count, &error),
        BASE_STOP);
    assert_string_equal(error.code, "file_missing");
    files_faults_done(&faults);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clocks_are_read),
        cmocka_unit_test(a_ladder_is_read),
        cmocka_unit_test(each_fault_of_a_line_is_told),
        cmocka_unit_test(too_many_lines_are_told),
        cmocka_unit_test(a_file_that_is_no_such_table_is_refused),
    };
    return cmocka_run_group_tests(tests, clocks_dir_make, clocks_dir_remove);
}
