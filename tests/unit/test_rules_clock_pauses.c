/* Days that a pause takes out move a deadline by just so many days: over every day of
 * 2015 to 2035 and every length from 1 to 40, against counting them off one by one. */
#include "clocks_table.h"

#include "clocks_years.h"
#include "rules/rules_clocks.h"
#include "rules/rules_london.h"

enum { LONGEST = 40, DAYS = 25000 };

static struct clocks_years years;
static struct rules_calendar calendar;
static bool works[DAYS]; /* by day */

static int
make_calendar(void **state)
{
    (void)state;
    clocks_years_make(&years);
    clocks_years_build(&years, VIGIL_DATE_NONE, &calendar);
    assert_true(years.until < DAYS);
    for (vigil_date day = years.from; day <= years.until; day++) {
        works[day] = clocks_years_weekday(day) < 5;
    }
    for (size_t i = 0; i < years.count; i++) {
        works[years.days[i]] = false;
    }
    return 0;
}

/* A pause that is over, of the rapid review's clock: it begins from a day before `start`
 * to two months behind, and lasts up to five weeks; which, the two numbers say. */
static struct vigil_pause
pause_of(vigil_date start, int32_t n, int32_t which)
{
    vigil_date from = start - 2 + (start * 7 + n * 3 + which * 31) % 60;
    return (struct vigil_pause){.clock = VIGIL_CLOCK_RAPID_REVIEW,
                                .from_on = from,
                                .until_on = from + 1 + (start + n * 5 + which) % 35};
}

static bool
is_paused(const struct vigil_pause *pauses, size_t count, vigil_date day)
{
    for (size_t i = 0; i < count; i++) {
        if (day >= pauses[i].from_on && day < pauses[i].until_on) {
            return true;
        }
    }
    return false;
}

static struct rules_clocks_sum
sum_of(enum vigil_clock_unit unit,
       vigil_date start,
       int32_t n,
       const struct vigil_pause *pauses,
       size_t count)
{
    struct vigil_clock_rule rule = {
        .clock = VIGIL_CLOCK_RAPID_REVIEW, .unit = unit, .length = n};
    struct rules_clocks_sum sum;
    rules_clocks_due(
        &calendar, &rule, rules_london_day_start(start), pauses, count, &sum);
    assert_false(sum.provisional);
    return sum;
}

static void
fail_at(const char *what, vigil_date start, int32_t n, vigil_date is, vigil_date should)
{
    char from[BASE_DATE_SIZE], got[BASE_DATE_SIZE], right[BASE_DATE_SIZE];
    base_date_print(start, from);
    base_date_print(is, got);
    base_date_print(should, right);
    fail_msg("%s: %d from %s give %s, not %s", what, n, from, got, right);
}

/* The n-th working day that is not paused; *ret_out: how many working days were. */
static vigil_date
count_off(vigil_date start,
          int32_t n,
          const struct vigil_pause *pauses,
          size_t count,
          int32_t *ret_out)
{
    vigil_date day = start;
    *ret_out = 0;
    while (n > 0) {
        day++;
        bool out = is_paused(pauses, count, day);
        *ret_out += works[day] && out ? 1 : 0;
        n -= works[day] && !out ? 1 : 0;
    }
    return day;
}

static void
pausing_working_days_moves_by_just_as_many(void **state)
{
    (void)state;
    int64_t moved = 0;
    for (vigil_date start = years.first; start <= years.last; start++) {
        for (int32_t n = 1; n <= LONGEST; n++) {
            int32_t out = 0;
            struct vigil_pause pause = pause_of(start, n, 0);
            vigil_date should = count_off(start, n, &pause, 1, &out);
            struct rules_clocks_sum sum =
                sum_of(VIGIL_CLOCK_UNIT_WORKING_DAYS, start, n, &pause, 1);
            if (sum.due_on != should || sum.paused != out) {
                fail_at("with a pause", start, n, sum.due_on, should);
            }
            /* k days out are the deadline of a clock that is k days longer */
            struct rules_clocks_sum longer =
                sum_of(VIGIL_CLOCK_UNIT_WORKING_DAYS, start, n + out, NULL, 0);
            if (longer.due_on != should) {
                fail_at("as much longer", start, n + out, longer.due_on, should);
            }
            moved += out;
        }
    }
    assert_true(moved > 1000000); /* most of the pauses do take something out */
}

