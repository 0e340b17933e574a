/* The ladder of alerts: see rules_ladder.h. The checks are in rules_ladder_check.c. */
#include "rules/rules_ladder.h"

#include <string.h>

#include "base/base_text.h"
#include "rules/rules_authorities.h"
#include "rules/rules_london.h"

/* Where and when the rung falls for the `time`th time, counted from 0; false if the
 * deadline never reaches it. */
static bool
step_of(const struct rules_law *law,
        const struct vigil_rung *rung,
        int32_t time,
        const struct vigil_deadline *deadline,
        struct rules_ladder_step *ret_step)
{
    bool provisional; /* as the deadline: too soon if anything, which is the safe side */
    ret_step->rung = rung;
    ret_step->offset = rung->offset + time * rung->every;
    ret_step->day = rules_calendar_shift(
        &law->calendar, deadline->due_on, ret_step->offset, &provisional);
    ret_step->raise_at = rules_london_at(ret_step->day, RULES_LADDER_HOUR);
    ret_step->send = false;
    bool met_first =
        deadline->met_at != VIGIL_INSTANT_NONE && deadline->met_at <= ret_step->raise_at;
    bool forward = deadline->due_on > deadline->started_on;
    return !(forward && ret_step->day < deadline->started_on) && !met_first;
}

static void
set_name(struct rules_ladder_step *step, int32_t time)
{
    if (time == 0) {
        (void)base_text_copy(step->name, sizeof(step->name), step->rung->name);
    } else {
        (void)base_text_print(
            step->name, sizeof(step->name), "%s_%d", step->rung->name, (int)time + 1);
    }
}

/* By time; on one day the rung that is further along. */
static bool
is_before(const struct rules_ladder_step *a, const struct rules_ladder_step *b)
{
    return a->raise_at < b->raise_at ||
           (a->raise_at == b->raise_at && a->offset < b->offset);
}

/* Puts the step in its place among the count that are there. */
static void
insert(struct rules_ladder_step *steps, size_t count, struct rules_ladder_step step)
{
    size_t at = count;
    while (at > 0 && is_before(&step, &steps[at - 1])) {
        steps[at] = steps[at - 1];
        at--;
    }
    steps[at] = step;
}

/* Sets `send` on each recipient's last step. */
static void
collapse(struct rules_ladder_step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool last = true;
        for (size_t j = i + 1; j < count && last; j++) {
            last = strcmp(steps[i].rung->recipient, steps[j].rung->recipient) != 0;
        }
        steps[i].send = last;
    }
}

size_t
rules_ladder_reached(const struct rules_law *law,
                     const struct vigil_deadline *deadline,
                     vigil_instant after,
                     vigil_instant now,
                     struct rules_ladder_step ret_steps[RULES_LADDER_STEPS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < law->rungs_count; i++) {
        const struct vigil_rung *rung = &law->rungs[i];
        if (rung->clock != deadline->clock) {
            continue;
        }
        for (int32_t time = 0; time < rung->times; time++) {
            struct rules_ladder_step step;
            if (count < RULES_LADDER_STEPS_MAX &&
                step_of(law, rung, time, deadline, &step) && step.raise_at > after &&
                step.raise_at <= now) {
                set_name(&step, time);
                insert(ret_steps, count++, step);
            }
        }
    }
    if (deadline->state == VIGIL_CLOCK_STATE_RUNNING) {
        collapse(ret_steps, count);
    }
    return count;
}

vigil_instant
rules_ladder_next(const struct rules_law *law,
                  const struct vigil_deadline *deadline,
                  vigil_instant after)
{
    vigil_instant next = VIGIL_INSTANT_NONE;
    if (deadline->state != VIGIL_CLOCK_STATE_RUNNING) {
        return next;
    }
    for (size_t i = 0; i < law->rungs_count; i++) {
        const struct vigil_rung *rung = &law->rungs[i];
        for (int32_t time = 0; rung->clock == deadline->clock && time < rung->times;
             time++) {
            struct rules_ladder_step step;
            if (step_of(law, rung, time, deadline, &step) && step.raise_at > after &&
                (next == VIGIL_INSTANT_NONE || step.raise_at < next)) {
                next = step.raise_at;
            }
        }
    }
    return next;
}

void
rules_ladder_recipient(const struct vigil_rung *rung,
                       const char *authority,
                       char ret_text[RULES_LADDER_RECIPIENT_SIZE])
{
    static const char panel[] = "panel_";
    const size_t length = sizeof(panel) - 1;
    bool of_panel = strncmp(rung->recipient, panel, length) == 0 &&
                    !rules_authorities_reserved(authority);
    (void)base_text_print(ret_text,
                          RULES_LADDER_RECIPIENT_SIZE,
                          "%s/%s",
                          of_panel ? "panel" : authority,
                          of_panel ? rung->recipient + length : rung->recipient);
}

void
rules_ladder_party(const char *recipient, char ret_party[VIGIL_PARTY_SIZE])
{
    if (!base_text_copy_bytes(
            ret_party, VIGIL_PARTY_SIZE, recipient, strcspn(recipient, "/"))) {
        ret_party[0] = '\0';
    }
}
