/* Reading bank-holidays.json: the file that is shipped, and files that must be refused,
 * each fault with its line. */
#include "clocks_table.h"

#include "calendar_shipped.h"
#include "clocks_file.h"
#include "rules/rules_law.h"

static struct vigil_calendar calendar;
static long lines[VIGIL_HOLIDAYS_MAX];

static void
the_shipped_file_is_read(void **state)
{
    (void)state;
    static struct rules_law law;
    struct base_error error;
    assert_true(calendar_shipped(&calendar));
    clocks_assert_date("file", "from", calendar.from, "2018-01-01");
    clocks_assert_date("file", "until", calendar.until, "2028-12-31");
    assert_int_equal(calendar.count, 91);
    assert_string_equal(calendar.division, "england-and-wales");
    assert_int_equal(rules_law_set_calendar(&law, &calendar, &error), BASE_OK);
    assert_string_equal(rules_law_holiday(&law, base_date_of(2022, 9, 19)),
                        "Bank Holiday for the State Funeral of Queen Elizabeth II");
    assert_null(rules_law_holiday(&law, base_date_of(2022, 9, 20)));
}

#define DAY(date)                                                                        \
    "{\"title\":\"A\",\n\"date\":\"" date "\",\"notes\":\"\",\"bunting\":true}\n"
#define SEVEN(year)                                                                      \
    DAY(year "-01-01")                                                                   \
    "," DAY(year "-04-02") "," DAY(year "-04-05") "," DAY(year "-05-03") "," DAY(        \
        year "-05-31") "," DAY(year "-08-30") "," DAY(year "-12-27")
#define FILE_OF(division, events)                                                        \
    "{\"" division "\":{\"division\":\"" division "\",\"events\":[\n" events "]}}"
#define ENGLAND(events) FILE_OF("england-and-wales", events)

static void
a_small_file_is_read_with_its_lines(void **state)
{
    (void)state;
    struct base_error error;
    struct files_faults faults;
    files_faults_init(&faults);
    const char *path = clocks_write(
        "bank-holidays.json",
        "{\"scotland\":{\"division\":\"scotland\",\"events\":"
        "[" DAY("2020-01-01") "]},\"x\":\"england-and-wales\","
                              "\"england-and-wales\":{\"events\":"
                              "[\n" SEVEN("2021") "," DAY("2021-12-28") "],\"division\":"
                                                                        "\"england-and-"
                                                                        "wales\"}}");
    assert_int_equal(files_calendar_read(
                         path, FILES_CALENDAR_ENGLAND, &faults, &calendar, lines, &error),
                     BASE_OK);
    assert_int_equal(faults.errors, 0);
    assert_int_equal(calendar.count, 8);
    for (long i = 0; i < 8; i++) {
        assert_int_equal(lines[i], 4 + 2 * i); /* an event begins on every second line */
    }
    files_faults_done(&faults);
}

/* What is told of a file, a line each. */
static void
read_and_check(const char *text, char *ret_told, size_t size)
{
    struct base_error error;
    struct files_faults faults;
    struct vigil_faults found = {.count = 0};
    const char *path = clocks_write("bank-holidays.json", text);
    files_faults_init(&faults);
    enum base_class class = files_calendar_read(
        path, FILES_CALENDAR_ENGLAND, &faults, &calendar, lines, &error);
    assert_int_not_equal(class, BASE_STOP);
    assert_int_equal(class == BASE_OK || faults.errors > 0, true);
    if (faults.errors == 0) {
        rules_calendar_check(&calendar, &found);
        files_faults_add_rules(&faults, "bank-holidays.json", lines, &found);
    }
    ret_told[0] = '\0';
    for (size_t i = 0; i < faults.count; i++) {
        char one[300];
        files_faults_print(&faults.at[i], one, sizeof(one));
        (void)snprintf(ret_told + strlen(ret_told), size - strlen(ret_told), "%s\n", one);
    }
    files_faults_done(&faults);
}

