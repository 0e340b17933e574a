/*
 * A calendar of 2014 to 2037 for tests that count over 2015 to 2035: the bank holidays of
 * config/bank-holidays.json in the years that it has, and in the others those that the
 * rules of England and Wales would give (Easter; Mondays; substitutes). Invented where no
 * proclamation is known yet. Included after cmocka.h.
 */
#ifndef CLOCKS_YEARS_H
#define CLOCKS_YEARS_H

#include "base/base_date.h"
#include "calendar_shipped.h"
#include "rules/rules_calendar.h"

enum { CLOCKS_YEARS_FROM = 2014, CLOCKS_YEARS_UNTIL = 2037, CLOCKS_YEARS_DAYS = 300 };

struct clocks_years {
    vigil_date from, until;             /* of the calendar */
    vigil_date first, last;             /* 2015 to 2035 */
    vigil_date days[CLOCKS_YEARS_DAYS]; /* the holidays */
    size_t count;
};

/* Easter Sunday, by Butcher's rule. */
static inline vigil_date
clocks_years_easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30;
    int m = (a + 11 * h) / 319;
    int r = (2 * e + 2 * (c / 4) - c % 4 - h + m + 32) % 7;
    int month = (h - m + r + 90) / 25;
    return base_date_of(year, month, (h - m + r + month + 19) % 32);
}

/* Monday is 0; 1970-01-01 was a Thursday. All days of these years are behind it. */
static inline int
clocks_years_weekday(vigil_date day)
{
    return (day + 3) % 7;
}

static inline vigil_date
clocks_years_monday(vigil_date not_before)
{
    return not_before + (7 - clocks_years_weekday(not_before)) % 7;
}

static inline void
clocks_years_add(struct clocks_years *years, vigil_date day)
{
    assert_true(years->count < CLOCKS_YEARS_DAYS);
    years->days[years->count++] = day;
}

static inline void
clocks_years_by_rule(struct clocks_years *years, int year)
{
    vigil_date easter = clocks_years_easter(year);
    vigil_date new_year = base_date_of(year, 1, 1);
    vigil_date christmas = base_date_of(year, 12, 25);
    int on = clocks_years_weekday(christmas);
    clocks_years_add(years,
                     clocks_years_weekday(new_year) >= 5 ? clocks_years_monday(new_year)
                                                         : new_year);
    clocks_years_add(years, easter - 2);
    clocks_years_add(years, easter + 1);
    clocks_years_add(years, clocks_years_monday(base_date_of(year, 5, 1)));
    clocks_years_add(years, clocks_years_monday(base_date_of(year, 5, 25)));
    clocks_years_add(years, clocks_years_monday(base_date_of(year, 8, 25)));
    /* Friday: 25, 28. Saturday: 27, 28. Sunday: 26, 27. */
    clocks_years_add(years, on < 5 ? christmas : christmas + 2);
    clocks_years_add(years, on < 4 ? christmas + 1 : christmas + (on == 6 ? 1 : 3));
}

static inline void
clocks_years_make(struct clocks_years *ret_years)
{
    static struct vigil_calendar file;
    assert_true(calendar_shipped(&file));
    *ret_years = (struct clocks_years){.from = base_date_of(CLOCKS_YEARS_FROM, 1, 1),
                                       .until = base_date_of(CLOCKS_YEARS_UNTIL, 12, 31),
                                       .first = base_date_of(2015, 1, 1),
                                       .last = base_date_of(2035, 12, 31)};
    for (int year = CLOCKS_YEARS_FROM; year <= CLOCKS_YEARS_UNTIL; year++) {
        vigil_date day = base_date_of(year, 1, 1);
        if (day < file.from || day > file.until) {
            clocks_years_by_rule(ret_years, year);
        }
    }
    for (size_t i = 0; i < file.count; i++) {
        clocks_years_add(ret_years, file.at[i].on);
    }
}

/* The calendar with one holiday more, or (VIGIL_DATE_NONE) as it is. */
static inline void
clocks_years_build(struct clocks_years *years,
                   vigil_date one_more,
                   struct rules_calendar *ret_calendar)
{
    struct base_error error;
    size_t count = years->count;
    if (one_more != VIGIL_DATE_NONE) {
        assert_true(count < CLOCKS_YEARS_DAYS);
        years->days[count++] = one_more;
    }
    if (rules_calendar_build(
            years->days, count, years->from, years->until, ret_calendar, &error) !=
        BASE_OK) {
        fail_msg("%s", error.text);
    }
}

#endif
