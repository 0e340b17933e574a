/* Working days: every sum against counting day by day. The acceptance cases are in
 * test_rules_clock_tables.c.
 */
#include "clocks_table.h"

#include <stdlib.h>

#include "calendar_shipped.h"
#include "rules/rules_calendar.h"

static struct vigil_calendar file;
static struct rules_calendar calendar;

static void
build(const vigil_date *holidays, size_t count, struct rules_calendar *ret_calendar)
{
    struct base_error error;
    if (rules_calendar_build(
            holidays, count, file.from, file.until, ret_calendar, &error) != BASE_OK) {
        fail_msg("%s", error.text);
    }
}

static vigil_date all_days[VIGIL_HOLIDAYS_MAX];

static int
read_calendar(void **state)
{
    (void)state;
    if (!calendar_shipped(&file)) {
        return -1;
    }
    for (size_t i = 0; i < file.count; i++) {
        all_days[i] = file.at[i].on;
    }
    build(all_days, file.count, &calendar);
    return 0;
}

/* The law, as one would count on a wall calendar. */
static bool
is_working_by_hand(vigil_date day)
{
    int weekday = (day + 4) % 7; /* 0 is Sunday */
    for (size_t i = 0; i < file.count; i++) {
        if (all_days[i] == day) {
            return false;
        }
    }
    return weekday != 0 && weekday != 6;
}

static void
every_sum_is_what_counting_gives(void **state)
{
    (void)state;
    enum { MARGIN = 100, LONGEST = 40 };
    vigil_date first = base_date_of(2018, 1, 1), last = base_date_of(2027, 12, 31);
    size_t days = (size_t)(file.until - first) + 1;
    bool *works = malloc(days * sizeof(*works));
    assert_non_null(works);
    for (size_t i = 0; i < days; i++) {
        works[i] = is_working_by_hand(first + (vigil_date)i);
        assert_int_equal(works[i],
                         rules_calendar_is_working(&calendar, first + (vigil_date)i));
    }
    for (vigil_date day = first; day <= last; day++) {
        vigil_date after = day, before = day, sum = 0;
        for (int n = 1; n <= LONGEST; n++) {
            do {
                after++;
            } while (!works[after - first]);
            assert_true(rules_calendar_add(&calendar, day, n, &sum));
            assert_int_equal(sum, after);
            int32_t between = 0;
            assert_true(rules_calendar_between(&calendar, day, sum, &between));
            assert_int_equal(between, n);
            if (day < first + MARGIN) {
                continue;
            }
            do {
                before--;
            } while (!works[before - first]);
            assert_true(rules_calendar_subtract(&calendar, day, n, &sum));
            assert_int_equal(sum, before);
        }
    }
    free(works);
}

static void
sums_have_their_properties(void **state)
{
    (void)state;
    for (vigil_date day = calendar.from + 7; day <= base_date_of(2027, 6, 30); day++) {
        vigil_date sum = 0, two = 0, back = 0;
        assert_true(rules_calendar_add(&calendar, day, 0, &sum) && sum == day);
        assert_true(rules_calendar_subtract(&calendar, day, 0, &sum) && sum == day);
        assert_true(rules_calendar_add(&calendar, day, 5, &two) &&
                    rules_calendar_add(&calendar, two, 10, &two));
        assert_true(rules_calendar_add(&calendar, day, 15, &sum) && sum == two);
        assert_true(rules_calendar_is_working(&calendar, sum));
        assert_true(rules_calendar_subtract(&calendar, sum, 15, &back));
        /* back to the day itself, or from a day off to the working day before it */
        assert_true(back == day ||
                    (back < day && !rules_calendar_is_working(&calendar, day)));
        int32_t forth = 0, negative = 1;
        assert_true(rules_calendar_between(&calendar, day, sum, &forth) &&
                    rules_calendar_between(&calendar, sum, day, &negative));
        assert_int_equal(forth, -negative);
    }
}

