/* The table of clocks: see rules_clocks.h. The checks are in rules_clocks_check.c. */
#include "rules/rules_clocks.h"

#include "base/base_date.h"

vigil_date
rules_clocks_add_months(vigil_date date, int32_t months)
{
    int year, month, day;
    base_date_split(date, &year, &month, &day);
    int place = year * 12 + (month - 1) + months;
    year = place / 12;
    month = place % 12 + 1;
    int last = base_date_month_length(year, month);
    return base_date_of(year, month, day < last ? day : last);
}

vigil_date
rules_clocks_due(const struct rules_calendar *calendar,
                 const struct vigil_clock_rule *rule,
                 vigil_date started_on,
                 bool *ret_provisional)
{
    *ret_provisional = false;
    switch (rule->unit) {
    case VIGIL_UNIT_MONTHS:
        return rules_clocks_add_months(started_on, rule->length);
    case VIGIL_UNIT_WEEKS:
        return started_on + 7 * rule->length;
    case VIGIL_UNIT_WORKING_DAYS:
        break;
    }
    return rules_calendar_shift(calendar, started_on, rule->length, ret_provisional);
}

/* The earliest line of the clock whose trigger has happened and, if `only_valid`, on a
 * day on which the line was valid. */
static const struct vigil_clock_rule *
first_of(const struct vigil_clock_rule *rules,
         size_t count,
         enum vigil_clock clock,
         const struct rules_clocks_facts *facts,
         bool only_valid)
{
    const struct vigil_clock_rule *first = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_clock_rule *rule = &rules[i];
        vigil_date on = facts->on[rule->trigger];
        if (rule->clock != clock || on == VIGIL_DATE_NONE) {
            continue;
        }
        bool valid = on >= rule->valid_from &&
                     (rule->valid_until == VIGIL_DATE_NONE || on <= rule->valid_until);
        if ((valid || !only_valid) &&
            (first == NULL || rule->valid_from < first->valid_from)) {
            first = rule;
        }
    }
    return first;
}

const struct vigil_clock_rule *
rules_clocks_choose(const struct vigil_clock_rule *rules,
                    size_t count,
                    enum vigil_clock clock,
                    const struct rules_clocks_facts *facts)
{
    return first_of(rules, count, clock, facts, true);
}

const struct vigil_clock_rule *
rules_clocks_earliest(const struct vigil_clock_rule *rules,
                      size_t count,
                      enum vigil_clock clock,
                      const struct rules_clocks_facts *facts)
{
    return first_of(rules, count, clock, facts, false);
}
