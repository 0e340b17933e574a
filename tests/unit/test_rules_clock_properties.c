/* What must hold of every deadline, whatever the calendar: over every day of 2015 to 2035
 * and every length from 1 to 40, forward and back. */
#include "clocks_table.h"

#include "clocks_due.h"
#include "clocks_years.h"

enum { LONGEST = 40, REACH = 75 }; /* 40 working days take fewer days than that */

static struct clocks_years years;
static struct rules_calendar calendar;

static int
make_calendar(void **state)
{
    (void)state;
    clocks_years_make(&years);
    clocks_years_build(&years, VIGIL_DATE_NONE, &calendar);
    return 0;
}

static vigil_date
due_by(const struct rules_calendar *by, vigil_date start, int32_t n)
{
    struct vigil_clock_rule rule = {.unit = VIGIL_CLOCK_UNIT_WORKING_DAYS, .length = n};
    bool provisional = true;
    vigil_date due = clocks_due(by, &rule, start, &provisional);
    assert_false(provisional);
    return due;
}

static void
fail_at(const char *what, vigil_date start, int32_t n, vigil_date due)
{
    char from[BASE_DATE_SIZE], to[BASE_DATE_SIZE];
    base_date_print(start, from);
    base_date_print(due, to);
    fail_msg("%s: %d working days from %s give %s", what, n, from, to);
}

static bool
works(vigil_date day)
{
    for (size_t i = 0; i < years.count; i++) {
        if (years.days[i] == day) {
            return false;
        }
    }
    return clocks_years_weekday(day) < 5;
}

/* A later trigger is never due earlier, a longer clock always later, and no more than the
 * length's days lie between. */
static void
deadlines_are_monotone(void **state)
{
    (void)state;
    for (vigil_date start = years.first; start < years.last; start++) {
        for (int32_t n = -LONGEST; n <= LONGEST; n++) {
            vigil_date due = due_by(&calendar, start, n);
            if (due_by(&calendar, start + 1, n) < due) {
                fail_at("a day later is due earlier", start, n, due);
            }
            if (due_by(&calendar, start, n + 1) <= due) {
                fail_at("a day longer is not due later", start, n, due);
            }
            if ((due > start) != (n > 0) || (due < start) != (n < 0)) {
                fail_at("on the wrong side of day 0", start, n, due);
            }
        }
    }
}

/* Never on a day off; and exactly n working days lie behind day 0 up to the due day. */
static void
deadlines_fall_on_the_nth_working_day(void **state)
{
    (void)state;
    static int up_to[25000]; /* working days up to a day */
    int total = 0;
    assert_true(years.until < 25000);
    for (vigil_date day = years.from; day <= years.until; day++) {
        total += works(day) ? 1 : 0;
        up_to[day] = total;
    }
    for (vigil_date start = years.first; start <= years.last; start++) {
        for (int32_t n = 1; n <= LONGEST; n++) {
            vigil_date due = due_by(&calendar, start, n);
            vigil_date back = due_by(&calendar, start, -n);
            if (up_to[due] == up_to[due - 1] || up_to[due] - up_to[start] != n) {
                fail_at("not the n-th working day", start, n, due);
            }
            if (up_to[back] == up_to[back - 1] ||
                up_to[start - 1] - up_to[back - 1] != n) {
                fail_at("not the n-th working day before", start, -n, back);
            }
        }
    }
}

/* One holiday more moves a due day to the next working day if it lies behind day 0 and
 * not behind the due day, and leaves it alone if not: so it never comes earlier. Every
 * working day of the years is made a holiday once. */
static void
one_holiday_more_is_never_earlier(void **state)
{
    (void)state;
    static struct rules_calendar with;
    for (vigil_date more = years.first; more <= years.last; more++) {
        if (!works(more)) {
            continue;
        }
        clocks_years_build(&years, more, &with);
        for (vigil_date start = more - REACH; start <= more + 1; start++) {
            for (int32_t n = 1; n <= LONGEST; n++) {
                vigil_date due = due_by(&calendar, start, n);
                bool moves = more > start && more <= due;
                vigil_date should = moves ? due_by(&calendar, start, n + 1) : due;
                if (due_by(&with, start, n) != should) {
                    fail_at("with one holiday more", start, n, due_by(&with, start, n));
                }
            }
        }
    }
}

/* A clock that was stopped on a day and goes on with what was left is due on the same. */
static void
lengths_add_up(void **state)
{
    (void)state;
    for (vigil_date start = years.first; start <= years.last; start++) {
        for (int32_t n = 2; n <= LONGEST; n++) {
            vigil_date due = due_by(&calendar, start, n);
            vigil_date half = due_by(&calendar, start, n / 2);
            if (due_by(&calendar, half, n - n / 2) != due) {
                fail_at("in two parts it is another day", start, n, due);
            }
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deadlines_are_monotone),
        cmocka_unit_test(deadlines_fall_on_the_nth_working_day),
        cmocka_unit_test(one_holiday_more_is_never_earlier),
        cmocka_unit_test(lengths_add_up),
    };
    return cmocka_run_group_tests(tests, make_calendar, NULL);
}
