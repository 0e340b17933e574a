/* What an entry changes of the clocks of a case: see deadlines_change.h. */
#include "deadlines/deadlines_change.h"

#include <string.h>

#include "base/base_log.h"
#include "base/base_time.h"
#include "deadlines/deadlines_law.h"
#include "rules/rules_clocks.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_london.h"

enum { LADDER_DAYS = 366 }; /* no ladder reaches further back: rules_ladder_check */

/* A clock that is set and may yet be met, whether its days count or not. */
static bool
runs(const struct vigil_deadline *deadline)
{
    return deadline->state == VIGIL_CLOCK_STATE_RUNNING ||
           deadline->state == VIGIL_CLOCK_STATE_PAUSED;
}

static void
say(struct run *run,
    const struct deadlines_case *c,
    const struct vigil_deadline *deadline)
{
    deadlines_say_clock(run, deadline, c->now.of.authority, c->historic);
    if (deadline->provisional) {
        deadlines_law_provisional();
        base_log(BASE_LOG_WARNING,
                 "event=provisional_deadline ref=%s clock=%s text=\"the calendar of bank "
                 "holidays does not reach the due date\"",
                 deadline->case_ref,
                 vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline->clock));
    }
}

/* The row of this revision: the one that waits to be written, or another. */
static struct store_clock *
row_of(struct deadlines_changes *changes, struct deadlines_clock *clock, bool is_new)
{
    if (is_new || clock->row == 0) {
        clock->row = (uint32_t)++changes->clocks_count;
    }
    return &changes->clocks[clock->row - 1];
}

/* Writes the deadline into the row, and says it. What is behind is what it is now. */
static void
put(struct run *run,
    const struct deadlines_case *c,
    const struct vigil_deadline *deadline,
    struct deadlines_clock *clock,
    struct store_clock *row)
{
    row->deadline = *deadline;
    row->asked = rules_clocks_asks(deadline);
    memcpy(row->authority, c->now.of.authority, sizeof(row->authority));
    row->changed_at = c->changed_at;
    row->climbed_to = clock->climbed_to;
    row->next_rung_at = VIGIL_INSTANT_NONE;
    say(run, c, deadline);
    clock->latest = *deadline;
}

/* A clock that runs no more. Rungs that it passed while nobody looked are entered in the
 * ledger now, as passed over; of one that did not run that is done, and what lay in a
 * pause was never reached. Of a stopped or paused clock, met_at is when it stopped. */
static void
end(struct run *run,
    const struct deadlines_case *c,
    const struct vigil_deadline *deadline,
    struct deadlines_clock *clock,
    struct deadlines_changes *changes)
{
    struct vigil_deadline ended = *deadline;
    enum vigil_clock_state before = clock->latest.state;
    ended.revision = clock->latest.revision;
    if (ended.state == VIGIL_CLOCK_STATE_STOPPED ||
        ended.state == VIGIL_CLOCK_STATE_PAUSED) {
        bool stood = before == VIGIL_CLOCK_STATE_PAUSED;
        ended.met_at = stood ? clock->latest.met_at : c->changed_at;
    }
    struct store_clock *row = row_of(changes, clock, false);
    put(run, c, &ended, clock, row);
    if (before == VIGIL_CLOCK_STATE_RUNNING) {
        struct store_clock climbing = *row;
        changes->lines_count += deadlines_climb(
            &run->law, &climbing, base_time_now(), &changes->lines[changes->lines_count]);
    }
}

/* A ladder is climbed from the clock's first day (or, of one that is counted backwards,
 * from its lowest rung), so that what is overdue the day it is told is raised at once;
 * but of what is brought in from the past, from now: what would have been due before is
 * history and raises nothing. */
static void
begin(struct run *run,
      const struct deadlines_case *c,
      const struct vigil_deadline *deadline,
      struct deadlines_clock *clock,
      struct deadlines_changes *changes)
{
    struct vigil_deadline begun = *deadline;
    begun.revision = clock->latest.revision + 1;
    if (begun.state == VIGIL_CLOCK_STATE_STOPPED ||
        begun.state == VIGIL_CLOCK_STATE_PAUSED) {
        begun.met_at = c->changed_at;
    }
    clock->climbed_to = c->changed_at;
    if (!c->historic) {
        bool forward = begun.due_on > begun.started_on;
        clock->climbed_to = rules_london_day_start(forward ? begun.started_on
                                                           : begun.due_on - LADDER_DAYS);
    }
    struct store_clock *row = row_of(changes, clock, true);
    put(run, c, &begun, clock, row);
    row->next_rung_at = rules_ladder_next(&run->law, &begun, clock->climbed_to);
    deadlines_explain(
        &run->law, &c->now, &begun, &changes->explained[changes->explained_count++]);
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
 * days moved or it runs again, which is a new revision with a ladder of its own. now:
 * NULL if nothing starts it any more. */
static void
change(struct run *run,
       const struct deadlines_case *c,
       const struct vigil_deadline *now,
       struct deadlines_clock *clock,
       struct deadlines_changes *changes)
{
    const struct vigil_deadline before = clock->latest;
    bool was = before.revision > 0;
    bool moved = !was || now == NULL || before.started_on != now->started_on ||
                 before.due_at != now->due_at;
    bool again = !moved && now->state == VIGIL_CLOCK_STATE_RUNNING &&
                 before.state != VIGIL_CLOCK_STATE_RUNNING;
    if (was && moved && runs(&before)) {
        struct vigil_deadline gone = before;
        gone.state = VIGIL_CLOCK_STATE_STOPPED;
        end(run, c, &gone, clock, changes);
    }
    if (now != NULL && (moved || again)) {
        begin(run, c, now, clock, changes);
    } else if (now != NULL && !is_same(&before, now)) {
        end(run, c, now, clock, changes);
    }
}

void
deadlines_change(struct run *run,
                 struct deadlines_case *c,
                 struct deadlines_changes *changes)
{
    struct vigil_deadline now[VIGIL_DEADLINES_MAX];
    size_t now_count = rules_deadlines_of(&run->law, &c->now.of, now);
    for (int clock = 1; clock < VIGIL_CLOCK_COUNT; clock++) {
        const struct vigil_deadline *after = NULL;
        for (size_t i = 0; i < now_count; i++) {
            after = (int)now[i].clock == clock ? &now[i] : after;
        }
        if (after != NULL || c->clocks[clock].latest.revision > 0) {
            change(run, c, after, &c->clocks[clock], changes);
        }
    }
}
