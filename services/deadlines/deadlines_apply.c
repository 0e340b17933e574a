/*
 * Starting and stopping clocks as the journal's entries say: the facts of a case before
 * and after give, by one pure rule, its deadlines before and after; what differs is
 * written, and said in the journal.
 */
#include <string.h>

#include "base/base_log.h"
#include "deadlines/deadlines.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_ladder.h"
#include "wire/wire_clock_event.h"

enum { CLOCKS_MAX = DEADLINES_CASES_MAX * 3 };

static bool
is_same(const struct vigil_deadline *a, const struct vigil_deadline *b)
{
    return a->revision == b->revision && a->started_on == b->started_on &&
           a->due_on == b->due_on && a->state == b->state && a->met_at == b->met_at;
}

static const struct vigil_deadline *
as_it_was(const struct deadlines_case *c, enum vigil_clock clock)
{
    for (size_t i = 0; i < c->before_count; i++) {
        if (c->before[i].clock == clock) {
            return &c->before[i];
        }
    }
    return NULL;
}

static void
say(struct run *run,
    const struct deadlines_case *c,
    const struct vigil_deadline *deadline)
{
    uint8_t *body = run_append_body(&run->append, WIRE_CLOCK_EVENT_SIZE);
    struct vigil_event event = {.actor = "deadlines",
                                .type = deadline->state == VIGIL_CLOCK_STATE_RUNNING
                                            ? VIGIL_EVENT_CLOCK_STARTED
                                            : VIGIL_EVENT_CLOCK_MET,
                                .historic = c->historic,
                                .body = body};
    event.body_size = wire_clock_event_write(deadline, body, WIRE_CLOCK_EVENT_SIZE);
    memcpy(event.case_ref, c->facts.case_ref, sizeof(event.case_ref));
    memcpy(event.party, c->facts.authority, sizeof(event.party));
    (void)run_append_add(&run->append, &event);
    if (deadline->provisional) {
        base_log(BASE_LOG_WARNING,
                 "event=provisional_deadline ref=%s clock=%s text=\"the calendar of bank "
                 "holidays does not reach the due date\"",
                 deadline->case_ref,
                 vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline->clock));
    }
}

/* When the ladder is to be looked at again. A clock that ran and is met is looked at once
 * more: rungs that it passed while nobody looked are still entered in the ledger. */
static vigil_instant
next_rung(const struct rules_law *law,
          const struct vigil_deadline *before,
          const struct vigil_deadline *now,
          vigil_instant changed_at)
{
    if (before != NULL && now->state != VIGIL_CLOCK_STATE_RUNNING) {
        return changed_at;
    }
    return rules_ladder_next(law, now, changed_at);
}

/* The clocks of one case that are new or not as before. A ladder is climbed from the
 * moment that the clock was recorded: what would have been due before that (of a case
 * that is brought in from the past) is history and raises nothing. */
static size_t
changed_clocks(struct run *run, const struct deadlines_case *c, struct store_clock *ret)
{
    struct vigil_deadline now[VIGIL_DEADLINES_MAX];
    size_t count = rules_deadlines_of(&run->law, &c->facts, now), changed = 0;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_deadline *before = as_it_was(c, now[i].clock);
        if (before != NULL && is_same(before, &now[i])) {
            continue;
        }
        struct store_clock *clock = &ret[changed++];
        clock->deadline = now[i];
        memcpy(clock->authority, c->facts.authority, sizeof(clock->authority));
        clock->climbed_to = c->changed_at;
        clock->next_rung_at = next_rung(&run->law, before, &now[i], c->changed_at);
        say(run, c, &now[i]);
    }
    return changed;
}

enum base_class
deadlines_apply(struct run *run,
                const struct vigil_event *events,
                size_t count,
                struct base_error *ret_error)
{
    static struct deadlines_cases cases;
    static struct store_clock clocks[CLOCKS_MAX];
    static const struct vigil_case *facts[DEADLINES_CASES_MAX];
    size_t clocks_count = 0, facts_count = 0;
    enum base_class class = deadlines_facts_gather(run, events, count, &cases, ret_error);
    for (size_t i = 0; class == BASE_OK && i < cases.count; i++) {
        const struct deadlines_case *c = &cases.at[i];
        if (c->changed) {
            facts[facts_count++] = &c->facts;
            clocks_count += changed_clocks(run, c, &clocks[clocks_count]);
        }
    }
    if (class == BASE_OK) {
        store_clock_put_facts(run->store, facts, facts_count);
        store_clock_put(run->store, clocks, clocks_count);
    }
    return class;
}
