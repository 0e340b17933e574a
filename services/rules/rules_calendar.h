/*
 * Working days in England: all days but Saturdays, Sundays and the bank holidays of
 * England and Wales (Banking and Financial Dealings Act 1971).
 *
 * A calendar is built once from a list of holidays and covers the years of that list.
 * Two tables answer everything in one or two look-ups, however long the span: how many
 * working days lie up to a day, and which day the n-th working day is. Owns no memory
 * but its own struct. Promises: never guesses: outside of its coverage the answer is
 * false, and rules_calendar_shift, which goes on with weekends alone, says that it did.
 */
#ifndef RULES_CALENDAR_H
#define RULES_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { RULES_CALENDAR_DAYS_MAX = 11323 }; /* 31 years: 2015-01-01 to 2045-12-31 */

struct rules_calendar {
    vigil_date from;  /* the first day covered */
    vigil_date until; /* the last day covered */
    uint32_t days;    /* how many they are */
    uint32_t working; /* how many of them are working days */
    /* How many working days lie in from .. from + i, both included. */
    uint16_t up_to[RULES_CALENDAR_DAYS_MAX];
    /* The n-th working day is from + day_of[n], n from 1; [0] is there to be skipped. */
    uint16_t day_of[RULES_CALENDAR_DAYS_MAX + 1];
};

/* Builds the calendar of from .. until. Refused (BASE_STOP): a span that is empty or too
 * long; a holiday outside of it, on a weekend, or given twice. */
enum base_class rules_calendar_build(const vigil_date *holidays,
                                     size_t count,
                                     vigil_date from,
                                     vigil_date until,
                                     struct rules_calendar *ret_calendar,
                                     struct base_error *ret_error) BASE_MUST_CHECK;

/* True if the calendar knows the holidays of this day's year. */
static inline bool
rules_calendar_covers(const struct rules_calendar *calendar, vigil_date date)
{
    return date >= calendar->from && date <= calendar->until;
}

/* True if the day is a Saturday or a Sunday. */
bool rules_calendar_is_weekend(vigil_date date);

/* True if the day is a working day; outside of the coverage: if it is no weekend. */
bool rules_calendar_is_working(const struct rules_calendar *calendar, vigil_date date);

/* The n-th working day after date, which is day 0 whatever day it is: n = 0 gives date
 * itself. False, and *ret_date untouched, if date or the answer is not covered, or n is
 * negative. In the header, since a batch of millions of sums should cost nothing. */
static inline bool
rules_calendar_add(const struct rules_calendar *calendar,
                   vigil_date date,
                   int32_t n,
                   vigil_date *ret_date)
{
    /* As unsigned, what is too early or negative is too large: one comparison each. */
    uint32_t offset = (uint32_t)date - (uint32_t)calendar->from;
    if (offset >= calendar->days) {
        return false;
    }
    uint64_t place = (uint64_t)calendar->up_to[offset] + (uint32_t)n;
    if (place > calendar->working) {
        return false;
    }
    vigil_date nth = calendar->from + calendar->day_of[place];
    *ret_date = n == 0 ? date : nth;
    return true;
}

/* The n-th working day before date; as rules_calendar_add. */
bool rules_calendar_subtract(const struct rules_calendar *calendar,
                             vigil_date date,
                             int32_t n,
                             vigil_date *ret_date);

/* How many working days lie behind `after`, up to `until` and with it: what undoes
 * rules_calendar_add. Negative if until is the earlier day. False if not covered. */
bool rules_calendar_between(const struct rules_calendar *calendar,
                            vigil_date after,
                            vigil_date until,
                            int32_t *ret_count);

/* The n-th working day after (or before, if n is negative) date, in or out of the
 * coverage. *ret_provisional says whether days without known holidays were counted: the
 * answer can then be too near to date, never too far. */
vigil_date rules_calendar_shift(const struct rules_calendar *calendar,
                                vigil_date date,
                                int32_t n,
                                bool *ret_provisional);

#endif
