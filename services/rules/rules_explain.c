/* How a due day came about: see rules_explain.h. */
#include "rules/rules_explain.h"

#include <string.h>

#include "rules/rules_clocks.h"
#include "rules/rules_deadlines.h"

const char *
rules_explain_words(enum rules_explain_why why)
{
    switch (why) {
    case RULES_EXPLAIN_DAY_0:
        return "day 0";
    case RULES_EXPLAIN_COUNTED:
        return "counted";
    case RULES_EXPLAIN_WEEKEND:
        return "weekend";
    case RULES_EXPLAIN_HOLIDAY:
        return "bank holiday";
    case RULES_EXPLAIN_PAUSED:
        return "paused";
    }
    return "";
}

static bool
is_paused(const struct vigil_case *c, enum vigil_clock clock, vigil_date on)
{
    for (size_t i = 0; i < c->pauses_count; i++) {
        const struct vigil_pause *pause = &c->pauses[i];
        if (pause->clock == clock && pause->until_on != VIGIL_DATE_NONE &&
            on >= pause->from_on && on < pause->until_on) {
            return true;
        }
    }
    return false;
}

/* Why this day behind (or before) day 0 counts or not. A clock that is counted backwards
 * is not paused. */
static enum rules_explain_why
why_of(const struct rules_law *law,
       const struct vigil_case *c,
       const struct vigil_clock_rule *rule,
       vigil_date on)
{
    bool working = rule->unit == VIGIL_CLOCK_UNIT_WORKING_DAYS;
    if (working && rules_calendar_is_weekend(on)) {
        return RULES_EXPLAIN_WEEKEND;
    }
    if (working && rules_law_holiday(law, on) != NULL) {
        return RULES_EXPLAIN_HOLIDAY;
    }
    return rule->length > 0 && is_paused(c, rule->clock, on) ? RULES_EXPLAIN_PAUSED
                                                             : RULES_EXPLAIN_COUNTED;
}

static void
add_day(const struct rules_law *law,
        vigil_date on,
        enum rules_explain_why why,
        struct rules_explain *explain)
{
    explain->counted += why == RULES_EXPLAIN_COUNTED ? 1 : 0;
    explain->weekend += why == RULES_EXPLAIN_WEEKEND ? 1 : 0;
    explain->holidays += why == RULES_EXPLAIN_HOLIDAY ? 1 : 0;
    explain->paused += why == RULES_EXPLAIN_PAUSED ? 1 : 0;
    if (explain->days_count == RULES_EXPLAIN_DAYS_MAX) {
        return;
    }
    explain->days[explain->days_count++] = (struct rules_explain_day){
        .on = on,
        .why = why,
        .n = why == RULES_EXPLAIN_COUNTED ? explain->counted : 0,
        .holiday = why == RULES_EXPLAIN_HOLIDAY ? rules_law_holiday(law, on) : NULL};
}

/* Day by day from day 0 to the due day. */
static void
walk(const struct rules_law *law,
     const struct vigil_case *c,
     struct rules_explain *explain)
{
    const struct vigil_clock_rule *rule = explain->rule;
    if (rule->unit != VIGIL_CLOCK_UNIT_WORKING_DAYS &&
        rule->unit != VIGIL_CLOCK_UNIT_DAYS) {
        return;
    }
    vigil_date on = explain->deadline.started_on;
    int32_t step = explain->base_on < on ? -1 : 1;
    add_day(law, on, RULES_EXPLAIN_DAY_0, explain);
    while (on != explain->base_on) {
        on += step;
        add_day(law, on, why_of(law, c, rule, on), explain);
    }
}

static const struct vigil_clock_rule *
rule_of(const struct rules_law *law, const char *name)
{
    for (size_t i = 0; i < law->clocks_count; i++) {
        if (strcmp(law->clocks[i].name, name) == 0) {
            return &law->clocks[i];
        }
    }
    return NULL;
}

bool
rules_explain_of(const struct rules_law *law,
                 const struct vigil_case *c,
                 enum vigil_clock clock,
                 vigil_date as_at,
                 struct rules_explain *ret_explain)
{
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    struct rules_clocks_facts facts;
    size_t count = rules_deadlines_as_at(law, c, as_at, deadlines);
    const struct vigil_deadline *found = NULL;
    rules_clock_facts_of(c, &facts);
    for (size_t i = 0; i < count; i++) {
        facts.due_on[deadlines[i].clock] = deadlines[i].due_on;
        found = deadlines[i].clock == clock ? &deadlines[i] : found;
    }
    const struct vigil_clock_rule *rule =
        found == NULL ? NULL : rule_of(law, found->rule);
    if (rule == NULL) {
        return false;
    }
    struct rules_clocks_sum sum;
    memset(ret_explain, 0, sizeof(*ret_explain));
    ret_explain->deadline = *found;
    ret_explain->rule = rule;
    ret_explain->started_at = rules_clocks_started_at(rule, &facts);
    rules_clocks_due(
        &law->calendar, rule, ret_explain->started_at, c->pauses, c->pauses_count, &sum);
    ret_explain->base_on = sum.due_on;
    ret_explain->granted_on = VIGIL_DATE_NONE;
    if (clock == VIGIL_CLOCK_RAPID_REVIEW) {
        ret_explain->granted_on = c->rapid_review_extended_to;
    } else if (clock == VIGIL_CLOCK_LCSPR) {
        ret_explain->granted_on = c->lcspr_extended_to;
    }
    walk(law, c, ret_explain);
    if (rule->unit != VIGIL_CLOCK_UNIT_WORKING_DAYS &&
        rule->unit != VIGIL_CLOCK_UNIT_DAYS) {
        ret_explain->paused = sum.paused;
    }
    return true;
}
