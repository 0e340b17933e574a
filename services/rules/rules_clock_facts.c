/* The dated facts of a file: see rules_clock_facts.h. What messages state is
 * rules_clock_facts_take.c. */
#include "rules/rules_clock_facts.h"

#include "rules/rules_london.h"

static vigil_instant
of_day(vigil_date day)
{
    return day == VIGIL_DATE_NONE ? VIGIL_INSTANT_NONE : rules_london_day_start(day);
}

/* The decision to hold a review: its commissioning, or, where that is not stated, the
 * rapid review that decided on it; of a review, the day on which it was told. */
static vigil_instant
decided_at(const struct vigil_case *c)
{
    if (c->lcspr_commissioned_on != VIGIL_DATE_NONE) {
        return of_day(c->lcspr_commissioned_on);
    }
    if (c->kind == VIGIL_FILE_KIND_LCSPR) {
        return c->historic ? VIGIL_INSTANT_NONE
                           : of_day(rules_london_date(c->notified_at));
    }
    return c->decision == VIGIL_DECISION_LCSPR ? c->rapid_review_at : VIGIL_INSTANT_NONE;
}

void
rules_clock_facts_of(const struct vigil_case *c, struct rules_clocks_facts *ret_facts)
{
    rules_clocks_facts_none(ret_facts);
    vigil_instant *at = ret_facts->at;
    for (size_t i = 0; i < c->facts_count; i++) {
        at[c->facts[i].fact] = c->facts[i].at;
    }
    if (c->period != VIGIL_PERIOD_KIND_NONE) {
        return;
    }
    at[VIGIL_FACT_BECAME_AWARE] = of_day(c->became_aware_on);
    at[VIGIL_FACT_NOTIFIED] = c->notified_at;
    at[VIGIL_FACT_LCSPR_DECIDED] = decided_at(c);
    at[VIGIL_FACT_RAPID_REVIEW] = c->rapid_review_at;
    at[VIGIL_FACT_LCSPR_REPORT] = c->lcspr_received_at;
}

/* Where the file was before it was withdrawn, merged or closed: that tells its kind. */
static bool
is_noted(const struct vigil_case *c)
{
    return c->state == VIGIL_CASE_STATE_NOTED ||
           c->state_before == VIGIL_CASE_STATE_NOTED;
}

/* Where the fact is; facts_count: it is not known. */
static size_t
place_of(const struct vigil_case *c, enum vigil_fact fact)
{
    size_t i = 0;
    while (i < c->facts_count && c->facts[i].fact != fact) {
        i++;
    }
    return i;
}

static bool
covers_cases(const struct vigil_case *c)
{
    return place_of(c, VIGIL_FACT_COVERS) < c->facts_count;
}

uint32_t
rules_clock_facts_scopes(const struct vigil_case *c)
{
    uint32_t live = c->historic ? 0U : 1U << VIGIL_CLOCK_SCOPE_LIVE;
    switch (c->period) {
    case VIGIL_PERIOD_KIND_YEARLY_REPORT:
        return live | 1U << VIGIL_CLOCK_SCOPE_YEARLY_REPORT;
    case VIGIL_PERIOD_KIND_DATA_QUARTER:
        return live | 1U << VIGIL_CLOCK_SCOPE_DATA_QUARTER;
    case VIGIL_PERIOD_KIND_DATA_YEAR:
        return live | 1U << VIGIL_CLOCK_SCOPE_DATA_YEAR;
    case VIGIL_PERIOD_KIND_ANNUAL_REPORT:
        return live | 1U << VIGIL_CLOCK_SCOPE_ANNUAL_REPORT;
    case VIGIL_PERIOD_KIND_NONE:
        break;
    }
    if (c->kind == VIGIL_FILE_KIND_LCSPR) {
        return live | 1U << VIGIL_CLOCK_SCOPE_REVIEW |
               (covers_cases(c) ? 0U : 1U << VIGIL_CLOCK_SCOPE_REVIEW_ALONE);
    }
    if (c->kind == VIGIL_FILE_KIND_CONSIDERATION) {
        return 0;
    }
    if (is_noted(c)) {
        return live | (c->incident_type == VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH
                           ? 1U << VIGIL_CLOCK_SCOPE_CARE_LEAVER_DEATH
                           : 1U << VIGIL_CLOCK_SCOPE_LOOKED_AFTER_DEATH);
    }
    return live | 1U << VIGIL_CLOCK_SCOPE_INCIDENT;
}

void
rules_clock_facts_of_review(const struct vigil_lcspr *lcspr, struct vigil_case *review)
{
    if (lcspr->commissioned_on != VIGIL_DATE_NONE) {
        review->lcspr_commissioned_on = lcspr->commissioned_on;
    }
    if (lcspr->links_count > 0 && !covers_cases(review)) {
        /* since when is no matter: no clock starts or stops with it */
        rules_clock_facts_put(review, VIGIL_FACT_COVERS, 0);
    }
    if (lcspr->publication == VIGIL_PUBLICATION_NONE) {
        return;
    }
    rules_clock_facts_put(review, VIGIL_FACT_PUBLISHED, of_day(lcspr->published_on));
}

void
rules_clock_facts_put(struct vigil_case *c, enum vigil_fact fact, vigil_instant at)
{
    size_t i = place_of(c, fact);
    if (at == VIGIL_INSTANT_NONE) {
        if (i < c->facts_count) {
            c->facts[i] = c->facts[--c->facts_count];
        }
        return;
    }
    c->facts[i] = (struct vigil_case_fact){fact, at};
    c->facts_count += i == c->facts_count ? 1 : 0;
}

bool
rules_clock_facts_roll(struct vigil_case *c)
{
    size_t given = place_of(c, VIGIL_FACT_PERIOD_GIVEN);
    if (given == c->facts_count) {
        return false;
    }
    rules_clock_facts_put(c, VIGIL_FACT_PERIOD_BEGAN, c->facts[given].at);
    rules_clock_facts_put(c, VIGIL_FACT_PERIOD_GIVEN, VIGIL_INSTANT_NONE);
    return true;
}
