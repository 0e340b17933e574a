/* When an alert may go out: see dispatch_window.h. */
#include "dispatch/dispatch_window.h"

#include <string.h>

#include "base/base_date.h"
#include "rules/rules_ladder.h"
#include "rules/rules_london.h"

enum { DAYS_AHEAD = 30 }; /* no holidays last so long */

#define MINUTE (60 * BASE_SECOND)

bool
dispatch_window_parse(const char *text, int *ret_minutes)
{
    if (strlen(text) != 5 || text[2] != ':') {
        return false;
    }
    for (int i = 0; i < 5; i++) {
        if (i != 2 && (text[i] < '0' || text[i] > '9')) {
            return false;
        }
    }
    int hours = (text[0] - '0') * 10 + text[1] - '0';
    int minutes = (text[3] - '0') * 10 + text[4] - '0';
    *ret_minutes = hours * 60 + minutes;
    return minutes < 60 && *ret_minutes <= DISPATCH_WINDOW_DAY;
}

static bool
is_always(const struct dispatch_window *window)
{
    return window->from == 0 && window->until == DISPATCH_WINDOW_DAY;
}

static bool
is_open_on(const struct dispatch_window *window,
           const struct rules_calendar *calendar,
           vigil_date date)
{
    return is_always(window) || rules_calendar_is_working(calendar, date);
}

/* The time of a day in London. On the two days on which clocks change, what lies before
 * the change may be an hour off. */
static vigil_instant
at(vigil_date date, int minutes)
{
    int hour = minutes / 60;
    if (minutes == DISPATCH_WINDOW_DAY) {
        return rules_london_day_end(date);
    }
    if (hour < 2) {
        return rules_london_day_start(date) + minutes * MINUTE;
    }
    return rules_london_at(date, hour) + minutes % 60 * MINUTE;
}

vigil_instant
dispatch_window_open(const struct dispatch_window *window,
                     const struct rules_calendar *calendar,
                     vigil_instant now)
{
    vigil_date today = rules_london_date(now);
    for (vigil_date date = today; date < today + DAYS_AHEAD; date++) {
        if (is_open_on(window, calendar, date) && now < at(date, window->until)) {
            vigil_instant from = at(date, window->from);
            return now > from ? now : from;
        }
    }
    return now;
}

vigil_instant
dispatch_window_digest(const struct dispatch_window *window,
                       const struct rules_calendar *calendar,
                       vigil_instant now)
{
    vigil_date today = rules_london_date(now);
    for (vigil_date date = today; date < today + DAYS_AHEAD; date++) {
        vigil_instant when = at(date, window->digest);
        if (is_open_on(window, calendar, date) && now < when) {
            return when;
        }
    }
    return now;
}

/* True if the rung is the alert's: its name, or its name and a number. */
static bool
is_rung_of(const struct vigil_rung *rung, const struct vigil_alert *alert)
{
    size_t length = strlen(rung->name);
    return rung->clock == alert->clock && strncmp(alert->rung, rung->name, length) == 0 &&
           (alert->rung[length] == '\0' || alert->rung[length] == '_');
}

static bool
is_to(const struct vigil_rung *rung, const struct vigil_alert *alert)
{
    char party[VIGIL_PARTY_SIZE], recipient[RULES_LADDER_RECIPIENT_SIZE];
    rules_ladder_party(alert->recipient, party);
    rules_ladder_recipient(rung, party, recipient);
    return strcmp(alert->recipient, recipient) == 0;
}

bool
dispatch_window_is_last(const struct rules_law *law,
                        const struct vigil_alert *alert,
                        bool own)
{
    const struct vigil_rung *of = NULL;
    for (size_t i = 0; i < law->rungs_count && of == NULL; i++) {
        if (is_rung_of(&law->rungs[i], alert)) {
            of = &law->rungs[i];
        }
    }
    for (size_t i = 0; of != NULL && i < law->rungs_count; i++) {
        const struct vigil_rung *rung = &law->rungs[i];
        if (rung->clock == alert->clock && rung->offset > of->offset &&
            (!own || is_to(rung, alert))) {
            return false;
        }
    }
    return true;
}
