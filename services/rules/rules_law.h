/*
 * The law in force, as loaded from config/: what every rule about time is asked with.
 * A plain value of fixed size (about 55 kB: static, not on the stack).
 */
#ifndef RULES_LAW_H
#define RULES_LAW_H

#include "rules/rules_calendar.h"
#include "vigil/records.h"

enum { RULES_CLOCKS_MAX = 16, RULES_RUNGS_MAX = 48 };

struct rules_law {
    struct rules_calendar calendar;
    struct vigil_clock_rule clocks[RULES_CLOCKS_MAX];
    size_t clocks_count;
    struct vigil_rung rungs[RULES_RUNGS_MAX];
    size_t rungs_count;
};

#endif
