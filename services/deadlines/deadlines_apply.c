/*
 * Starting and stopping clocks as the journal's entries say: the facts of a case before
 * and after give, by one pure rule, its deadlines before and after; what differs is
 * written, and said in the journal.
 */
#include <string.h>

#include "base/base_log.h"
#include "deadlines/deadlines.h"
#include "deadlines/deadlines_law.h"
#include "rules/rules_clocks.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_ladder.h"
#include "rules/rules_london.h"
#include "wire/wire_clock_event.h"

/* each clock may be stopped at one revision and started at the next */
enum { CLOCKS_MAX = DEADLINES_CASES_MAX * VIGIL_CLOCK_COUNT * 2 };

enum { LADDER_DAYS = 366 }; /* no ladder reaches further back: rules_ladder_check */

/* A clock that is set and may yet be met, whether its days count or not. */
static bool
runs(const struct vigil_deadline *deadline)
{
    return deadline != NULL && (deadline->state == VIGIL_CLOCK_STATE_RUNNING ||
                                deadline->state == VIGIL_CLOCK_STATE_PAUSED);
}

static enum vigil_event_kind
event_of(enum vigil_clock_state state)
{
    switch (state) {
    case VIGIL_CLOCK_STATE_RUNNING:
        return VIGIL_EVENT_CLOCK_STARTED;
    case VIGIL_CLOCK_STATE_STOPPED:
    case VIGIL_CLOCK_STATE_PAUSED:
        return VIGIL_EVENT_CLOCK_STOPPED;
    case VIGIL_CLOCK_STATE_MET_IN_TIME:
    case VIGIL_CLOCK_STATE_MET_LATE:
    case VIGIL_CLOCK_STATE_NONE:
        break;
    }
    return VIGIL_EVENT_CLOCK_MET;
}

static void
say(struct run *run,
    const struct deadlines_case *c,
    const struct vigil_deadline *deadline)
{
    uint8_t *body = run_append_body(&run->append, WIRE_CLOCK_EVENT_SIZE);
    struct vigil_event event = {.actor = "deadlines",
                                .type = event_of(deadline->state),
                                .historic = c->historic,
                                .body = body};
    event.body_size = wire_clock_event_write(deadline, body, WIRE_CLOCK_EVENT_SIZE);
    memcpy(event.case_ref, deadline->case_ref, sizeof(event.case_ref));
    memcpy(event.party, c->now.of.authority, sizeof(event.party));
    (void)run_append_add(&run->append, &event);
    if (deadline->provisional) {
        deadlines_law_provisional();
        base_log(BASE_LOG_WARNING,
                 "event=provisional_deadline ref=%s clock=%s text=\"the calendar of bank "
                 "holidays does not reach the due date\"",
                 deadline->case_ref,
                 vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline->clock));
    }
}

/* Fills a row. Of a stopped or paused clock, met_at is when it stopped: rungs behind that
 * are not passed. One that was paused and is stopped then stopped when it was paused. */
static void
put(struct run *run,
    const struct deadlines_case *c,
    const struct vigil_deadline *deadline,
    int32_t revision,
    struct store_clock *ret)
{
    ret->deadline = *deadline;
    ret->deadline.revision = revision;
    if (deadline->state == VIGIL_CLOCK_STATE_STOPPED ||
        deadline->state == VIGIL_CLOCK_STATE_PAUSED) {
        const struct vigil_deadline *before = &c->before[deadline->clock];
        bool stood = before->state == VIGIL_CLOCK_STATE_PAUSED;
        ret->deadline.met_at = stood ? before->met_at : c->changed_at;
    }
    ret->asked = rules_clocks_asks(deadline);
    memcpy(ret->authority, c->now.of.authority, sizeof(ret->authority));
    ret->changed_at = c->changed_at;
    ret->climbed_to = c->changed_at;
    ret->next_rung_at = VIGIL_INSTANT_NONE;
    say(run, c, &ret->deadline);
}

/* A clock that runs no more is looked at once again: rungs that it passed while nobody
 * looked are still entered in the ledger. Of one that was paused that is done: what lies
 * in the pause was never reached. */
static void
end(struct run *run,
    const struct deadlines_case *c,
    const struct vigil_deadline *deadline,
    struct store_clock *ret)
{
    int32_t latest = c->before[deadline->clock].revision;
    put(run, c, deadline, latest > 0 ? latest : 1, ret);
    bool stood = c->before[deadline->clock].state == VIGIL_CLOCK_STATE_PAUSED;
    ret->next_rung_at = stood ? VIGIL_INSTANT_NONE : c->changed_at;
}

/* A ladder is climbed from the clock's first day (or, of one that is counted backwards,
 * from its lowest rung), so that what is overdue the day it is told is raised at once;
 * but of what is brought in from the past, from now: what would have been due before is
 * history and raises nothing. */
