/* The tables that policy staff read and add to: tests/data/clocks/README.md. */
#include "clocks_rows.h"

#include <stdlib.h>

#include "calendar_shipped.h"
#include "clocks_due.h"
#include "deadlines_cases.h"
#include "rules/rules_period.h"

static struct vigil_calendar file;

static int
read_law(void **state)
{
    return calendar_shipped(&file) ? load(state) : -1;
}

/* The n-th working day after (or before) day, which the calendar must cover. */
static vigil_date
shifted(const struct rules_calendar *calendar, vigil_date day, int32_t n)
{
    bool provisional = true;
    vigil_date due = rules_calendar_shift(calendar, day, n, &provisional);
    return provisional ? VIGIL_DATE_NONE : due;
}

static void
check_working_days(struct clocks_rows *rows)
{
    while (clocks_rows_next(rows)) {
        vigil_date day = clocks_rows_day(rows, 1);
        clocks_rows_expect_day(
            rows, "the 5th working day", 2, shifted(&law.calendar, day, 5));
        clocks_rows_expect_day(
            rows, "the 15th working day", 3, shifted(&law.calendar, day, 15));
    }
}

static void
working_days(void **state)
{
    (void)state;
    struct clocks_rows rows = clocks_rows_open("working-days.txt", 4);
    check_working_days(&rows);
    clocks_rows_end(&rows, 23);
}

/* The calendar that config/ has, without one holiday; false if it has no such one. */
static bool
build_stale(vigil_date lacking, struct rules_calendar *ret_stale)
{
    vigil_date without[VIGIL_HOLIDAYS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < file.count; i++) {
        if (file.at[i].on != lacking) {
            without[count++] = file.at[i].on;
        }
    }
    struct base_error error;
    if (rules_calendar_build(without, count, file.from, file.until, ret_stale, &error) !=
        BASE_OK) {
        fail_msg("%s", error.text);
    }
    return count + 1 == file.count;
}

static void
fresh_and_stale_calendars(void **state)
{
    (void)state;
    static struct rules_calendar stale;
    struct clocks_rows rows = clocks_rows_open("calendars.txt", 7);
    while (clocks_rows_next(&rows)) {
        vigil_date day = clocks_rows_day(&rows, 2);
        if (!build_stale(clocks_rows_day(&rows, 1), &stale)) {
            clocks_rows_tell(
                &rows, "a holiday of config/bank-holidays.json", "one", "none");
        }
        clocks_rows_expect_day(&rows, "the 5th, stale", 3, shifted(&stale, day, 5));
        clocks_rows_expect_day(
            &rows, "the 5th, fresh", 4, shifted(&law.calendar, day, 5));
        clocks_rows_expect_day(&rows, "the 15th, stale", 5, shifted(&stale, day, 15));
        clocks_rows_expect_day(
            &rows, "the 15th, fresh", 6, shifted(&law.calendar, day, 15));
    }
    clocks_rows_end(&rows, 11);
}

static void
months_weeks_and_years(void **state)
{
    (void)state;
    const struct {
        enum vigil_clock_unit unit;
        int32_t length;
        const char *what;
    } sums[] = {{VIGIL_CLOCK_UNIT_MONTHS, 6, "6 months"},
                {VIGIL_CLOCK_UNIT_WEEKS, 26, "26 weeks"},
                {VIGIL_CLOCK_UNIT_MONTHS, 12, "a year"}};
    struct clocks_rows rows = clocks_rows_open("months.txt", 5);
    while (clocks_rows_next(&rows)) {
        for (size_t i = 0; i < 3; i++) {
            struct vigil_clock_rule rule = {.unit = sums[i].unit,
                                            .length = sums[i].length};
            bool provisional = true;
            vigil_date due =
                clocks_due(&law.calendar, &rule, clocks_rows_day(&rows, 1), &provisional);
            clocks_rows_expect_day(&rows, sums[i].what, 2 + i, due);
            assert_false(provisional); /* months and weeks need no holidays */
        }
    }
    clocks_rows_end(&rows, 12);
}

static void
seven_days_before_publication(void **state)
{
    (void)state;
    struct clocks_rows rows = clocks_rows_open("publication.txt", 3);
    while (clocks_rows_next(&rows)) {
        clocks_rows_expect_day(&rows,
                               "the 7th working day before",
                               2,
                               shifted(&law.calendar, clocks_rows_day(&rows, 1), -7));
    }
    clocks_rows_end(&rows, 9);
}

