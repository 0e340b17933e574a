/* The deadlines of a file: see rules_deadlines.h. */
#include "rules/rules_deadlines.h"

#include <string.h>

#include "base/base_text.h"
#include "rules/rules_awaited.h"
#include "rules/rules_clock_facts.h"
#include "rules/rules_clocks.h"
#include "rules/rules_london.h"

/* A file that stands still: nothing is asked of anybody until it comes back. */
static bool
is_still(enum vigil_case_state state)
{
    return state == VIGIL_CASE_STATE_WITHDRAWN || state == VIGIL_CASE_STATE_MERGED ||
           state == VIGIL_CASE_STATE_CLOSED || state == VIGIL_CASE_STATE_NOTED ||
           state == VIGIL_CASE_STATE_CONSIDERED;
}

/* The day to which the Panel has extended it; VIGIL_DATE_NONE if it has not. */
static vigil_date
extended_to(const struct vigil_case *c, enum vigil_clock clock)
{
    switch ((int)clock) {
    case VIGIL_CLOCK_RAPID_REVIEW:
        return c->rapid_review_extended_to;
    case VIGIL_CLOCK_LCSPR:
        return c->lcspr_extended_to;
    default:
        return VIGIL_DATE_NONE;
    }
}

/* When the first of the facts was that stop the clock; VIGIL_INSTANT_NONE: none yet. */
static vigil_instant
met_at(const struct vigil_clock_rule *rule, const struct rules_clocks_facts *facts)
{
    vigil_instant met = VIGIL_INSTANT_NONE;
    for (int fact = 1; fact < VIGIL_FACT_COUNT; fact++) {
        vigil_instant at = facts->at[fact];
        if ((rule->stops & (1U << fact)) != 0 && at != VIGIL_INSTANT_NONE &&
            (met == VIGIL_INSTANT_NONE || at < met)) {
            met = at;
        }
    }
    return met;
}

static enum vigil_clock_state
state_of(const struct vigil_case *c, const struct vigil_deadline *deadline)
{
    if (deadline->met_at == VIGIL_INSTANT_NONE) {
        if (is_still(c->state)) {
            return VIGIL_CLOCK_STATE_STOPPED;
        }
        return rules_awaited_pause(c, deadline->clock) != NULL
                   ? VIGIL_CLOCK_STATE_PAUSED
                   : VIGIL_CLOCK_STATE_RUNNING;
    }
    bool before = deadline->met_at < deadline->due_at;
    return before == (deadline->sense == VIGIL_CLOCK_SENSE_BY)
               ? VIGIL_CLOCK_STATE_MET_IN_TIME
               : VIGIL_CLOCK_STATE_MET_LATE;
}

/* The due day, by the line and what the Panel granted. */
static void
set_days(const struct rules_law *law,
         const struct vigil_case *c,
         const struct vigil_clock_rule *rule,
         vigil_instant started_at,
         struct vigil_deadline *deadline)
{
    struct rules_clocks_sum sum;
    rules_clocks_due(&law->calendar, rule, started_at, c->pauses, c->pauses_count, &sum);
    deadline->started_on = sum.started_on;
    deadline->due_on = deadline->base_on = sum.due_on;
    deadline->paused = sum.paused;
    deadline->due_at = sum.due_at;
    deadline->provisional = sum.provisional;
    vigil_date granted = extended_to(c, rule->clock);
    if (granted == VIGIL_DATE_NONE) {
        return;
    }
    granted =
        rules_clocks_extended(&law->calendar, rule, granted, c->pauses, c->pauses_count);
    if (granted > deadline->due_on) {
        deadline->due_on = granted;
        deadline->due_at = rules_london_day_end(granted);
        deadline->provisional = false; /* a day that was granted is exact */
    }
}

struct asked {
    const struct rules_law *law;
    const struct vigil_case *c;
    struct rules_clocks_facts facts;
    uint32_t scopes;
    vigil_date as_at;
};

static bool
deadline_of(const struct asked *asked,
            enum vigil_clock clock,
            struct vigil_deadline *ret_deadline)
{
    const struct rules_law *law = asked->law;
    bool too_early = false;
    const struct vigil_clock_rule *rule = rules_clocks_choose(law->clocks,
                                                              law->clocks_count,
                                                              clock,
                                                              asked->scopes,
                                                              &asked->facts,
                                                              asked->as_at);
    if (rule == NULL) {
        rule = rules_clocks_earliest(
            law->clocks, law->clocks_count, clock, asked->scopes, &asked->facts);
        too_early = true;
    }
    if (rule == NULL) {
        return false; /* nothing has started it */
    }
    memset(ret_deadline, 0, sizeof(*ret_deadline));
    (void)base_text_copy(
        ret_deadline->case_ref, sizeof(ret_deadline->case_ref), asked->c->case_ref);
    (void)base_text_copy(ret_deadline->rule, sizeof(ret_deadline->rule), rule->name);
    (void)base_text_copy(
        ret_deadline->calendar, sizeof(ret_deadline->calendar), law->holidays.version);
    ret_deadline->clock = clock;
    ret_deadline->revision = 1;
    ret_deadline->sense = rule->sense;
    ret_deadline->status = rule->status;
    ret_deadline->owner = rule->owner;
    ret_deadline->starts = rule->starts;
    ret_deadline->starts_due = rule->starts_due;
    ret_deadline->length = rule->length;
    ret_deadline->unit = rule->unit;
    set_days(
        law, asked->c, rule, rules_clocks_started_at(rule, &asked->facts), ret_deadline);
    ret_deadline->provisional = ret_deadline->provisional || too_early;
    ret_deadline->met_at = met_at(rule, &asked->facts);
    ret_deadline->state = state_of(asked->c, ret_deadline);
    return true;
}

