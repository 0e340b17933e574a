/* Reading bank-holidays.json: the file that is shipped, and files that must be refused.
 */
#include "clocks_table.h"

#include "clocks_file.h"
#include "files/files_calendar.h"

static struct files_calendar calendar;

static void
the_shipped_file_is_read(void **state)
{
    (void)state;
    struct base_error error;
    assert_int_equal(files_calendar_read(VIGIL_SOURCE_DIR "/config/bank-holidays.json",
                                         FILES_CALENDAR_ENGLAND,
                                         &calendar,
                                         &error),
                     BASE_OK);
    clocks_assert_date("file", "from", calendar.from, "2018-01-01");
    clocks_assert_date("file", "until", calendar.until, "2028-12-31");
    assert_int_equal(calendar.count, 91);
    bool funeral = false;
    for (size_t i = 0; i < calendar.count; i++) {
        assert_true(calendar.titles[i][0] != '\0');
        funeral = funeral || calendar.holidays[i] == base_date_of(2022, 9, 19);
    }
    assert_true(funeral);
}

#define DAY(date)                                                                        \
    "{\"title\":\"A\",\"date\":\"" date "\",\"notes\":\"\",\"bunting\":true}"
#define SEVEN(year)                                                                      \
    DAY(year "-01-01")                                                                   \
    "," DAY(year "-04-02") "," DAY(year "-04-05") "," DAY(year "-05-03") "," DAY(        \
        year "-05-31") "," DAY(year "-08-30") "," DAY(year "-12-27")
#define FILE_OF(division, events)                                                        \
    "{\"" division "\":{\"division\":\"" division "\",\"events\":[" events "]}}"

static void
a_small_file_is_read(void **state)
{
    (void)state;
    struct base_error error;
    const char *path =
        clocks_write("bank-holidays.json",
                     FILE_OF("england-and-wales", SEVEN("2021") "," DAY("2021-12-28")));
    assert_int_equal(files_calendar_read(path, FILES_CALENDAR_ENGLAND, &calendar, &error),
                     BASE_OK);
    assert_int_equal(calendar.count, 8);
    clocks_assert_date("file", "from", calendar.from, "2021-01-01");
    clocks_assert_date("file", "until", calendar.until, "2021-12-31");
}

static void
what_cannot_be_trusted_is_refused_with_file_and_reason(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code, *says;
    } cases[] = {
        {"", "calendar_json", ":1:"},
        {"{\"england-and-wales\":", "calendar_json", ":1:"},
        {"{\"a\":1,\"a\":2}", "calendar_json", "duplicate"},
        {"[]", "calendar_division", "england-and-wales"},
        {FILE_OF("scotland", SEVEN("2021") "," DAY("2021-12-28")),
         "calendar_division",
         "england-and-wales"},
        {FILE_OF("england-and-wales", ""), "calendar_division", "no events"},
        {FILE_OF("england-and-wales", "7"), "calendar_event", "event 1"},
        {FILE_OF("england-and-wales", "{\"title\":\"A\"}"), "calendar_event", "event 1"},
        {FILE_OF("england-and-wales", SEVEN("2021") "," DAY("2021-02-29")),
         "calendar_event",
         "event 8"},
        {FILE_OF("england-and-wales", SEVEN("2021") "," DAY("28/12/2021")),
         "calendar_event",
         "event 8"},
        {FILE_OF("england-and-wales", SEVEN("2021")), "calendar_year", "2021 has 7"},
        {FILE_OF(
             "england-and-wales",
             SEVEN("2021") "," DAY("2021-12-28") "," SEVEN("2023") "," DAY("2023-12-28")),
         "calendar_year",
         "2022 has 0"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct base_error error = {.text = ""};
        const char *path = clocks_write("bank-holidays.json", cases[i].text);
        assert_int_equal(
            files_calendar_read(path, FILES_CALENDAR_ENGLAND, &calendar, &error),
            BASE_STOP);
        assert_string_equal(error.code, cases[i].code);
        if (strstr(error.text, cases[i].says) == NULL ||
            strstr(error.text, path) == NULL) {
            fail_msg("case %zu says: %s", i, error.text);
        }
    }
}

static void
a_missing_file_is_refused(void **state)
{
    (void)state;
    struct base_error error = {.text = ""};
    assert_int_equal(
        files_calendar_read(
            clocks_path("nothing.json"), FILES_CALENDAR_ENGLAND, &calendar, &error),
        BASE_STOP);
    assert_non_null(strstr(error.text, "nothing.json"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_file_is_read),
        cmocka_unit_test(a_small_file_is_read),
        cmocka_unit_test(what_cannot_be_trusted_is_refused_with_file_and_reason),
        cmocka_unit_test(a_missing_file_is_refused),
    };
    return cmocka_run_group_tests(tests, clocks_dir_make, clocks_dir_remove);
}