static void
what_cannot_be_trusted_is_refused_with_line_and_reason(void **state)
{
    (void)state;
    static const struct {
        const char *text, *told;
    } cases[] = {
        {"", "bank-holidays.json: line 1, column 0: it ends too early"},
        {"{\"england-and-wales\":", "it ends too early"},
        {"{\"a\":1,\"a\":2}", "a field twice"},
        {"[]", "has no events of the division england-and-wales"},
        {FILE_OF("scotland", SEVEN("2021") "," DAY("2021-12-28")),
         "bank-holidays.json: has no events of the division england-and-wales; right: "
         "GOV.UK's file of that division [wrong_division]"},
        {"{\"england-and-wales\":{\"division\":\"scotland\",\"events\":[" DAY(
             "2021-01-01") "]}}",
         "division another division's events stand under this name"},
        {ENGLAND(""), "has no events"},
        {ENGLAND("7"), "bank-holidays.json:2: date no date, or no such day"},
        {ENGLAND("7"), "bank-holidays.json:2: title has no title"},
        {ENGLAND("{\"title\":\"A\"}"), "bank-holidays.json:2: date"},
        {ENGLAND("{\"title\":\"A\\n\",\"date\":\"2021-01-01\"}"), ":2: title"},
        {ENGLAND(SEVEN("2021") "," DAY("2021-02-29")), ":16: date no date"},
        {ENGLAND(SEVEN("2021") "," DAY("28/12/2021")), ":16: date no date"},
        {ENGLAND(SEVEN("2021")), "holidays 2021 has 7 bank holidays; right: at least 8"},
        {ENGLAND(
             SEVEN("2021") "," DAY("2021-12-28") "," SEVEN("2023") "," DAY("2023-12-28")),
         "holidays 2022 has 0 bank holidays"},
        {ENGLAND(SEVEN("2021") "," DAY("2021-12-27")),
         ":16: date 2021-12-27 is given twice; right: each holiday once [doubled]"},
        {ENGLAND(SEVEN("2021") "," DAY("2021-12-26")),
         ":16: date 2021-12-26 lies on a weekend; right: its substitute day"},
        {ENGLAND(SEVEN("1990") "," DAY("1990-12-28") "," SEVEN("2021")),
         "holidays covers more than 31 years"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char told[2000];
        read_and_check(cases[i].text, told, sizeof(told));
        if (strstr(told, cases[i].told) == NULL) {
            fail_msg("case %zu says: %s", i, told);
        }
    }
}

static void
all_faults_are_told_at_once(void **state)
{
    (void)state;
    char told[2000];
    read_and_check(ENGLAND(SEVEN("2021") "," DAY("2021-12-26") "," DAY(
                       "2021-01-01") "," DAY("2022-01-03")),
                   told,
                   sizeof(told));
    assert_non_null(strstr(told, ":16: date 2021-12-26 lies on a weekend"));
    assert_non_null(strstr(told, ":18: date 2021-01-01 is given twice"));
    assert_non_null(strstr(told, "2022 has 1 bank holidays"));
}

static void
a_division_must_be_one_of_the_kingdom(void **state)
{
    (void)state;
    struct vigil_faults faults = {.count = 0};
    struct vigil_calendar none = {.division = "jersey"};
    rules_calendar_check(&none, &faults);
    assert_int_equal(faults.count, 2);
    assert_string_equal(faults.at[0].code, "unknown_division");
    assert_string_equal(faults.at[1].code, "missing");
    assert_true(rules_calendar_is_division("northern-ireland"));
    struct vigil_calendar undated = {
        .division = "scotland", .count = 1, .at = {{VIGIL_DATE_NONE, "A"}}};
    faults.count = 0;
    rules_calendar_check(&undated, &faults);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].path, "holidays[0].date");
    struct vigil_calendar sparse = {
        .division = "scotland", .count = 1, .at = {{base_date_of(2026, 1, 1), "A"}}};
    faults.count = 0;
    rules_calendar_check(&sparse, &faults);
    assert_string_equal(faults.at[0].code, "missing_year");
}

static void
calendars_agree_by_their_days(void **state)
{
    (void)state;
    static struct vigil_calendar other;
    assert_true(calendar_shipped(&calendar));
    other = calendar;
    assert_true(rules_calendar_agree(&calendar, &other));
    other.at[0] = calendar.at[1];
    other.at[1] = calendar.at[0];
    assert_true(rules_calendar_agree(&calendar, &other));
    other.count--;
    assert_false(rules_calendar_agree(&calendar, &other));
    assert_false(rules_calendar_agree(&other, &calendar));
    clocks_assert_date("shorter",
                       "first difference",
                       rules_calendar_first_difference(&calendar, &other),
                       "2028-12-26");
    other.until = base_date_of(2027, 12, 31);
    clocks_assert_date("a year less",
                       "first difference",
                       rules_calendar_first_difference(&other, &calendar),
                       "2028-01-01");
    assert_int_equal(rules_calendar_first_difference(&other, &other), VIGIL_DATE_NONE);
}

static void
a_calendar_ends_soon_when_12_months_are_not_left(void **state)
{
    (void)state;
    vigil_date until = base_date_of(2028, 12, 31);
    assert_false(rules_calendar_ends_soon(until, base_date_of(2027, 12, 31)));
    assert_true(rules_calendar_ends_soon(until, base_date_of(2028, 1, 1)));
}

static void
a_missing_file_is_refused(void **state)
{
    (void)state;
    struct base_error error = {.text = ""};
    struct files_faults faults;
    files_faults_init(&faults);
    assert_int_equal(files_calendar_read(clocks_path("nothing.json"),
                                         FILES_CALENDAR_ENGLAND,
                                         &faults,
                                         &calendar,
                                         lines,
                                         &error),
                     BASE_STOP);
    assert_non_null(strstr(error.text, "nothing.json"));
    files_faults_done(&faults);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_file_is_read),
        cmocka_unit_test(a_small_file_is_read_with_its_lines),
        cmocka_unit_test(what_cannot_be_trusted_is_refused_with_line_and_reason),
        cmocka_unit_test(all_faults_are_told_at_once),
        cmocka_unit_test(a_division_must_be_one_of_the_kingdom),
        cmocka_unit_test(calendars_agree_by_their_days),
        cmocka_unit_test(a_calendar_ends_soon_when_12_months_are_not_left),
        cmocka_unit_test(a_missing_file_is_refused),
    };
    return cmocka_run_group_tests(tests, clocks_dir_make, clocks_dir_remove);
}
