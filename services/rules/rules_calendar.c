/* Working days in England: see rules_calendar.h. */
#include "rules/rules_calendar.h"

#include <string.h>

#include "base/base_date.h"

bool
rules_calendar_is_weekend(vigil_date date)
{
    int weekday = ((date + 3) % 7 + 7) % 7; /* Monday is 0; 1970-01-01 was a Thursday */
    return weekday >= 5;
}

/* Marks the holidays in *calendar's up_to, which is all 0, with 1. */
static enum base_class
mark(const vigil_date *holidays,
     size_t count,
     struct rules_calendar *calendar,
     struct base_error *ret_error)
{
    for (size_t i = 0; i < count; i++) {
        char day[BASE_DATE_SIZE];
        base_date_print(holidays[i], day);
        if (!rules_calendar_covers(calendar, holidays[i])) {
            return base_error_set(ret_error,
                                  BASE_STOP,
                                  "calendar_holiday",
                                  "holiday %s lies outside of the calendar",
                                  day);
        }
        if (rules_calendar_is_weekend(holidays[i])) {
            return base_error_set(ret_error,
                                  BASE_STOP,
                                  "calendar_holiday",
                                  "holiday %s lies on a weekend; its substitute day, a "
                                  "weekday, would be right",
                                  day);
        }
        uint16_t *place = &calendar->up_to[holidays[i] - calendar->from];
        if (*place != 0) {
            return base_error_set(ret_error,
                                  BASE_STOP,
                                  "calendar_holiday",
                                  "holiday %s is given twice",
                                  day);
        }
        *place = 1;
    }
    return BASE_OK;
}

enum base_class
rules_calendar_build(const vigil_date *holidays,
                     size_t count,
                     vigil_date from,
                     vigil_date until,
                     struct rules_calendar *ret_calendar,
                     struct base_error *ret_error)
{
    if (from == VIGIL_DATE_NONE || until < from ||
        until - from >= RULES_CALENDAR_DAYS_MAX) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "calendar_span",
                              "a calendar covers 1 to %d days",
                              RULES_CALENDAR_DAYS_MAX);
    }
    memset(ret_calendar, 0, sizeof(*ret_calendar));
    ret_calendar->from = from;
    ret_calendar->until = until;
    enum base_class class = mark(holidays, count, ret_calendar, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    uint32_t working = 0;
    for (int32_t i = 0; i <= until - from; i++) {
        bool holiday = ret_calendar->up_to[i] != 0;
        if (!holiday && !rules_calendar_is_weekend(from + i)) {
            ret_calendar->day_of[++working] = (uint16_t)i;
        }
        ret_calendar->up_to[i] = (uint16_t)working;
    }
    ret_calendar->days = (uint32_t)(until - from) + 1;
    ret_calendar->working = working;
    return BASE_OK;
}

/* How many working days of the coverage lie before the day, which is covered. */
static int32_t
before(const struct rules_calendar *calendar, vigil_date date)
{
    return date == calendar->from ? 0 : calendar->up_to[date - 1 - calendar->from];
}

bool
rules_calendar_is_working(const struct rules_calendar *calendar, vigil_date date)
{
    if (!rules_calendar_covers(calendar, date)) {
        return !rules_calendar_is_weekend(date);
    }
    return calendar->up_to[date - calendar->from] != before(calendar, date);
}

bool
rules_calendar_subtract(const struct rules_calendar *calendar,
                        vigil_date date,
                        int32_t n,
                        vigil_date *ret_date)
{
    if (!rules_calendar_covers(calendar, date) || n < 0) {
        return false;
    }
    int32_t place = before(calendar, date);
    if (n > place) {
        return false;
    }
    *ret_date = n == 0 ? date : calendar->from + calendar->day_of[place - n + 1];
    return true;
}

bool
rules_calendar_between(const struct rules_calendar *calendar,
                       vigil_date after,
                       vigil_date until,
                       int32_t *ret_count)
{
    if (!rules_calendar_covers(calendar, after) ||
        !rules_calendar_covers(calendar, until)) {
        return false;
    }
    *ret_count =
        calendar->up_to[until - calendar->from] - calendar->up_to[after - calendar->from];
    return true;
}

vigil_date
rules_calendar_shift(const struct rules_calendar *calendar,
                     vigil_date date,
                     int32_t n,
                     bool *ret_provisional)
{
    vigil_date shifted = date;
    bool exact = n >= 0 ? rules_calendar_add(calendar, date, n, &shifted)
                        : rules_calendar_subtract(calendar, date, -n, &shifted);
    *ret_provisional = !exact;
    if (exact) {
        return shifted;
    }
    /* Rare, and short: lengths and offsets are bounded by the checks of the tables. */
    int32_t step = n >= 0 ? 1 : -1;
    for (int32_t left = n * step; left > 0;) {
        shifted += step;
        left -= rules_calendar_is_working(calendar, shifted) ? 1 : 0;
    }
    return shifted;
}
