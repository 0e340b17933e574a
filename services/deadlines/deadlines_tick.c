/*
 * Raising alerts: every rung of a ladder that is reached goes into the ledger once, and
 * the one that is to be sent into the journal, in one transaction.
 *
 * Promises: a restart, a second copy or a repeated run neither loses nor doubles a rung,
 * since the ledger's key is (case, clock, revision, rung, recipient); nothing is raised
 * for a clock that was met.
 */
#include <string.h>

#include "base/base_text.h"
#include "deadlines/deadlines.h"
#include "rules/rules_ladder.h"
#include "store/store_ledger.h"
#include "wire/wire_alert.h"

enum { CLOCKS_A_TIME = 64, LINES_MAX = CLOCKS_A_TIME * RULES_RUNGS_MAX };

/* The ledger's lines of one clock, which is moved up its ladder. */
static size_t
climb(const struct rules_law *law,
      struct store_clock *clock,
      vigil_instant now,
      struct store_ledger_line *ret_lines)
{
    struct rules_ladder_step steps[RULES_RUNGS_MAX];
    size_t count =
        rules_ladder_reached(law, &clock->deadline, clock->climbed_to, now, steps);
    for (size_t i = 0; i < count; i++) {
        struct store_ledger_line *line = &ret_lines[i];
        memset(line, 0, sizeof(*line));
        memcpy(
            line->alert.case_ref, clock->deadline.case_ref, sizeof(line->alert.case_ref));
        line->alert.clock = clock->deadline.clock;
        line->alert.revision = clock->deadline.revision;
        line->alert.due_on = clock->deadline.due_on;
        memcpy(line->alert.rung, steps[i].rung->name, sizeof(line->alert.rung));
        rules_ladder_recipient(steps[i].rung, clock->authority, line->alert.recipient);
        line->reached_at = steps[i].raise_at;
        line->raised_at = now;
        line->sent = steps[i].send;
    }
    clock->climbed_to = now;
    clock->next_rung_at = rules_ladder_next(law, &clock->deadline, now);
    return count;
}

static void
say(struct run *run, const struct store_ledger_line *line)
{
    uint8_t *body = run_append_body(&run->append, WIRE_ALERT_SIZE);
    struct vigil_event event = {
        .actor = "deadlines", .type = VIGIL_EVENT_ALERT_RAISED, .body = body};
    event.body_size = wire_alert_write(&line->alert, body, WIRE_ALERT_SIZE);
    memcpy(event.case_ref, line->alert.case_ref, sizeof(event.case_ref));
    (void)base_text_copy_bytes(event.party,
                               sizeof(event.party),
                               line->alert.recipient,
                               strcspn(line->alert.recipient, "/"));
    (void)run_append_add(&run->append, &event);
}

static enum base_class
tick_body(struct run *run, void *arg, struct base_error *ret_error)
{
    static struct store_clock at[CLOCKS_A_TIME];
    static struct store_ledger_line lines[LINES_MAX];
    const vigil_instant *now = arg;
    struct store_clocks due = {.at = at, .capacity = CLOCKS_A_TIME};
    store_clock_due(run->store, *now, CLOCKS_A_TIME, &due);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK || due.count == 0) {
        return class;
    }
    size_t count = 0;
    for (size_t i = 0; i < due.count; i++) {
        count += climb(&run->law, &at[i], *now, &lines[count]);
    }
    store_ledger_add(run->store, lines, count);
    store_clock_climb(run->store, at, due.count);
    class = store_run(run->store, ret_error);
    for (size_t i = 0; class == BASE_OK && i < count; i++) {
        if (lines[i].is_new && lines[i].sent) {
            say(run, &lines[i]);
        }
    }
    return class;
}

enum base_class
deadlines_tick(struct run *run,
               vigil_instant now,
               vigil_instant *ret_next,
               struct base_error *ret_error)
{
    vigil_instant next = VIGIL_INSTANT_NONE;
    for (;;) {
        enum base_class class = store_connect(run->store, ret_error);
        if (class == BASE_OK) {
            store_clock_next(run->store, &next);
            class = store_run(run->store, ret_error);
        }
        if (class == BASE_OK && next != VIGIL_INSTANT_NONE && next <= now) {
            class = run_transact(run, tick_body, &now, ret_error);
        } else if (class == BASE_OK) {
            *ret_next = next;
            return BASE_OK;
        }
        if (class == BASE_DONE) {
            *ret_next = VIGIL_INSTANT_NONE; /* another copy raises them */
            return BASE_OK;
        }
        if (class != BASE_OK) {
            return class;
        }
    }
}
