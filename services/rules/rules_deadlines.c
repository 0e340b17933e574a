/* The deadlines of a case: see rules_deadlines.h. */
#include "rules/rules_deadlines.h"

#include <string.h>

#include "base/base_text.h"
#include "rules/rules_clocks.h"
#include "rules/rules_london.h"

/* The days of the case's facts that can start a clock. */
static struct rules_clocks_facts
facts_of(const struct vigil_case *c)
{
    struct rules_clocks_facts facts;
    facts.on[0] = VIGIL_DATE_NONE; /* no trigger has this number */
    facts.on[VIGIL_TRIGGER_BECAME_AWARE] = c->became_aware_on;
    facts.on[VIGIL_TRIGGER_NOTIFIED] = rules_london_date(c->notified_at);
    facts.on[VIGIL_TRIGGER_LCSPR_DECIDED] = c->lcspr_commissioned_on;
    if (c->lcspr_commissioned_on == VIGIL_DATE_NONE &&
        c->decision == VIGIL_DECISION_LCSPR) {
        facts.on[VIGIL_TRIGGER_LCSPR_DECIDED] = rules_london_date(c->rapid_review_at);
    }
    return facts;
}

/* Whether, and when, the case did what the clock asks for. */
static vigil_instant
met_at(const struct vigil_case *c, enum vigil_clock clock)
{
    switch (clock) {
    case VIGIL_CLOCK_NOTIFICATION:
        return c->notified_at;
    case VIGIL_CLOCK_RAPID_REVIEW:
        return c->rapid_review_at;
    case VIGIL_CLOCK_LCSPR:
        return c->lcspr_received_at;
    case VIGIL_CLOCK_NONE:
        break;
    }
    return VIGIL_INSTANT_NONE;
}

/* A case that stands still: nothing is asked of anybody until it comes back. */
static bool
is_still(enum vigil_case_state state)
{
    return state == VIGIL_CASE_STATE_WITHDRAWN || state == VIGIL_CASE_STATE_MERGED ||
           state == VIGIL_CASE_STATE_CLOSED || state == VIGIL_CASE_STATE_NOTED ||
           state == VIGIL_CASE_STATE_CONSIDERED;
}

/* Whether a file of this kind has such a clock at all. */
static bool
may_have(const struct vigil_case *c, enum vigil_clock clock)
{
    bool noted = c->state == VIGIL_CASE_STATE_NOTED ||
                 (is_still(c->state) && c->state_before == VIGIL_CASE_STATE_NOTED);
    if (c->kind == VIGIL_FILE_KIND_LCSPR) {
        return clock == VIGIL_CLOCK_LCSPR;
    }
    return c->kind != VIGIL_FILE_KIND_CONSIDERATION &&
           (!noted || clock == VIGIL_CLOCK_NOTIFICATION);
}

/* The day to which the Panel has extended it; VIGIL_DATE_NONE if it has not. */
static vigil_date
extended_to(const struct vigil_case *c, enum vigil_clock clock)
{
    switch (clock) {
    case VIGIL_CLOCK_RAPID_REVIEW:
        return c->rapid_review_extended_to;
    case VIGIL_CLOCK_LCSPR:
        return c->lcspr_extended_to;
    case VIGIL_CLOCK_NOTIFICATION:
    case VIGIL_CLOCK_NONE:
        break;
    }
    return VIGIL_DATE_NONE;
}

static enum vigil_clock_state
state_of(const struct vigil_case *c, vigil_date due_on, vigil_instant met)
{
    if (met == VIGIL_INSTANT_NONE) {
        return is_still(c->state) ? VIGIL_CLOCK_STATE_STOPPED : VIGIL_CLOCK_STATE_RUNNING;
    }
    return met < rules_london_day_end(due_on) ? VIGIL_CLOCK_STATE_MET_IN_TIME
                                              : VIGIL_CLOCK_STATE_MET_LATE;
}

static bool
deadline_of(const struct rules_law *law,
            const struct vigil_case *c,
            const struct rules_clocks_facts *facts,
            enum vigil_clock clock,
            struct vigil_deadline *ret_deadline)
{
    bool too_early = false;
    const struct vigil_clock_rule *rule =
        rules_clocks_choose(law->clocks, law->clocks_count, clock, facts);
    if (rule == NULL) {
        rule = rules_clocks_earliest(law->clocks, law->clocks_count, clock, facts);
        too_early = true;
    }
    if (rule == NULL) {
        return false; /* nothing has started it */
    }
    memset(ret_deadline, 0, sizeof(*ret_deadline));
    (void)base_text_copy(
        ret_deadline->case_ref, sizeof(ret_deadline->case_ref), c->case_ref);
    (void)base_text_copy(ret_deadline->rule, sizeof(ret_deadline->rule), rule->name);
    ret_deadline->clock = clock;
    ret_deadline->revision = 1;
    ret_deadline->started_on = facts->on[rule->trigger];
    ret_deadline->due_on = rules_clocks_due(
        &law->calendar, rule, ret_deadline->started_on, &ret_deadline->provisional);
    ret_deadline->provisional = ret_deadline->provisional || too_early;
    vigil_date later = extended_to(c, clock);
    if (later != VIGIL_DATE_NONE && later > ret_deadline->due_on) {
        ret_deadline->due_on = later;
        ret_deadline->provisional = false; /* a day that was granted is exact */
    }
    ret_deadline->met_at = met_at(c, clock);
    ret_deadline->state = state_of(c, ret_deadline->due_on, ret_deadline->met_at);
    return true;
}

size_t
rules_deadlines_of(const struct rules_law *law,
                   const struct vigil_case *c,
                   struct vigil_deadline ret_deadlines[VIGIL_DEADLINES_MAX])
{
    static const enum vigil_clock clocks[] = {
        VIGIL_CLOCK_NOTIFICATION, VIGIL_CLOCK_RAPID_REVIEW, VIGIL_CLOCK_LCSPR};
    struct rules_clocks_facts facts = facts_of(c);
    size_t count = 0;
    for (size_t i = 0; i < BASE_COUNT(clocks); i++) {
        if (may_have(c, clocks[i]) &&
            deadline_of(law, c, &facts, clocks[i], &ret_deadlines[count])) {
            count++;
        }
    }
    return count;
}

bool
rules_deadlines_reach(const struct rules_law *law, vigil_date day)
{
    if (day == VIGIL_DATE_NONE || day < law->calendar.from) {
        return false;
    }
    struct rules_clocks_facts facts;
    for (size_t i = 0; i < BASE_COUNT(facts.on); i++) {
        facts.on[i] = day;
    }
    for (int clock = VIGIL_CLOCK_NOTIFICATION; clock <= VIGIL_CLOCK_LCSPR; clock++) {
        if (rules_clocks_choose(
                law->clocks, law->clocks_count, (enum vigil_clock)clock, &facts) ==
            NULL) {
            return false;
        }
    }
    return true;
}

bool
rules_deadlines_overdue(const struct vigil_deadline *deadline, vigil_instant now)
{
    return deadline->state == VIGIL_CLOCK_STATE_RUNNING &&
           now >= rules_london_day_end(deadline->due_on);
}

const char *
rules_deadlines_state(const struct vigil_deadline *deadline, vigil_instant now)
{
    return rules_deadlines_overdue(deadline, now)
               ? "overdue"
               : vigil_code_name(VIGIL_LIST_CLOCK_STATE, (int)deadline->state);
}
