/* Loading the law: a wrong line anywhere stops the start with file, line and reason. */
#include "clocks_table.h"

#include "clocks_file.h"
#include "run/run_law.h"

static struct rules_law law;

/* Copies a file of config/, with the first `what` in it replaced. */
static void
copy(const char *name, const char *what, const char *instead)
{
    static char text[65536], changed[65536];
    char path[512];
    (void)snprintf(path, sizeof(path), "%s/config/%s", VIGIL_SOURCE_DIR, name);
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    size_t size = fread(text, 1, sizeof(text) - 1, file);
    (void)fclose(file);
    text[size] = '\0';
    char *at = what[0] == '\0' ? NULL : strstr(text, what);
    if (at == NULL) {
        assert_string_equal(what, "");
        (void)clocks_write(name, text);
        return;
    }
    *at = '\0';
    (void)snprintf(changed, sizeof(changed), "%s%s%s", text, instead, at + strlen(what));
    (void)clocks_write(name, changed);
}

static void
copy_all(void)
{
    copy("bank-holidays.json", "", "");
    copy("clocks.csv", "", "");
    copy("ladder.csv", "", "");
}

static void
the_shipped_law_loads(void **state)
{
    (void)state;
    struct base_error error;
    copy_all();
    assert_int_equal(run_law_load(clocks_dir, "england-and-wales", &law, &error),
                     BASE_OK);
    assert_int_equal(law.clocks_count, 24);
    assert_int_equal(law.rungs_count, 69);
    clocks_assert_date("calendar", "from", law.calendar.from, "2018-01-01");
    clocks_assert_date("calendar", "until", law.calendar.until, "2028-12-31");
    assert_string_equal(law.holidays.version, RUN_LAW_CONFIG);
}

static void
a_wrong_line_stops_the_start(void **state)
{
    (void)state;
    static const struct {
        const char *file, *what, *instead, *code, *says;
    } cases[] = {
        {"bank-holidays.json",
         "\"2018-03-30\"",
         "\"2018-03-31\"",
         "config_line",
         "bank-holidays.json:11: date 2018-03-31 lies on a weekend"},
        {"bank-holidays.json",
         "\"2018-03-30\"",
         "\"2018-01-01\"",
         "config_line",
         "bank-holidays.json:11: date 2018-01-01 is given twice"},
        {"bank-holidays.json",
         "\"2018-03-30\"",
         "\"2017-12-25\"",
         "config_line",
         "2017 has 1"},
        {"clocks.csv", "working_days", "moons", "config_line", "clocks.csv:2:8: unit"},
        {"clocks.csv",
         "2018-06-29",
         "2018-06-30",
         "config_line",
         "clocks.csv:2: valid_until no line"},
        {"clocks.csv",
         "2018-06-29",
         "2018-06-28",
         "config_line",
         "clocks.csv:3: valid_from another line"},
        {"clocks.csv", ",15,", ",0,", "config_line", "clocks.csv:8: length"},
        {"clocks.csv", "clock,", "clocks,", "config_line", "clocks.csv:1"},
        {"ladder.csv",
         "review,due",
         "review,before_2",
         "config_line",
         "ladder.csv:5: name"},
        {"ladder.csv", "-5", "five", "config_line", "ladder.csv:2:3: offset"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct base_error error = {.text = ""};
        copy_all();
        copy(cases[i].file, cases[i].what, cases[i].instead);
        assert_int_equal(run_law_load(clocks_dir, "england-and-wales", &law, &error),
                         BASE_STOP);
        if (strcmp(error.code, cases[i].code) != 0 ||
            strstr(error.text, cases[i].says) == NULL) {
            fail_msg("case %zu: %s: %s", i, error.code, error.text);
        }
    }
}

/* The file may have all three nations' holidays; those of the division that is set count,
 * and a file without them stops the start. */
static void
another_division_needs_its_own_holidays(void **state)
{
    (void)state;
    struct base_error error = {.text = ""};
    copy_all();
    assert_int_equal(run_law_load(clocks_dir, "scotland", &law, &error), BASE_STOP);
    assert_non_null(
        strstr(error.text, "bank-holidays.json: has no events of the division scotland"));
    copy("bank-holidays.json",
         "{\n  \"england-and-wales\": {\n    \"division\": \"england-and-wales\"",
         "{\n  \"scotland\": {\n    \"division\": \"scotland\"");
    assert_int_equal(run_law_load(clocks_dir, "scotland", &law, &error), BASE_OK);
    assert_string_equal(law.holidays.division, "scotland");
    copy_all();
}

static void
a_missing_file_stops_the_start(void **state)
{
    (void)state;
    static const char *const names[] = {"bank-holidays.json", "clocks.csv", "ladder.csv"};
    for (size_t i = 0; i < 3; i++) {
        struct base_error error = {.text = ""};
        copy_all();
        assert_int_equal(unlink(clocks_path(names[i])), 0);
        assert_int_equal(run_law_load(clocks_dir, "england-and-wales", &law, &error),
                         BASE_STOP);
        assert_non_null(strstr(error.text, names[i]));
    }
    copy_all();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_law_loads),
        cmocka_unit_test(a_wrong_line_stops_the_start),
        cmocka_unit_test(another_division_needs_its_own_holidays),
        cmocka_unit_test(a_missing_file_stops_the_start),
    };
    return cmocka_run_group_tests(tests, clocks_dir_make, clocks_dir_remove);
}