static void
nothing_is_guessed_outside_of_the_coverage(void **state)
{
    (void)state;
    vigil_date sum = 77, from = calendar.from, until = calendar.until;
    int32_t count = 77;
    volatile int32_t many = INT32_MAX, negative = -1; /* not to be folded in */
    assert_false(rules_calendar_add(&calendar, from - 1, 5, &sum));
    assert_false(rules_calendar_add(&calendar, until + 1, 0, &sum));
    assert_false(rules_calendar_add(&calendar, until - 2, 5, &sum));
    assert_false(rules_calendar_add(&calendar, from, many, &sum));
    assert_false(rules_calendar_add(&calendar, from, negative, &sum));
    assert_false(rules_calendar_add(&calendar, VIGIL_DATE_NONE, 5, &sum));
    assert_false(rules_calendar_subtract(&calendar, from + 2, 5, &sum));
    assert_false(rules_calendar_subtract(&calendar, until, many, &sum));
    assert_false(rules_calendar_between(&calendar, from - 1, until, &count));
    assert_false(rules_calendar_between(&calendar, from, until + 1, &count));
    assert_int_equal(sum, 77);
    assert_int_equal(count, 77);
    assert_true(
        rules_calendar_subtract(&calendar, until, (int32_t)calendar.working - 1, &sum));
}

static void
a_shift_over_the_edge_says_that_it_is_provisional(void **state)
{
    (void)state;
    bool provisional = true;
    vigil_date shifted =
        rules_calendar_shift(&calendar, base_date_of(2026, 5, 1), 5, &provisional);
    clocks_assert_date("inside", "day", shifted, "2026-05-11");
    assert_false(provisional);
    shifted =
        rules_calendar_shift(&calendar, base_date_of(2026, 5, 11), -5, &provisional);
    clocks_assert_date("inside", "day", shifted, "2026-05-01");
    assert_false(provisional);
    /* Friday 2028-12-22: Christmas is known (25, 26), the New Year's Day behind is not.
     */
    shifted =
        rules_calendar_shift(&calendar, base_date_of(2028, 12, 22), 5, &provisional);
    clocks_assert_date("edge", "day", shifted, "2029-01-02");
    assert_true(provisional);
    shifted =
        rules_calendar_shift(&calendar, base_date_of(2030, 12, 20), 5, &provisional);
    clocks_assert_date("behind", "day", shifted, "2030-12-27");
    assert_true(provisional);
    shifted = rules_calendar_shift(&calendar, base_date_of(2018, 1, 3), -3, &provisional);
    clocks_assert_date("before", "day", shifted, "2017-12-28");
    assert_true(provisional);
}

static void
bad_holidays_are_refused(void **state)
{
    (void)state;
    static struct rules_calendar built;
    static const struct {
        const char *first, *second, *from, *until;
        bool right;
    } cases[] = {
        {"2021-04-02", "2021-04-05", "2021-01-01", "2021-12-31", true},
        {"2021-04-02", "2021-04-02", "2021-01-01", "2021-12-31", false},
        {"2021-04-02", "2021-04-04", "2021-01-01", "2021-12-31", false},
        {"2021-04-02", "2021-12-25", "2021-01-01", "2021-12-31", false},
        {"2021-04-02", "2022-01-03", "2021-01-01", "2021-12-31", false},
        {"2020-12-25", "2021-04-05", "2021-01-01", "2021-12-31", false},
        {"2021-04-02", "2021-04-05", "2022-01-01", "2021-01-01", false},
        {"2021-04-02", "2021-04-05", "2015-01-01", "2045-12-31", true},
        {"2021-04-02", "2021-04-05", "2015-01-01", "2046-01-01", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        vigil_date holidays[] = {clocks_date(cases[i].first),
                                 clocks_date(cases[i].second)};
        struct base_error error = {.text = ""};
        enum base_class class = rules_calendar_build(holidays,
                                                     2,
                                                     clocks_date(cases[i].from),
                                                     clocks_date(cases[i].until),
                                                     &built,
                                                     &error);
        assert_int_equal(class, cases[i].right ? BASE_OK : BASE_STOP);
        assert_int_equal(error.text[0] == '\0', cases[i].right);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sum_is_what_counting_gives),
        cmocka_unit_test(sums_have_their_properties),
        cmocka_unit_test(nothing_is_guessed_outside_of_the_coverage),
        cmocka_unit_test(a_shift_over_the_edge_says_that_it_is_provisional),
        cmocka_unit_test(bad_holidays_are_refused),
    };
    return cmocka_run_group_tests(tests, read_calendar, NULL);
}
