/* Every sum of the deadline engine over 2015 to 2035 against an independent one in plain
 * SQL: clock_sums.sql. */
#include "../unit/clocks_table.h"

#include <signal.h>
#include <stdlib.h>

#include "../unit/clocks_due.h"
#include "../unit/clocks_years.h"

enum { LONGEST = 40 };

static struct clocks_years years;
static struct rules_calendar calendar;

static int
make_calendar(void **state)
{
    (void)state;
    (void)signal(SIGPIPE, SIG_IGN); /* if psql gives up, its status says so */
    clocks_years_make(&years);
    clocks_years_build(&years, VIGIL_DATE_NONE, &calendar);
    return 0;
}

static vigil_date
due(enum vigil_clock_unit unit, vigil_date start, int32_t n)
{
    struct vigil_clock_rule rule = {.unit = unit, .length = n};
    bool provisional = true;
    vigil_date on = clocks_due(&calendar, &rule, start, &provisional);
    assert_false(provisional);
    return on;
}

/* The sums of a day; `fault` is added to one of them, for the check of the check. */
static void
tell_sums(FILE *psql, vigil_date start, int fault)
{
    for (int32_t n = 1; n <= LONGEST; n++) {
        vigil_date back = VIGIL_DATE_NONE;
        assert_true(rules_calendar_subtract(&calendar, start, n, &back));
        (void)fprintf(psql,
                      "sum\t%d\t%d\t%d\t%d\t%d\t%d\n",
                      start,
                      n,
                      due(VIGIL_CLOCK_UNIT_WORKING_DAYS, start, n) +
                          (n == LONGEST ? fault : 0),
                      back,
                      due(VIGIL_CLOCK_UNIT_MONTHS, start, n),
                      due(VIGIL_CLOCK_UNIT_WEEKS, start, n));
    }
}

/* Whether the SQL finds all of it right from this year on. */
static bool
agrees(int year, int fault)
{
    char command[512];
    (void)snprintf(command,
                   sizeof(command),
                   "psql --no-psqlrc --username postgres --set first=%d-01-01 "
                   "--set holidays=\"$(cat %s/config/bank-holidays.json)\" "
                   "--file %s/tests/store/clock_sums.sql",
                   year,
                   VIGIL_SOURCE_DIR,
                   VIGIL_SOURCE_DIR);
    FILE *psql = popen(command, "we");
    assert_non_null(psql);
    for (size_t i = 0; i < years.count; i++) {
        (void)fprintf(psql, "holiday\t%d\t0\t0\t0\t0\t0\n", years.days[i]);
    }
    for (vigil_date start = base_date_of(year, 1, 1); start <= years.last; start++) {
        tell_sums(psql, start, start == years.last ? fault : 0);
    }
    (void)fprintf(psql, "\\.\n");
    return pclose(psql) == 0;
}

static void
c_and_sql_agree(void **state)
{
    (void)state;
    assert_true(agrees(2015, 0));
}

static void
one_wrong_sum_of_all_is_found(void **state)
{
    (void)state;
    assert_false(agrees(2035, 1));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c_and_sql_agree),
        cmocka_unit_test(one_wrong_sum_of_all_is_found),
    };
    return cmocka_run_group_tests(tests, make_calendar, NULL);
}
