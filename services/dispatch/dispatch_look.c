/* Whether an alert may go out now: see dispatch_look.h. */
#include "dispatch/dispatch_look.h"

#include <string.h>

#include "base/base_date.h"
#include "dispatch/dispatch_notice.h"
#include "rules/rules_london.h"

#define BEHIND (BASE_SECOND / 5) /* a follower is rarely later */
#define PAUSED (3600 * BASE_SECOND)

static struct dispatch_look
withdraws(const char *why)
{
    return (struct dispatch_look){.verdict = DISPATCH_WITHDRAWS, .why = why};
}

static struct dispatch_look
waits(const char *why, vigil_instant until)
{
    return (struct dispatch_look){.verdict = DISPATCH_WAITS, .why = why, .until = until};
}

/* What the case and the clock say. */
static struct dispatch_look
look_at_clock(const struct store_standing *standing, vigil_instant now)
{
    if (standing->case_state == VIGIL_CASE_STATE_WITHDRAWN ||
        standing->case_state == VIGIL_CASE_STATE_MERGED ||
        standing->case_state == VIGIL_CASE_STATE_CLOSED) {
        return withdraws("case_over");
    }
    if (standing->superseded) {
        return withdraws("superseded");
    }
    switch ((int)standing->clock_state) {
    case VIGIL_CLOCK_STATE_RUNNING:
        break;
    case VIGIL_CLOCK_STATE_MET_IN_TIME:
    case VIGIL_CLOCK_STATE_MET_LATE:
        return withdraws("clock_met");
    case VIGIL_CLOCK_STATE_STOPPED:
    case VIGIL_CLOCK_STATE_NONE:
        return withdraws("clock_stopped");
    default: /* it stands still, and will go on with another day or as it was */
        return waits("clock_paused", now + PAUSED);
    }
    return standing->unfinished ? waits("deadlines_behind", now + BEHIND)
                                : (struct dispatch_look){.why = ""};
}

/* What the recipient wants. A clock's last rung goes at once, and nobody puts off the
 * last of his own; what went on from the first way is not put off either. */
static struct dispatch_look
look_at_hours(const struct store_alert *alert, const struct dispatch_view *view)
{
    const struct rules_calendar *calendar = &view->law->calendar;
    vigil_date today = rules_london_date(view->now);
    vigil_date snoozed = view->standing->snoozed_until;
    bool notice =
        dispatch_notice_is(&alert->alert); /* on no ladder: it is no last rung */
    if (!notice && dispatch_window_is_last(view->law, &alert->alert, false)) {
        return (struct dispatch_look){.why = ""};
    }
    bool first = alert->alert.hop == 1 && alert->round == 0 && !view->repeats &&
                 (notice || !dispatch_window_is_last(view->law, &alert->alert, true));
    bool gathered = strcmp(alert->alert.outcome, DISPATCH_DIGEST) == 0;
    if (first && snoozed != VIGIL_DATE_NONE && snoozed > today) {
        return waits("snoozed", rules_london_day_start(snoozed));
    }
    if (first && view->prefers_digest && !gathered) {
        return waits(DISPATCH_DIGEST,
                     dispatch_window_digest(view->window, calendar, view->now));
    }
    vigil_instant opens = dispatch_window_open(view->window, calendar, view->now);
    return opens > view->now ? waits("out_of_hours", opens)
                             : (struct dispatch_look){.why = ""};
}

struct dispatch_look
dispatch_look_at(const struct store_alert *alert, const struct dispatch_view *view)
{
    struct dispatch_look look = {.why = ""};
    if (!dispatch_notice_is(&alert->alert)) {
        look = look_at_clock(view->standing, view->now);
    }
    if (look.verdict != DISPATCH_SENDS || alert->awaits) {
        return look;
    }
    return look_at_hours(alert, view);
}
