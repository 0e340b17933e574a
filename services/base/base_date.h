/*
 * Days and instants as text and as numbers; the proleptic Gregorian calendar. Pure.
 *
 * What a London day is, and what a working day is, are rules: services/rules/.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/records.h"

enum {
    BASE_DATE_SIZE = 11,   /* 2021-12-31 and NUL */
    BASE_INSTANT_SIZE = 28 /* 2021-12-31T23:59:59.123456Z and NUL */
};

#define BASE_SECOND INT64_C(1000000) /* in microseconds, as all instants */
#define BASE_DAY    (INT64_C(86400) * BASE_SECOND)

/* The day of a year, month (1-12), day of month (1-31), which must exist. */
vigil_date base_date_of(int year, int month, int day);

/* A day's year, month and day of month. */
void base_date_split(vigil_date date, int *ret_year, int *ret_month, int *ret_day);

/* How many days the month has. */
int base_date_month_length(int year, int month);

/* "2021-12-31", years 1900 to 2199 and nothing behind it; false if it is no such day. */
bool base_date_parse(const char *text, vigil_date *ret_date);

/* Writes 2021-12-31, or "" for VIGIL_DATE_NONE. */
void base_date_print(vigil_date date, char ret_text[BASE_DATE_SIZE]);

/* ISO 8601 with an offset: 2021-12-31T23:59:59+01:00, seconds and fractions optional,
 * "Z" allowed; false if it is none (an instant without offset is none). */
bool base_instant_parse(const char *text, vigil_instant *ret_instant);

/* Writes 2021-12-31T23:59:59Z (with a fraction only if there is one), "" for none. */
void base_instant_print(vigil_instant instant, char ret_text[BASE_INSTANT_SIZE]);

#endif
