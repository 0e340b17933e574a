/*
 * The records of the law that changes: the calendar of bank holidays and the rules, as
 * they are imported, approved and kept version by version. Plain values; see records.h
 * for the units.
 */
#ifndef VIGIL_LAW_H
#define VIGIL_LAW_H

#include <stddef.h>

#include "vigil/records.h"

enum {
    VIGIL_DIVISION_SIZE = 24, /* england-and-wales, scotland, northern-ireland */
    VIGIL_HOLIDAYS_MAX = 320, /* in 31 years */
    VIGIL_HOLIDAY_TITLE_SIZE = 64,
    VIGIL_CLOCKS_TEXT_SIZE = 16384,
    VIGIL_LADDER_TEXT_SIZE = 8192
};

struct vigil_holiday {
    vigil_date on;
    char title[VIGIL_HOLIDAY_TITLE_SIZE]; /* which one it is, maybe cut */
};

/* The bank holidays of a division, of whole years. */
struct vigil_calendar {
    char version[VIGIL_CALENDAR_SIZE]; /* "config", or as 2026-2 */
    char division[VIGIL_DIVISION_SIZE];
    vigil_date from;  /* 1 January of the first year */
    vigil_date until; /* 31 December of the last */
    size_t count;
    struct vigil_holiday at[VIGIL_HOLIDAYS_MAX];
};

/* The rules: the texts of clocks.csv and ladder.csv. */
struct vigil_rules {
    char version[VIGIL_CALENDAR_SIZE]; /* "rules-config", or as rules-2026-2 */
    char clocks[VIGIL_CLOCKS_TEXT_SIZE];
    char ladder[VIGIL_LADDER_TEXT_SIZE];
};

/* What came of an approved calendar, or of rules. */
struct vigil_calendar_applied {
    char version[VIGIL_CALENDAR_SIZE];
    int64_t moved;  /* deadlines that got another day */
    int64_t missed; /* of these, what had been missed and stays marked so */
    int64_t owners; /* who were told */
};

#endif