/* The row's case: aware and notified, nothing else. */
static void
check_in_time(struct clocks_rows *rows)
{
    struct vigil_case c = empty_case();
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    c.became_aware_on = clocks_rows_day(rows, 1);
    c.notified_at = clocks_rows_instant(rows, 2);
    clocks_rows_expect_day(rows, "London's day", 3, rules_london_date(c.notified_at));
    size_t count = rules_deadlines_of(&law, &c, deadlines);
    const struct vigil_deadline *notification =
        of_clock(deadlines, count, VIGIL_CLOCK_NOTIFICATION);
    const struct vigil_deadline *review =
        of_clock(deadlines, count, VIGIL_CLOCK_RAPID_REVIEW);
    if (notification == NULL || review == NULL) {
        clocks_rows_tell(rows, "clocks", "a notification's and a rapid review's", "less");
        return;
    }
    clocks_rows_expect_day(rows, "the notification's due day", 4, notification->due_on);
    clocks_rows_expect(rows,
                       "the verdict",
                       5,
                       notification->state == VIGIL_CLOCK_STATE_MET_IN_TIME ? "in_time"
                       : notification->state == VIGIL_CLOCK_STATE_MET_LATE  ? "late"
                                                                            : "neither");
    clocks_rows_expect_day(rows, "the rapid review's due day", 6, review->due_on);
    /* The same said otherwise: what is overdue at an instant is late at it. */
    struct vigil_deadline open = *notification;
    open.state = VIGIL_CLOCK_STATE_RUNNING;
    clocks_rows_expect(rows,
                       "the verdict by being overdue",
                       5,
                       rules_deadlines_overdue(&open, c.notified_at) ? "late"
                                                                     : "in_time");
}

static void
notifications_in_time(void **state)
{
    (void)state;
    struct clocks_rows rows = clocks_rows_open("in-time.txt", 7);
    while (clocks_rows_next(&rows)) {
        check_in_time(&rows);
    }
    clocks_rows_end(&rows, 26);
}

/* Of these columns' periods, and of all others of the same kind in the years around, the
 * one that holds the day. */
static void
check_period(struct clocks_rows *rows, const char *what, size_t column, vigil_date day)
{
    bool financial = strchr(rows->table.field[column], '-') != NULL;
    char kind = strchr(rows->table.field[column], 'H') != NULL ? 'H' : 'Q';
    char found[64] = "";
    for (int year = 2015; year <= 2035; year++) {
        for (int part = 1; part <= (kind == 'H' ? 2 : 4); part++) {
            char name[48], years[16] = "";
            vigil_date from = 0, until = 0;
            struct base_error error;
            (void)snprintf(years, sizeof(years), "-%02d", (year + 1) % 100);
            (void)snprintf(
                name, sizeof(name), "%d%s%c%d", year, financial ? years : "", kind, part);
            assert_int_equal(rules_period_parse(name, &from, &until, &error), BASE_OK);
            if (day >= from && day < until) {
                (void)strncat(found, name, sizeof(found) - strlen(found) - 1);
            }
        }
    }
    clocks_rows_expect(rows, what, column, found); /* two would be run together */
}

static void
hours_have_their_periods(void **state)
{
    (void)state;
    struct clocks_rows rows = clocks_rows_open("periods.txt", 6);
    while (clocks_rows_next(&rows)) {
        vigil_date day = rules_london_date(clocks_rows_instant(&rows, 1));
        clocks_rows_expect_day(&rows, "London's day", 2, day);
        check_period(&rows, "the quarter", 3, day);
        check_period(&rows, "the financial year's quarter", 4, day);
        check_period(&rows, "the financial year's half", 5, day);
    }
    clocks_rows_end(&rows, 14);
}

/* A row that is wrong is told with file and line, what it expects and what came. */
static void
a_wrong_row_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *text, *told;
    } cases[] = {
        {"# a heading\nW7 2022-09-14 2022-09-21 2022-10-06 stale\n",
         "tests/data/clocks/wrong.txt:2: W7: the 5th working day: "
         "expected 2022-09-21, got 2022-09-22"},
        {"\n\nW7 2022-09-14 2022-09-22 2022-10-05\n",
         "tests/data/clocks/wrong.txt:3: W7: the 15th working day: "
         "expected 2022-10-05, got 2022-10-06"},
        {"W7 2022-09-14 2022-09-22\n",
         "tests/data/clocks/wrong.txt:1: W7: columns: expected at least 4, got 3"},
        {"W7 2022-09-14 2022-09-22 2022-10-06 right\n", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct clocks_rows rows = {.name = "wrong.txt", .columns = 4, .quiet = true};
        rows.table.file = tmpfile();
        assert_non_null(rows.table.file);
        assert_true(fputs(cases[i].text, rows.table.file) >= 0);
        rewind(rows.table.file);
        check_working_days(&rows);
        assert_string_equal(rows.told, cases[i].told);
        assert_int_equal(rows.wrong, cases[i].told[0] == '\0' ? 0 : 1);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(working_days),
        cmocka_unit_test(fresh_and_stale_calendars),
        cmocka_unit_test(months_weeks_and_years),
        cmocka_unit_test(seven_days_before_publication),
        cmocka_unit_test(notifications_in_time),
        cmocka_unit_test(hours_have_their_periods),
        cmocka_unit_test(a_wrong_row_is_told),
    };
    return cmocka_run_group_tests(tests, read_law, NULL);
}
