/*
 * The law in force: what every rule about time is asked with. A plain value of fixed size
 * (about 80 kB: static, not on the stack).
 */
#ifndef RULES_LAW_H
#define RULES_LAW_H

#include "rules/rules_calendar.h"
#include "vigil/law.h"
#include "vigil/records.h"

enum { RULES_CLOCKS_MAX = 64, RULES_RUNGS_MAX = 160 };

struct rules_law {
    struct vigil_calendar holidays; /* with version and titles; calendar is made of it */
    struct rules_calendar calendar;
    char rules[VIGIL_CALENDAR_SIZE]; /* the version of what follows */
    struct vigil_clock_rule clocks[RULES_CLOCKS_MAX];
    size_t clocks_count;
    struct vigil_rung rungs[RULES_RUNGS_MAX];
    size_t rungs_count;
};

/* Puts the holidays in force. Refused (BASE_STOP) if they make no calendar: see
 * rules_calendar_build. */
enum base_class rules_law_set_calendar(struct rules_law *law,
                                       const struct vigil_calendar *holidays,
                                       struct base_error *ret_error) BASE_MUST_CHECK;

/* The line of clocks of this name; NULL if the law has none. */
const struct vigil_clock_rule *rules_law_clock(const struct rules_law *law,
                                               const char *name);

/* Which bank holiday this day is: its title; NULL if it is none. */
const char *rules_law_holiday(const struct rules_law *law, vigil_date date);

#endif
