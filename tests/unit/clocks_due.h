/*
 * The due day of a clock that starts on a day and is never paused. Included after
 * cmocka.h.
 */
#ifndef CLOCKS_DUE_H
#define CLOCKS_DUE_H

#include "rules/rules_clocks.h"
#include "rules/rules_london.h"

static inline vigil_date
clocks_due(const struct rules_calendar *calendar,
           const struct vigil_clock_rule *rule,
           vigil_date start,
           bool *ret_provisional)
{
    struct rules_clocks_sum sum;
    rules_clocks_due(calendar, rule, rules_london_day_start(start), NULL, 0, &sum);
    assert_int_equal(sum.started_on, start);
    assert_true(sum.due_at == rules_london_day_end(sum.due_on));
    *ret_provisional = sum.provisional;
    return sum.due_on;
}

#endif
