/*
 * Raising alerts: every rung of a ladder that is reached goes into the ledger once, and
 * the one that is to be sent into the journal, in one transaction with the cursor of what
 * is dealt with and the time of each clock's next rung.
 *
 * Promises: a restart, a second copy or a repeated run neither loses nor doubles a rung:
 * the cursor moves with what is written or not at all, and the ledger's key is (case,
 * clock, revision, rung, recipient); nothing is raised for a clock that was met. However
 * much is due, requests and entries are looked at after each transaction.
 */
#include <string.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "deadlines/deadlines.h"
#include "rules/rules_ladder.h"
#include "store/store_ledger.h"
#include "store/store_wake.h"

enum { LINES_MAX = 2048 };
_Static_assert((int)LINES_MAX >= (int)RULES_LADDER_STEPS_MAX,
               "one clock's rungs always fit");

/* Rows that are dealt with are removed when there are enough of them to be worth it and
 * nothing is due soon, a few at a time. */
#define CLEAN_FROM  STORE_WAKE_CLEAN
#define CLEAN_EVERY (BASE_SECOND / 10)

/* A cursor so far ahead of the time: it was set back. */
#define AHEAD_MAX BASE_SECOND

static enum base_class
claim_body(struct run *run, void *arg, struct base_error *ret_error)
{
    static struct store_wake at[STORE_WAKE_MAX];
    static struct store_clock climbed[STORE_WAKE_MAX];
    static struct store_ledger_line line[LINES_MAX];
    const vigil_instant *now = arg;
    struct store_wakes due = {.at = at};
    struct store_ledger_lines lines = {.at = line};
    store_wake_claim(run->store, *now, &due);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK || due.count == 0) {
        return class;
    }
    size_t done = 0, climbed_count = 0;
    while (done < due.count && lines.count + RULES_LADDER_STEPS_MAX <= LINES_MAX) {
        const struct store_wake *wake = &at[done++];
        if (!wake->stale) {
            climbed[climbed_count] = wake->clock;
            lines.count += deadlines_climb(
                &run->law, &climbed[climbed_count++], *now, &line[lines.count]);
        }
    }
    store_ledger_add(run->store, &lines);
    store_wake_put(run->store, climbed, climbed_count);
    store_wake_pass(run->store, &at[done - 1], done);
    class = store_run(run->store, ret_error);
    for (size_t i = 0; class == BASE_OK && i < lines.count; i++) {
        if (line[i].is_new && line[i].sent) {
            deadlines_say_alert(run, &line[i].alert);
        }
    }
    return class;
}

static enum base_class
clean_body(struct run *run, void *arg, struct base_error *ret_error)
{
    (void)arg;
    (void)ret_error;
    store_wake_clean(run->store);
    return BASE_OK;
}

static enum base_class
back_body(struct run *run, void *arg, struct base_error *ret_error)
{
    (void)ret_error;
    const vigil_instant *now = arg;
    store_wake_back(run->store, *now);
    return BASE_OK;
}

/* Does one thing, the most urgent; *ret_next: when there is something to do again. */
static enum base_class
do_one(struct run *run,
       const struct store_wake_state *state,
       vigil_instant now,
       vigil_instant *ret_next,
       struct base_error *ret_error)
{
    if (state->cursor_at > now + AHEAD_MAX) {
        base_log(BASE_LOG_WARNING,
                 "event=time_went_back seconds=%lld",
                 (long long)((state->cursor_at - now) / BASE_SECOND));
        *ret_next = now;
        return run_transact(run, back_body, &now, ret_error);
    }
    if (state->next_at != VIGIL_INSTANT_NONE && state->next_at <= now) {
        *ret_next = now;
        return run_transact(run, claim_body, &now, ret_error);
    }
    *ret_next = state->next_at;
    if (state->passed >= CLEAN_FROM &&
        (state->next_at == VIGIL_INSTANT_NONE || state->next_at > now + BASE_SECOND)) {
        *ret_next = now + CLEAN_EVERY;
        return run_transact(run, clean_body, NULL, ret_error);
    }
    return BASE_OK;
}

enum base_class
deadlines_tick(struct run *run,
               vigil_instant now,
               vigil_instant *ret_next,
               struct base_error *ret_error)
{
    struct store_wake_state state = {.next_at = VIGIL_INSTANT_NONE};
    vigil_instant next = VIGIL_INSTANT_NONE;
    enum base_class class = store_connect(run->store, ret_error);
    if (class == BASE_OK) {
        store_wake_state(run->store, &state);
        class = store_run(run->store, ret_error);
    }
    if (class == BASE_OK) {
        class = do_one(run, &state, now, &next, ret_error);
    }
    if (class == BASE_DONE) {
        next = VIGIL_INSTANT_NONE; /* another copy raises them */
        class = BASE_OK;
    }
    if (class == BASE_OK) {
        *ret_next = next;
        run->tick_wanted = run->tick_wanted || next == now;
    }
    return class;
}