static void
two_pauses_add_up(void **state)
{
    (void)state;
    for (vigil_date start = years.first; start <= years.last; start++) {
        int32_t n = 1 + start % LONGEST, out = 0;
        struct vigil_pause pauses[2] = {pause_of(start, n, 0)};
        pauses[1] = pause_of(pauses[0].until_on + 3, n, 1); /* never over the first */
        vigil_date should = count_off(start, n, pauses, 2, &out);
        struct rules_clocks_sum sum =
            sum_of(VIGIL_CLOCK_UNIT_WORKING_DAYS, start, n, pauses, 2);
        if (sum.due_on != should || sum.paused != out) {
            fail_at("with two pauses", start, n, sum.due_on, should);
        }
    }
}

/* Months, weeks and days are of all days: each that is paused moves the deadline by one.
 */
static void
pausing_calendar_days_moves_by_just_as_many(void **state)
{
    (void)state;
    static const enum vigil_clock_unit units[] = {
        VIGIL_CLOCK_UNIT_MONTHS, VIGIL_CLOCK_UNIT_WEEKS, VIGIL_CLOCK_UNIT_DAYS};
    for (vigil_date start = years.first; start <= years.last; start++) {
        for (size_t i = 0; i < 3; i++) {
            int32_t n = 1 + start % 12;
            struct vigil_pause pause = pause_of(start, n, 0);
            vigil_date should = sum_of(units[i], start, n, NULL, 0).due_on;
            int32_t out = 0;
            for (vigil_date day = start + 1; day <= should; day++) {
                out += is_paused(&pause, 1, day) ? 1 : 0;
                should += is_paused(&pause, 1, day) ? 1 : 0;
            }
            struct rules_clocks_sum sum = sum_of(units[i], start, n, &pause, 1);
            if (sum.due_on != should || sum.paused != out) {
                fail_at("with a pause", start, n, sum.due_on, should);
            }
        }
    }
}

static void
what_is_not_over_or_of_another_clock_moves_nothing(void **state)
{
    (void)state;
    for (vigil_date start = years.first; start <= years.last; start++) {
        int32_t n = 1 + start % LONGEST;
        struct vigil_pause pauses[2] = {pause_of(start, n, 0), pause_of(start, n, 1)};
        pauses[0].clock = VIGIL_CLOCK_LCSPR;
        pauses[1].until_on = VIGIL_DATE_NONE;
        struct rules_clocks_sum sum =
            sum_of(VIGIL_CLOCK_UNIT_WORKING_DAYS, start, n, pauses, 2);
        vigil_date should =
            sum_of(VIGIL_CLOCK_UNIT_WORKING_DAYS, start, n, NULL, 0).due_on;
        if (sum.due_on != should || sum.paused != 0) {
            fail_at("with pauses that do not count", start, n, sum.due_on, should);
        }
    }
}

/* A day that was granted moves by the working days of a pause that came after the grant,
 * and by nothing of one that came before. */
static void
a_granted_day_moves_by_later_pauses_alone(void **state)
{
    (void)state;
    struct vigil_clock_rule rule = {.clock = VIGIL_CLOCK_RAPID_REVIEW,
                                    .unit = VIGIL_CLOCK_UNIT_WORKING_DAYS,
                                    .length = 15};
    for (vigil_date granted = years.first; granted <= years.last; granted++) {
        struct vigil_pause pause = {.clock = rule.clock,
                                    .from_on = granted - 20,
                                    .until_on = granted - 20 + 1 + granted % 19};
        vigil_date day = rules_clocks_extended(&calendar, &rule, granted, &pause, 1);
        if (day != granted) {
            fail_at("with an earlier pause", granted, 0, day, granted);
        }
        pause.moves_extension = true;
        vigil_date should = granted;
        for (vigil_date out = pause.from_on; out < pause.until_on; out++) {
            should += works[out] ? 1 : 0;
            while (works[out] && !works[should]) {
                should++;
            }
        }
        day = rules_clocks_extended(&calendar, &rule, granted, &pause, 1);
        if (day != should) {
            fail_at("with a later pause", granted, 0, day, should);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pausing_working_days_moves_by_just_as_many),
        cmocka_unit_test(two_pauses_add_up),
        cmocka_unit_test(pausing_calendar_days_moves_by_just_as_many),
        cmocka_unit_test(what_is_not_over_or_of_another_clock_moves_nothing),
        cmocka_unit_test(a_granted_day_moves_by_later_pauses_alone),
    };
    return cmocka_run_group_tests(tests, make_calendar, NULL);
}
