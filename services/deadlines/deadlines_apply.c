/*
 * Starting and stopping clocks as the journal's entries say: what each entry changes
 * (deadlines_change.h) is collected over a run of them and written at once.
 */
#include "deadlines/deadlines.h"
#include "deadlines/deadlines_change.h"
#include "deadlines/deadlines_law.h"

static struct deadlines_cases cases; /* these are large */
static struct deadlines_changes changes;

/* Queues how days came about, and writes the rungs that were passed, if there are any;
 * which makes room for more. */
static enum base_class
put_lines(struct run *run, struct base_error *ret_error)
{
    struct store_ledger_lines lines = {.at = changes.lines, .count = changes.lines_count};
    store_ledger_add(run->store, &lines);
    store_explanation_put(run->store, changes.explained, changes.explained_count);
    changes.lines_count = changes.explained_count = 0;
    return lines.count > 0 ? store_run(run->store, ret_error) : BASE_OK;
}

static bool
is_full(void)
{
    return changes.lines_count + DEADLINES_CHANGES_ROOM > DEADLINES_CHANGES_LINES ||
           changes.explained_count + VIGIL_CLOCK_COUNT > DEADLINES_CHANGES_EXPLAINED;
}

/* Queues what differs. */
static void
put_changes(struct run *run)
{
    static const struct store_facts *facts[DEADLINES_CASES_MAX];
    static const struct vigil_case *led[DEADLINES_CASES_MAX];
    size_t facts_count = 0, led_count = 0;
    for (size_t i = 0; i < cases.count; i++) {
        const struct deadlines_case *c = &cases.at[i];
        if (c->changed) {
            facts[facts_count++] = &c->now;
        }
        if (c->led_anew) {
            led[led_count++] = &c->now.of;
        }
    }
    store_clock_put_facts(run->store, facts, facts_count);
    store_clock_put(run->store, changes.clocks, changes.clocks_count);
    store_clock_lead(run->store, led, led_count);
}

/* What an entry has changed of one case. What was given for a period meets its clock, and
 * then the clock of the next one begins. */
static enum base_class
change(struct run *run,
       struct deadlines_case *c,
       const struct vigil_event *event,
       struct base_error *ret_error)
{
    enum base_class class = BASE_OK;
    c->touched = false;
    do {
        deadlines_change(run, c, &changes);
        if (is_full()) {
            class = put_lines(run, ret_error);
        }
    } while (class == BASE_OK && deadlines_take_roll(c, event));
    return class;
}

/* Takes the entries one by one. */
static enum base_class
take_each(struct run *run,
          const struct vigil_event *events,
          size_t count,
          struct base_error *ret_error)
{
    enum base_class class = BASE_OK;
    changes.clocks_count = changes.lines_count = changes.explained_count = 0;
    for (size_t i = 0; class == BASE_OK && i < count; i++) {
        if (!deadlines_take_knows(events[i].type)) {
            continue;
        }
        cases.touched_count = 0;
        deadlines_take(&cases, &events[i]);
        for (size_t j = 0; class == BASE_OK && j < cases.touched_count; j++) {
            class = change(run, cases.touched[j], &events[i], ret_error);
        }
    }
    return class == BASE_OK ? put_lines(run, ret_error) : class;
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
            class = take_each(run, &events[done], taken, ret_error);
        }
        if (class == BASE_OK) {
            put_changes(run);
        }
    }
    if (class == BASE_OK) {
        deadlines_tasks(run->store, events, count);
    }
    return class;
}
