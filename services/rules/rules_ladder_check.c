/*
 * The checks of a table of alerts: rules_ladder_check of rules_ladder.h.
 */
#include "rules/rules_ladder.h"

#include <string.h>

#include "base/base_faults.h"

enum { OFFSET_MAX = 250, TIMES_MAX = 60 };

static bool
is_snake_case(const char *text)
{
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return length > 0 && text[length] == '\0';
}

/* How often it comes, and how far apart. */
static void
check_times(const struct vigil_rung *rung, size_t i, struct vigil_faults *faults)
{
    if (rung->times < 1 || rung->times > TIMES_MAX ||
        (rung->times > 1) != (rung->every > 0) ||
        (rung->times > 1 &&
         rung->offset + (rung->times - 1) * rung->every > OFFSET_MAX)) {
        base_faults_add_at(faults,
                           "ladder",
                           i,
                           "times",
                           "bad_times",
                           "it cannot come so often",
                           "how often, up to 60 times, and every so many working days, "
                           "within 250 of the due day");
    }
}

static void
check_rung(const struct vigil_rung *rungs, size_t i, struct vigil_faults *faults)
{
    const struct vigil_rung *rung = &rungs[i];
    if (!is_snake_case(rung->name)) {
        base_faults_add_at(
            faults, "ladder", i, "name", "bad_name", "no name", "as before_5");
    }
    if (!is_snake_case(rung->recipient)) {
        base_faults_add_at(faults,
                           "ladder",
                           i,
                           "recipient",
                           "bad_recipient",
                           "no role",
                           "as notifier or panel_secretariat");
    }
    if (rung->clock == VIGIL_CLOCK_NONE ||
        vigil_code_name(VIGIL_LIST_CLOCK, (int)rung->clock) == NULL) {
        base_faults_add_at(faults,
                           "ladder",
                           i,
                           "clock",
                           "unknown_clock",
                           "no such clock",
                           "a clock's name");
    }
    if (rung->offset < -OFFSET_MAX || rung->offset > OFFSET_MAX) {
        base_faults_add_at(faults,
                           "ladder",
                           i,
                           "offset",
                           "out_of_bounds",
                           "not from -250 to 250",
                           "working days from the due day, negative before it");
    }
    check_times(rung, i, faults);
    for (size_t j = 0; j < i; j++) {
        if (rungs[j].clock == rung->clock && strcmp(rungs[j].name, rung->name) == 0 &&
            strcmp(rungs[j].recipient, rung->recipient) == 0) {
            base_faults_add_at(faults,
                               "ladder",
                               i,
                               "name",
                               "doubled",
                               "the clock has this rung for this recipient already",
                               "one line for each rung and recipient");
        }
    }
}

/* All rungs of a clock, each time that it comes, must find room at once. */
static void
check_room(const struct vigil_rung *rungs,
           size_t count,
           int clock,
           struct vigil_faults *faults)
{
    int32_t steps = 0;
    for (size_t i = 0; i < count; i++) {
        if ((int)rungs[i].clock == clock && rungs[i].times > 0) {
            steps += rungs[i].times <= TIMES_MAX ? rungs[i].times : 0;
        }
    }
    if (steps > RULES_LADDER_STEPS_MAX) {
        base_faults_add(faults,
                        vigil_code_name(VIGIL_LIST_CLOCK, clock),
                        "too_many_rungs",
                        "the clock has more than 128 rungs",
                        "fewer rungs, or ones that come less often");
    }
}

void
rules_ladder_check(const struct vigil_rung *rungs,
                   size_t count,
                   struct vigil_faults *faults)
{
    for (size_t i = 0; i < count; i++) {
        check_rung(rungs, i, faults);
    }
    for (int clock = 1; clock < VIGIL_CLOCK_COUNT; clock++) {
        check_room(rungs, count, clock, faults);
    }
    for (int clock = VIGIL_CLOCK_RAPID_REVIEW; clock <= VIGIL_CLOCK_LCSPR; clock++) {
        bool before = false, on = false, behind = false;
        for (size_t i = 0; i < count; i++) {
            bool mine = (int)rungs[i].clock == clock;
            before = before || (mine && rungs[i].offset < 0);
            on = on || (mine && rungs[i].offset == 0);
            behind = behind || (mine && rungs[i].offset > 0);
        }
        if (!before || !on || !behind) {
            base_faults_add(faults,
                            vigil_code_name(VIGIL_LIST_CLOCK, clock),
                            "ladder_incomplete",
                            "the clock is not watched before, on and behind its due day",
                            "a rung with a negative, a zero and a positive offset");
        }
    }
}
