/*
 * The day and the time of day in Europe/London: what statutory dates are counted in.
 *
 * The rule is the United Kingdom's since 1996 (Summer Time Order 2002, and the orders
 * before it): summer time from the last Sunday of March, 01:00 UTC, to the last Sunday of
 * October, 01:00 UTC. It is applied to earlier years too, where it can be an hour off for
 * some weeks. Pure: the host's zone files play no part, so every host counts alike.
 */
#ifndef RULES_LONDON_H
#define RULES_LONDON_H

#include "vigil/records.h"

enum { RULES_LONDON_SIZE = 26 }; /* 2021-12-31T23:59:59+00:00 and NUL */

/* The day in London on which the instant falls; none for none. */
vigil_date rules_london_date(vigil_instant instant);

/* The first instant of the day in London. */
vigil_instant rules_london_day_start(vigil_date date);

/* The first instant behind the day: what is done at it or later is done too late. */
vigil_instant rules_london_day_end(vigil_date date);

/* The instant at which clocks in London show hour:00 on this day; hour from 2 to 23
 * (the hours before are skipped or doubled when the clocks change). */
vigil_instant rules_london_at(vigil_date date, int hour);

/* For people: 2021-06-30T10:00:00+01:00, whole seconds; "" for none. */
void rules_london_print(vigil_instant instant, char ret_text[RULES_LONDON_SIZE]);

#endif
