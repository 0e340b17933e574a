/* Periods: every form, its bounds, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "rules/rules_period.h"

static void
bounds(void **state)
{
    static const struct {
        const char *period, *from, *until;
    } cases[] = {
        {"2021", "2021-01-01", "2022-01-01"},
        {"2021Q1", "2021-01-01", "2021-04-01"},
        {"2021Q2", "2021-04-01", "2021-07-01"},
        {"2021Q4", "2021-10-01", "2022-01-01"},
        {"2021H1", "2021-01-01", "2021-07-01"},
        {"2021H2", "2021-07-01", "2022-01-01"},
        {"2022-23", "2022-04-01", "2023-04-01"},
        {"2022-23Q1", "2022-04-01", "2022-07-01"},
        {"2022-23Q4", "2023-01-01", "2023-04-01"},
        {"2022-23H1", "2022-04-01", "2022-10-01"},
        {"2022-23H2", "2022-10-01", "2023-04-01"},
        {"1999-00", "1999-04-01", "2000-04-01"},
    };
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        vigil_date from, until;
        char text[BASE_DATE_SIZE];
        assert_int_equal(rules_period_parse(cases[i].period, &from, &until, NULL),
                         BASE_OK);
        base_date_print(from, text);
        assert_string_equal(text, cases[i].from);
        base_date_print(until, text);
        assert_string_equal(text, cases[i].until);
    }
}

static void
refused(void **state)
{
    static const char *const cases[] = {
        "",          "202",       "20211",    "2021Q",  "2021Q0",     "2021Q5",
        "2021H0",    "2021H3",    "2021Q11",  "2021q1", "2021-23",    "2021-2",
        "2021-22Q5", "2021-22X1", " 2021",    "2021 ",  "2021-22-23", "1899",
        "2200",      "+021",      "2021-22H", "2021H-", "abcd",
    };
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        vigil_date from = 7, until = 7;
        struct base_error error;
        assert_int_equal(rules_period_parse(cases[i], &from, &until, &error),
                         BASE_REFUSE);
        assert_string_equal(error.code, "no_such_period");
        assert_int_equal(from, 7);
        assert_int_equal(until, 7);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bounds),
                                       cmocka_unit_test(refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
