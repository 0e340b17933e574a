/* Which deadlines another calendar moves: see deadlines_recompute.h. Writing it is
 * deadlines_recompute_write.c. */
#include "deadlines/deadlines_recompute.h"

#include <stdlib.h>
#include <string.h>

#include "rules/rules_calendar_check.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_ladder.h"

enum { FIRST_DAY = -25567 }; /* 1 January 1900 */

/* A page of running clocks with the facts of their cases. */
static struct {
    struct store_clock clocks[DEADLINES_MOVES_MAX];
    struct store_facts facts[DEADLINES_MOVES_MAX];
    const char *refs[DEADLINES_MOVES_MAX];
} page;

/* The earliest due day that can be moved: of other rules, any; clocks that are counted
 * backwards are due before the days that are counted. */
static vigil_date
first_moved(const struct rules_law *before, const struct rules_law *law)
{
    if (strcmp(before->rules, law->rules) != 0) {
        return FIRST_DAY;
    }
    vigil_date first = rules_calendar_first_difference(&before->holidays, &law->holidays);
    int32_t longest = 0;
    for (size_t i = 0; i < law->clocks_count; i++) {
        longest = law->clocks[i].length < longest ? law->clocks[i].length : longest;
    }
    return first == VIGIL_DATE_NONE ? first : first + 2 * longest - 14;
}

static int
by_ref(const void *a, const void *b)
{
    return strcmp(((const struct store_facts *)a)->of.case_ref,
                  ((const struct store_facts *)b)->of.case_ref);
}

static const struct store_facts *
facts_of(size_t count, const char *case_ref)
{
    static struct store_facts key; /* large */
    memcpy(key.of.case_ref, case_ref, sizeof(key.of.case_ref));
    return bsearch(&key, page.facts, count, sizeof(key), by_ref);
}

/* Whether the clock, or when its next rung is reached, is another by this law. */
static bool
differs(const struct rules_law *before,
        const struct rules_law *law,
        const struct vigil_case *c,
        const struct store_clock *clock,
        vigil_instant now,
        struct deadlines_move *ret)
{
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    size_t count = rules_deadlines_of(law, c, deadlines);
    const struct vigil_deadline *old = &clock->deadline;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_deadline *new = &deadlines[i];
        if (new->clock != old->clock || new->state != VIGIL_CLOCK_STATE_RUNNING) {
            continue;
        }
        ret->before = *clock;
        ret->now = *new;
        ret->moved = new->due_at != old->due_at || new->started_on != old->started_on ||
                     strcmp(new->rule, old->rule) != 0;
        ret->stays_missed = ret->moved && rules_deadlines_overdue(old, now) &&
                            !rules_deadlines_overdue(new, now);
        return ret->moved || new->provisional != old->provisional ||
               rules_ladder_next(before, old, now) != rules_ladder_next(law, new, now);
    }
    return false;
}

/* Whether this move has been at the clock already: a day that went forward is met again.
 */
static bool
is_done(const struct rules_law *before,
        const struct rules_law *law,
        const struct store_clock *clock)
{
    return strcmp(before->holidays.version, law->holidays.version) != 0 &&
           strcmp(clock->deadline.calendar, law->holidays.version) == 0;
}

/* Reads the next running clocks and the facts of their cases, by reference. */
static enum base_class
read_page(struct run *run,
          const struct rules_law *law,
          const struct store_place *behind,
          size_t *ret_clocks,
          size_t *ret_facts,
          struct base_error *ret_error)
{
    struct store_clocks clocks = {.at = page.clocks, .capacity = DEADLINES_MOVES_MAX};
    struct store_facts_list facts = {.at = page.facts, .capacity = DEADLINES_MOVES_MAX};
    const struct store_clock_page from = {.authority = "",
                                          .case_ref = "",
                                          .after_due_on = behind->due_on,
                                          .after_case_ref = behind->case_ref,
                                          .after_clock = behind->clock,
                                          .limit = DEADLINES_MOVES_MAX};
    store_clock_list(run->store, &from, &clocks);
    enum base_class class = store_run(run->store, ret_error);
    *ret_clocks = *ret_facts = 0;
    size_t refs = 0;
    for (size_t i = 0; class == BASE_OK && i < clocks.count; i++) {
        if (!is_done(&run->law, law, &page.clocks[i])) {
            page.refs[refs++] = page.clocks[i].deadline.case_ref;
        }
    }
    if (class == BASE_OK && refs > 0) {
        store_clock_facts(run->store, page.refs, refs, &facts);
        class = store_run(run->store, ret_error);
    }
    qsort(page.facts, facts.count, sizeof(page.facts[0]), by_ref);
    *ret_clocks = clocks.count;
    *ret_facts = facts.count;
    return class;
}

enum base_class
deadlines_recompute_look(struct run *run,
                         const struct rules_law *law,
                         vigil_instant now,
                         struct deadlines_moves *moves,
                         struct base_error *ret_error)
{
    size_t clocks = 0, facts = 0;
    moves->count = 0;
    moves->more = false;
    if (moves->behind.due_on == VIGIL_DATE_NONE) {
        vigil_date first = first_moved(&run->law, law);
        moves->behind = (struct store_place){
            .due_on = first == VIGIL_DATE_NONE ? INT32_MAX : first - 1};
        if (first == VIGIL_DATE_NONE) {
            return BASE_OK; /* not a single day differs */
        }
    }
    enum base_class class =
        read_page(run, law, &moves->behind, &clocks, &facts, ret_error);
    for (size_t i = 0; class == BASE_OK && i < clocks; i++) {
        const struct store_clock *clock = &page.clocks[i];
        const struct store_facts *of = facts_of(facts, clock->deadline.case_ref);
        if (of != NULL && !is_done(&run->law, law, clock) &&
            differs(&run->law, law, &of->of, clock, now, &moves->at[moves->count])) {
            moves->at[moves->count++].facts = of;
        }
    }
    if (class == BASE_OK && clocks > 0) {
        const struct vigil_deadline *last = &page.clocks[clocks - 1].deadline;
        moves->behind.due_on = last->due_on;
        memcpy(moves->behind.case_ref, last->case_ref, sizeof(last->case_ref));
        moves->behind.clock = last->clock;
    }
    moves->more = clocks == DEADLINES_MOVES_MAX;
    return class;
}
