/* The days of London, against the host's zone files. */
#include "clocks_table.h"

#include <stdlib.h>
#include <time.h>

#include "rules/rules_london.h"

static vigil_date
day_by_zone_file(vigil_instant instant, struct tm *ret_local)
{
    int64_t floor = instant / BASE_SECOND - (instant % BASE_SECOND < 0 ? 1 : 0);
    time_t seconds = (time_t)floor;
    assert_non_null(localtime_r(&seconds, ret_local));
    return base_date_of(
        ret_local->tm_year + 1900, ret_local->tm_mon + 1, ret_local->tm_mday);
}

static int
use_london(void **state)
{
    (void)state;
    (void)setenv("TZ", "Europe/London", 1);
    tzset();
    struct tm local;
    (void)day_by_zone_file((vigil_instant)base_date_of(2020, 7, 1) * BASE_DAY, &local);
    return local.tm_hour == 1 ? 0 : -1; /* fails where no zone files are installed */
}

static void
every_hour_agrees(void **state)
{
    (void)state;
    vigil_instant until = (vigil_instant)base_date_of(2038, 1, 1) * BASE_DAY;
    for (vigil_instant hour = (vigil_instant)base_date_of(1996, 1, 1) * BASE_DAY;
         hour < until;
         hour += 3600 * BASE_SECOND) {
        struct tm local;
        assert_int_equal(rules_london_date(hour), day_by_zone_file(hour, &local));
        assert_int_equal(rules_london_date(hour - 1), day_by_zone_file(hour - 1, &local));
    }
}

static void
each_day_starts_and_ends_where_it_should(void **state)
{
    (void)state;
    int offset_hours = 0, changes = 0;
    for (vigil_date day = base_date_of(1996, 1, 1); day < base_date_of(2038, 1, 1);
         day++) {
        vigil_instant start = rules_london_day_start(day);
        struct tm local;
        assert_int_equal(day_by_zone_file(start, &local), day);
        assert_int_equal(local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec, 0);
        assert_int_equal(day_by_zone_file(start - 1, &local), day - 1);
        assert_true(rules_london_day_end(day) == rules_london_day_start(day + 1));
        assert_int_equal(day_by_zone_file(rules_london_at(day, 9), &local), day);
        assert_int_equal(local.tm_hour, 9);
        assert_int_equal(local.tm_min + local.tm_sec, 0);
        int hours = (int)((rules_london_day_end(day) - start) / (3600 * BASE_SECOND));
        changes += hours == 24 ? 0 : 1;
        offset_hours += hours - 24;
    }
    assert_int_equal(changes, 2 * 42);
    assert_int_equal(offset_hours, 0);
}

static void
prints_for_people(void **state)
{
    (void)state;
    static const struct {
        const char *utc, *london;
    } cases[] = {
        {"2021-06-30T09:00:00Z", "2021-06-30T10:00:00+01:00"},
        {"2021-06-30T23:30:00.9Z", "2021-07-01T00:30:00+01:00"},
        {"2021-12-31T23:59:59Z", "2021-12-31T23:59:59+00:00"},
        {"2026-03-29T00:59:59Z", "2026-03-29T00:59:59+00:00"},
        {"2026-03-29T01:00:00Z", "2026-03-29T02:00:00+01:00"},
        {"2026-10-25T00:59:59Z", "2026-10-25T01:59:59+01:00"},
        {"2026-10-25T01:00:00Z", "2026-10-25T01:00:00+00:00"},
    };
    char text[RULES_LONDON_SIZE];
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        vigil_instant instant = clocks_instant(cases[i].utc), back;
        rules_london_print(instant, text);
        assert_string_equal(text, cases[i].london);
        assert_true(base_instant_parse(text, &back));
        assert_true(instant - back < BASE_SECOND && instant >= back);
    }
    rules_london_print(VIGIL_INSTANT_NONE, text);
    assert_string_equal(text, "");
    assert_int_equal(rules_london_date(VIGIL_INSTANT_NONE), VIGIL_DATE_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_hour_agrees),
        cmocka_unit_test(each_day_starts_and_ends_where_it_should),
        cmocka_unit_test(prints_for_people),
    };
    return cmocka_run_group_tests(tests, use_london, NULL);
}