static void
begin(struct run *run,
      const struct deadlines_case *c,
      const struct vigil_deadline *deadline,
      struct store_clock *ret)
{
    put(run, c, deadline, c->before[deadline->clock].revision + 1, ret);
    if (!c->historic) {
        bool forward = deadline->due_on > deadline->started_on;
        ret->climbed_to = rules_london_day_start(
            forward ? deadline->started_on : deadline->due_on - LADDER_DAYS);
    }
    ret->next_rung_at = rules_ladder_next(&run->law, &ret->deadline, ret->climbed_to);
}

/* The same state, at the same time; while it stands or is paused, that it does so is what
 * counts, not since when. */
static bool
is_same(const struct vigil_deadline *before, const struct vigil_deadline *now)
{
    bool stands =
        now->state == VIGIL_CLOCK_STATE_STOPPED || now->state == VIGIL_CLOCK_STATE_PAUSED;
    return before->state == now->state && (stands || before->met_at == now->met_at);
}

/* What changed of one clock: nothing; its state; or it is another one by now, since its
 * days moved or it runs again, which is a new revision with a ladder of its own. */
static size_t
change(struct run *run,
       const struct deadlines_case *c,
       const struct vigil_deadline *before,
       const struct vigil_deadline *now,
       struct store_clock *ret)
{
    size_t count = 0;
    bool moved = before == NULL || now == NULL || before->started_on != now->started_on ||
                 before->due_at != now->due_at;
    bool again = now != NULL && before != NULL && !moved &&
                 now->state == VIGIL_CLOCK_STATE_RUNNING &&
                 before->state != VIGIL_CLOCK_STATE_RUNNING;
    if (runs(before) && (now == NULL || moved)) {
        struct vigil_deadline gone = *before;
        gone.state = VIGIL_CLOCK_STATE_STOPPED;
        end(run, c, &gone, &ret[count++]);
    }
    if (now != NULL && (moved || again)) {
        begin(run, c, now, &ret[count++]);
    } else if (now != NULL && !is_same(before, now)) {
        end(run, c, now, &ret[count++]);
    }
    return count;
}

static size_t
changed_clocks(struct run *run, const struct deadlines_case *c, struct store_clock *ret)
{
    struct vigil_deadline now[VIGIL_DEADLINES_MAX];
    size_t now_count = rules_deadlines_of(&run->law, &c->now.of, now), count = 0;
    for (int clock = 1; clock < VIGIL_CLOCK_COUNT; clock++) {
        const struct vigil_deadline *before = &c->before[clock], *after = NULL;
        for (size_t i = 0; i < now_count; i++) {
            after = (int)now[i].clock == clock ? &now[i] : after;
        }
        bool was = before->revision > 0;
        if (was || after != NULL) {
            count += change(run, c, was ? before : NULL, after, &ret[count]);
        }
    }
    return count;
}

/* Queues what differs. */
static void
put_changes(struct run *run, const struct deadlines_cases *cases)
{
    static struct store_clock clocks[CLOCKS_MAX];
    static const struct store_facts *facts[DEADLINES_CASES_MAX];
    static const struct vigil_case *led[DEADLINES_CASES_MAX];
    size_t clocks_count = 0, facts_count = 0, led_count = 0;
    for (size_t i = 0; i < cases->count; i++) {
        const struct deadlines_case *c = &cases->at[i];
        if (!c->changed) {
            continue;
        }
        facts[facts_count++] = &c->now;
        clocks_count += changed_clocks(run, c, &clocks[clocks_count]);
        if (c->led_anew) {
            led[led_count++] = &c->now.of;
        }
    }
    store_clock_put_facts(run->store, facts, facts_count);
    store_clock_put(run->store, clocks, clocks_count);
    store_clock_lead(run->store, led, led_count);
}

/* How many entries there are before one that changes the law. */
static size_t
before_law(const struct vigil_event *events, size_t count)
{
    size_t i = 0;
    while (i < count && !deadlines_law_knows(events[i].type)) {
        i++;
    }
    return i;
}

enum base_class
deadlines_apply(struct run *run,
                const struct vigil_event *events,
                size_t count,
                struct base_error *ret_error)
{
    static struct deadlines_cases cases; /* large */
    enum base_class class = BASE_OK;
    deadlines_law_record(run);
    count = before_law(events, count);
    if (count == 0) {
        bool done = false;
        class = deadlines_law_apply(run, &events[0], &done, ret_error);
        run->applied = done ? 1 : 0;
        return class;
    }
    run->applied = count;
    for (size_t done = 0, taken = 0; class == BASE_OK && done < count; done += taken) {
        class = deadlines_facts_gather(
            run, &events[done], count - done, &cases, &taken, ret_error);
        if (class == BASE_OK) {
            put_changes(run, &cases);
        }
    }
    if (class == BASE_OK) {
        deadlines_tasks(run->store, events, count);
    }
    return class;
}
