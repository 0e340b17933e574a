/*
 * Whether a list of bank holidays can be a calendar: what a service asks before it counts
 * with one, and `vigil calendar import` before it sends one. Pure.
 */
#ifndef RULES_CALENDAR_CHECK_H
#define RULES_CALENDAR_CHECK_H

#include "vigil/law.h"

/* the permanent bank holidays of a year in England and Wales; the others have no fewer */
enum { RULES_CALENDAR_YEAR_LEAST = 8 };

/* Sets the coverage, from and until: the whole years of the holidays. Adds a fault for
 * all that would make a day wrong: a division that is none, a holiday on a weekend, given
 * twice or without a title, a year within that lacks holidays, more than 31 years. Paths
 * are holidays[i].date and the like, i from 0 in the order given. */
void rules_calendar_check(struct vigil_calendar *calendar, struct vigil_faults *faults);

/* True if both give the same working days. */
bool rules_calendar_agree(const struct vigil_calendar *a, const struct vigil_calendar *b);

/* The first day that is a working day in one and not, or not known, in the other;
 * VIGIL_DATE_NONE if they agree. Every sum of days before it is the same in both. */
vigil_date rules_calendar_first_difference(const struct vigil_calendar *a,
                                           const struct vigil_calendar *b);

/* True if less than 12 months of coverage are left behind this day. */
bool rules_calendar_ends_soon(vigil_date until, vigil_date today);

/* True if the text is the name of a division of the United Kingdom. */
bool rules_calendar_is_division(const char *text);

#endif
