/* Moving a clock up its ladder: see deadlines.h. */
#include <string.h>

#include "deadlines/deadlines.h"
#include "rules/rules_ladder.h"

size_t
deadlines_climb(const struct rules_law *law,
                struct store_clock *clock,
                vigil_instant now,
                struct store_ledger_line *ret_lines)
{
    struct rules_ladder_step steps[RULES_LADDER_STEPS_MAX];
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
        memcpy(line->alert.rung, steps[i].name, sizeof(line->alert.rung));
        rules_ladder_recipient(steps[i].rung, clock->authority, line->alert.recipient);
        line->reached_at = steps[i].raise_at;
        line->raised_at = now;
        line->sent = steps[i].send;
    }
    clock->climbed_to = now;
    clock->next_rung_at = rules_ladder_next(law, &clock->deadline, now);
    return count;
}
