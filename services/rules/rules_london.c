/* The day and the time of day in Europe/London: see rules_london.h. */
#include "rules/rules_london.h"

#include "base/base_date.h"

#define HOUR (INT64_C(3600) * BASE_SECOND)

/* The last Sunday of a month that has 31 days and ends with this one. 1970-01-01 was a
 * Thursday, and thus day -4 and every seventh from there a Sunday. */
static vigil_date
last_sunday(vigil_date last)
{
    int weekday = ((last + 4) % 7 + 7) % 7; /* Sunday is 0 */
    return last - weekday;
}

/* Whether summer time is in force at this second of this day; the clocks change at
 * `change` of the last Sundays of March and October. Nearly every day is told by its
 * month alone. */
static bool
is_summer(vigil_date date, int64_t time, int64_t change)
{
    int year, month, day;
    base_date_split(date, &year, &month, &day);
    if (month != 3 && month != 10) {
        return month > 3 && month < 10;
    }
    vigil_date sunday = last_sunday(date + 31 - day);
    bool behind = date > sunday || (date == sunday && time >= change);
    return behind == (month == 3);
}

static vigil_date
utc_date(vigil_instant instant)
{
    int64_t days = instant / BASE_DAY;
    return (vigil_date)(instant % BASE_DAY < 0 ? days - 1 : days);
}

/* How far London's clocks are ahead of UTC at the instant: they change at 01:00 UTC. */
static int64_t
ahead(vigil_instant instant)
{
    vigil_date date = utc_date(instant);
    return is_summer(date, instant - date * BASE_DAY, HOUR) ? HOUR : 0;
}

vigil_date
rules_london_date(vigil_instant instant)
{
    if (instant == VIGIL_INSTANT_NONE) {
        return VIGIL_DATE_NONE;
    }
    return utc_date(instant + ahead(instant));
}

vigil_instant
rules_london_day_start(vigil_date date)
{
    /* Midnight comes before the change on either day of change. */
    return date * BASE_DAY - (is_summer(date, 0, HOUR) ? HOUR : 0);
}

vigil_instant
rules_london_day_end(vigil_date date)
{
    return rules_london_day_start(date + 1);
}

vigil_instant
rules_london_at(vigil_date date, int hour)
{
    return date * BASE_DAY + hour * HOUR - (is_summer(date, 0, 0) ? HOUR : 0);
}

/* A sign and two digits; gives where they end. */
static char *
put_two(char *to, char sign, int64_t number)
{
    *to++ = sign;
    *to++ = (char)('0' + number / 10);
    *to++ = (char)('0' + number % 10);
    return to;
}

void
rules_london_print(vigil_instant instant, char ret_text[RULES_LONDON_SIZE])
{
    if (instant == VIGIL_INSTANT_NONE) {
        ret_text[0] = '\0';
        return;
    }
    int64_t east = ahead(instant);
    vigil_instant local = instant + east;
    int64_t seconds = (local - utc_date(local) * BASE_DAY) / BASE_SECOND;
    base_date_print(utc_date(local), ret_text); /* no printf: long lists are full of it */
    char *to = put_two(ret_text + BASE_DATE_SIZE - 1, 'T', seconds / 3600);
    to = put_two(to, ':', seconds / 60 % 60);
    to = put_two(to, ':', seconds % 60);
    to = put_two(to, '+', east / HOUR);
    *put_two(to, ':', 0) = '\0';
}