static uint32_t
started(const struct asked *asked)
{
    return rules_clocks_started(
        asked->law->clocks, asked->law->clocks_count, asked->scopes, &asked->facts);
}

/* The clocks whose start is known by now; those that start with the due day of another
 * are found when that is known. False: no more were found. */
static bool
find_more(struct asked *asked,
          struct vigil_deadline found[VIGIL_CLOCK_COUNT],
          bool is_found[VIGIL_CLOCK_COUNT])
{
    bool more = false;
    uint32_t may = started(asked); /* most have not: they are not looked for */
    for (int clock = 1; clock < VIGIL_CLOCK_COUNT; clock++) {
        if (!is_found[clock] && (may & 1U << clock) != 0 &&
            deadline_of(asked, (enum vigil_clock)clock, &found[clock])) {
            asked->facts.due_on[clock] = found[clock].due_on;
            is_found[clock] = more = true;
            may = started(asked);
        }
    }
    return more;
}

/* The LCSPR of a review that covers cases has its clock with them; here it is known only
 * when it is due, for what starts with that day. */
static void
find_elsewhere(struct asked *asked)
{
    struct vigil_deadline elsewhere;
    uint32_t scopes = asked->scopes, alone = 1U << VIGIL_CLOCK_SCOPE_REVIEW_ALONE;
    bool covers = (scopes & 1U << VIGIL_CLOCK_SCOPE_REVIEW) != 0 && (scopes & alone) == 0;
    asked->scopes = scopes | alone;
    if (covers && deadline_of(asked, VIGIL_CLOCK_LCSPR, &elsewhere)) {
        asked->facts.due_on[VIGIL_CLOCK_LCSPR] = elsewhere.due_on;
    }
    asked->scopes = scopes;
}

size_t
rules_deadlines_as_at(const struct rules_law *law,
                      const struct vigil_case *c,
                      vigil_date as_at,
                      struct vigil_deadline ret_deadlines[VIGIL_DEADLINES_MAX])
{
    struct vigil_deadline found[VIGIL_CLOCK_COUNT];
    bool is_found[VIGIL_CLOCK_COUNT] = {false};
    struct asked asked = {
        .law = law, .c = c, .scopes = rules_clock_facts_scopes(c), .as_at = as_at};
    rules_clock_facts_of(c, &asked.facts);
    find_elsewhere(&asked);
    while (find_more(&asked, found, is_found)) {
    }
    size_t count = 0;
    for (int clock = 1; clock < VIGIL_CLOCK_COUNT; clock++) {
        if (is_found[clock]) {
            ret_deadlines[count++] = found[clock];
        }
    }
    return count;
}

size_t
rules_deadlines_of(const struct rules_law *law,
                   const struct vigil_case *c,
                   struct vigil_deadline ret_deadlines[VIGIL_DEADLINES_MAX])
{
    return rules_deadlines_as_at(law, c, VIGIL_DATE_NONE, ret_deadlines);
}

/* Asked of the clocks of a notified incident: those of all later steps start later. */
bool
rules_deadlines_reach(const struct rules_law *law, vigil_date day)
{
    if (day == VIGIL_DATE_NONE || day < law->calendar.from) {
        return false;
    }
    struct rules_clocks_facts facts;
    vigil_instant start = rules_london_day_start(day);
    rules_clocks_facts_none(&facts);
    for (int fact = 1; fact < VIGIL_FACT_COUNT; fact++) {
        facts.at[fact] = start;
    }
    for (int clock = VIGIL_CLOCK_NOTIFICATION; clock <= VIGIL_CLOCK_LCSPR; clock++) {
        if (rules_clocks_choose(law->clocks,
                                law->clocks_count,
                                (enum vigil_clock)clock,
                                1U << VIGIL_CLOCK_SCOPE_INCIDENT,
                                &facts,
                                day) == NULL) {
            return false;
        }
    }
    return true;
}

bool
rules_deadlines_overdue(const struct vigil_deadline *deadline, vigil_instant now)
{
    return deadline->state == VIGIL_CLOCK_STATE_RUNNING &&
           deadline->sense == VIGIL_CLOCK_SENSE_BY && now >= deadline->due_at;
}

const char *
rules_deadlines_state(const struct vigil_deadline *deadline, vigil_instant now)
{
    if (deadline->state == VIGIL_CLOCK_STATE_RUNNING && now >= deadline->due_at) {
        return deadline->sense == VIGIL_CLOCK_SENSE_BY ? "overdue" : "kept";
    }
    return vigil_code_name(VIGIL_LIST_CLOCK_STATE, (int)deadline->state);
}
