/* Which line of the table of clocks holds: see rules_clocks.h. The sums are in
 * rules_clocks_due.c, the checks in rules_clocks_check.c. */
#include "rules/rules_clocks.h"

#include "rules/rules_london.h"

void
rules_clocks_facts_none(struct rules_clocks_facts *ret_facts)
{
    for (size_t i = 0; i < VIGIL_FACT_COUNT; i++) {
        ret_facts->at[i] = VIGIL_INSTANT_NONE;
    }
    for (size_t i = 0; i < VIGIL_CLOCK_COUNT; i++) {
        ret_facts->due_on[i] = VIGIL_DATE_NONE;
    }
}

vigil_instant
rules_clocks_started_at(const struct vigil_clock_rule *rule,
                        const struct rules_clocks_facts *facts)
{
    if (rule->starts != VIGIL_FACT_NONE) {
        return facts->at[rule->starts];
    }
    vigil_date due_on = facts->due_on[rule->starts_due];
    return due_on == VIGIL_DATE_NONE ? VIGIL_INSTANT_NONE
                                     : rules_london_day_start(due_on);
}

/* `live` narrows the other scopes of a line: it is asked for beside them. */
static bool
is_for(const struct vigil_clock_rule *rule, uint32_t scopes)
{
    const uint32_t live = 1U << VIGIL_CLOCK_SCOPE_LIVE;
    return (rule->scopes & scopes & ~live) != 0 &&
           ((rule->scopes & live) == 0 || (scopes & live) != 0);
}

static bool
holds_on(const struct vigil_clock_rule *rule, vigil_date day)
{
    return day >= rule->valid_from &&
           (rule->valid_until == VIGIL_DATE_NONE || day <= rule->valid_until);
}

_Static_assert(VIGIL_CLOCK_COUNT <= 32, "a bit each");

uint32_t
rules_clocks_started(const struct vigil_clock_rule *rules,
                     size_t count,
                     uint32_t scopes,
                     const struct rules_clocks_facts *facts)
{
    uint32_t started = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_for(&rules[i], scopes) &&
            rules_clocks_started_at(&rules[i], facts) != VIGIL_INSTANT_NONE) {
            started |= 1U << rules[i].clock;
        }
    }
    return started;
}

/* The earliest line of the clock whose start has happened and which was valid on the day
 * of the start (or on `as_at`); or, not `only_valid`, which was not valid yet. */
static const struct vigil_clock_rule *
first_of(const struct vigil_clock_rule *rules,
         size_t count,
         enum vigil_clock clock,
         uint32_t scopes,
         const struct rules_clocks_facts *facts,
         bool only_valid,
         vigil_date as_at)
{
    const struct vigil_clock_rule *first = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_clock_rule *rule = &rules[i];
        if (rule->clock != clock || !is_for(rule, scopes)) {
            continue;
        }
        vigil_instant at = rules_clocks_started_at(rule, facts);
        if (at == VIGIL_INSTANT_NONE) {
            continue;
        }
        vigil_date day = as_at == VIGIL_DATE_NONE ? rules_london_date(at) : as_at;
        if ((only_valid ? holds_on(rule, day) : day < rule->valid_from) &&
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
                    uint32_t scopes,
                    const struct rules_clocks_facts *facts,
                    vigil_date as_at)
{
    return first_of(rules, count, clock, scopes, facts, true, as_at);
}

const struct vigil_clock_rule *
rules_clocks_earliest(const struct vigil_clock_rule *rules,
                      size_t count,
                      enum vigil_clock clock,
                      uint32_t scopes,
                      const struct rules_clocks_facts *facts)
{
    return first_of(rules, count, clock, scopes, facts, false, VIGIL_DATE_NONE);
}

bool
rules_clocks_asks(const struct vigil_deadline *deadline)
{
    return deadline->status != VIGIL_CLOCK_STATUS_INTERNAL &&
           deadline->sense == VIGIL_CLOCK_SENSE_BY &&
           deadline->clock != VIGIL_CLOCK_PANEL_RESPONSE;
}
