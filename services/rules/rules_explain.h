/*
 * How the due day of a clock came about: its line, what started it, and each day counted
 * or left out, with the reason. Pure: it is worked out by the same sums as the deadline,
 * so that what is explained is what holds.
 */
#ifndef RULES_EXPLAIN_H
#define RULES_EXPLAIN_H

#include "rules/rules_clock_facts.h"
#include "rules/rules_law.h"

enum { RULES_EXPLAIN_DAYS_MAX = 1024 };

enum rules_explain_why {
    RULES_EXPLAIN_DAY_0,   /* the day of the start: not counted */
    RULES_EXPLAIN_COUNTED, /* the n-th */
    RULES_EXPLAIN_WEEKEND,
    RULES_EXPLAIN_HOLIDAY, /* which one is in `holiday` */
    RULES_EXPLAIN_PAUSED
};

struct rules_explain_day {
    vigil_date on;
    enum rules_explain_why why;
    int32_t n;           /* of a day that counts, which it is, from 1 */
    const char *holiday; /* of the law's */
};

struct rules_explain {
    struct vigil_deadline deadline;      /* as rules_deadlines_as_at gives it */
    const struct vigil_clock_rule *rule; /* of the law */
    vigil_instant started_at;
    vigil_date base_on;    /* the due day before any extension */
    vigil_date granted_on; /* to which day the Panel extended it; VIGIL_DATE_NONE: not */
    int32_t counted, weekend, holidays, paused; /* days, from day 0 to base_on */
    /* each day from day 0 to base_on, in the order of counting, of a clock in days or
     * working days; of months, weeks and hours none: they are not counted day by day */
    size_t days_count;
    struct rules_explain_day days[RULES_EXPLAIN_DAYS_MAX];
};

/* Explains one clock of the file, by the law of `as_at` (VIGIL_DATE_NONE: of its start);
 * false if the file has no such clock. */
bool rules_explain_of(const struct rules_law *law,
                      const struct vigil_case *c,
                      enum vigil_clock clock,
                      vigil_date as_at,
                      struct rules_explain *ret_explain);

/* Why a day counts or does not, in words; "" for none. */
const char *rules_explain_words(enum rules_explain_why why);

#endif
