/* A clock as calendars show it: see deadlines_feed.h. */
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "deadlines/deadlines_feed.h"

#define MET_SHOWN     (30 * BASE_DAY)
#define STOPPED_SHOWN (90 * BASE_DAY)

void
deadlines_feed_since(vigil_instant now, struct store_feed_page *page)
{
    page->met_since = now - MET_SHOWN;
    page->stopped_since = now - STOPPED_SHOWN;
}

static const char *
basis_of(const struct rules_law *law, const char *rule)
{
    const struct vigil_clock_rule *line = rules_law_clock(law, rule);
    return line == NULL ? "" : line->basis;
}

/* Keeps the days in order, each once. */
static void
add_alarm(struct files_ical_clock *clock, vigil_date day)
{
    size_t at = clock->alarms_count;
    while (at > 0 && clock->alarms[at - 1] > day) {
        at--;
    }
    if (clock->alarms_count == FILES_ICAL_ALARMS_MAX ||
        (at > 0 && clock->alarms[at - 1] == day)) {
        return;
    }
    memmove(&clock->alarms[at + 1],
            &clock->alarms[at],
            (clock->alarms_count - at) * sizeof(clock->alarms[0]));
    clock->alarms[at] = day;
    clock->alarms_count++;
}

void
deadlines_feed_clock(const struct rules_law *law,
                     const struct store_feed_clock *row,
                     struct files_ical_clock *ret_clock)
{
    const struct vigil_deadline *deadline = &row->deadline;
    memset(ret_clock, 0, sizeof(*ret_clock));
    ret_clock->deadline = *deadline;
    ret_clock->changed_at = row->changed_at;
    memcpy(ret_clock->authority, row->authority, sizeof(ret_clock->authority));
    (void)base_text_copy(
        ret_clock->basis, sizeof(ret_clock->basis), basis_of(law, deadline->rule));
    if (deadline->state != VIGIL_CLOCK_STATE_RUNNING) {
        return;
    }
    for (size_t i = 0; i < law->rungs_count; i++) {
        const struct vigil_rung *rung = &law->rungs[i];
        bool provisional;
        vigil_date day = rules_calendar_shift(
            &law->calendar, deadline->due_on, rung->offset, &provisional);
        if (rung->clock == deadline->clock && rung->offset < 0 &&
            day >= deadline->started_on) {
            add_alarm(ret_clock, day);
        }
    }
}
