/* The law as vigil-deadlines keeps it: see deadlines_law.h. */
#include "deadlines/deadlines_law.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "deadlines/deadlines.h"
#include "deadlines/deadlines_recompute.h"
#include "rules/rules_calendar_check.h"
#include "rules/rules_clocks.h"
#include "rules/rules_london.h"
#include "run/run_law.h"
#include "wire/wire_calendar.h"

/* What this copy knows to be done. */
static struct {
    bool recorded;    /* there is a first version */
    bool provisional; /* a deadline lies behind the calendar's end */
    char told_end[VIGIL_CALENDAR_SIZE];
    char told_provisional[VIGIL_CALENDAR_SIZE];
} done;

bool
deadlines_law_knows(enum vigil_event_kind type)
{
    return type == VIGIL_EVENT_CALENDAR_IMPORTED || type == VIGIL_EVENT_RULES_IMPORTED ||
           type == VIGIL_EVENT_CALENDAR_APPROVED;
}

/* It is there since the command was written, unless the tables are made again. */
static void
take_import(struct run *run, const struct vigil_event *event)
{
    static struct vigil_calendar calendar; /* large */
    static struct vigil_faults faults;
    if (wire_calendar_read(event->body, event->body_size, &calendar, &faults) !=
        BASE_OK) {
        deadlines_unreadable(event);
        return;
    }
    rules_calendar_check(&calendar, &faults);
    store_law_propose(
        run->store, &calendar, event->recorded_at, event->actor, STORE_LAW_NOT_IN_FORCE);
}

static void
take_rules(struct run *run, const struct vigil_event *event)
{
    static struct vigil_rules rules; /* large */
    static struct vigil_faults faults;
    if (wire_rules_read(event->body, event->body_size, &rules, &faults) != BASE_OK) {
        deadlines_unreadable(event);
        return;
    }
    store_law_propose_rules(
        run->store, &rules, event->recorded_at, event->actor, STORE_LAW_NOT_IN_FORCE);
}

enum base_class
deadlines_law_apply(struct run *run,
                    const struct vigil_event *event,
                    bool *ret_done,
                    struct base_error *ret_error)
{
    *ret_done = true;
    if (event->type == VIGIL_EVENT_CALENDAR_APPROVED) {
        return deadlines_recompute_step(run, event, ret_done, ret_error);
    }
    if (event->type == VIGIL_EVENT_RULES_IMPORTED) {
        take_rules(run, event);
    } else {
        take_import(run, event);
    }
    return BASE_OK;
}

void
deadlines_law_provisional(void)
{
    done.provisional = true;
}

void
deadlines_law_record(struct run *run)
{
    if (run->position.calendar[0] == '\0') {
        store_law_propose(
            run->store, &run->law.holidays, base_time_now(), RUN_LAW_CONFIG, 0);
    }
    if (run->position.rules[0] == '\0') {
        store_law_propose_rules(
            run->store, run_law_loaded(), base_time_now(), RUN_LAW_CONFIG, 0);
    }
}

static enum base_class
record_body(struct run *run, void *arg, struct base_error *ret_error)
{
    (void)arg;
    (void)ret_error;
    deadlines_law_record(run);
    return BASE_OK;
}

struct alarm {
    enum store_law_alarm kind;
    const char *rung;
    vigil_date due_on;
};

/* The operator is told once a version; the alert's revision tells versions apart. */
static enum base_class
alarm_body(struct run *run, void *arg, struct base_error *ret_error)
{
    const struct alarm *alarm = arg;
    const char *version = run->law.holidays.version;
    bool first = false;
    store_law_told(run->store, version, alarm->kind, &first);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK || !first) {
        return class;
    }
    struct vigil_alert alert = {.revision = (int32_t)run->position.calendar_no,
                                .due_on = alarm->due_on};
    (void)base_text_copy(alert.rung, sizeof(alert.rung), alarm->rung);
    (void)base_text_copy(alert.recipient, sizeof(alert.recipient), "operator/operator");
    deadlines_say_alert(run, &alert);
    return BASE_OK;
}

static enum base_class
sound(struct run *run,
      const struct alarm *alarm,
      char told[VIGIL_CALENDAR_SIZE],
      struct base_error *ret_error)
{
    struct alarm copy = *alarm;
    char version[VIGIL_CALENDAR_SIZE];
    memcpy(version, run->law.holidays.version, sizeof(version));
    if (strcmp(told, version) == 0) {
        return BASE_OK;
    }
    char until[BASE_DATE_SIZE];
    base_date_print(run->law.holidays.until, until);
    base_log(BASE_LOG_WARNING,
             "event=calendar_alarm what=%s version=%s until=%s",
             alarm->rung,
             version,
             until);
    enum base_class class = run_transact(run, alarm_body, &copy, ret_error);
    if (class == BASE_OK) {
        memcpy(told, version, sizeof(version));
    }
    return class;
}

static enum base_class
look_after(struct run *run,
           vigil_instant now,
           vigil_instant *ret_next,
           struct base_error *ret_error)
{
    enum base_class class = BASE_OK;
    *ret_next = VIGIL_INSTANT_NONE;
    if (!done.recorded) {
        class = run_transact(run, record_body, NULL, ret_error);
        done.recorded = class == BASE_OK;
    }
    vigil_date until = run->law.holidays.until;
    /* a month's last day may be cut short: a day later at most */
    vigil_instant soon = rules_london_day_start(rules_clocks_add_months(until, -12) + 1);
    if (class == BASE_OK && rules_calendar_ends_soon(until, rules_london_date(now))) {
        const struct alarm alarm = {STORE_LAW_ENDS_SOON, DEADLINES_ENDS_SOON_RUNG, until};
        class = sound(run, &alarm, done.told_end, ret_error);
    } else if (soon > now) {
        *ret_next = soon;
    }
    if (class == BASE_OK && done.provisional) {
        const struct alarm alarm = {
            STORE_LAW_PROVISIONAL, DEADLINES_PROVISIONAL_RUNG, until};
        class = sound(run, &alarm, done.told_provisional, ret_error);
    }
    return class;
}

enum base_class
deadlines_law_turn(struct run *run,
                   vigil_instant now,
                   vigil_instant *ret_next,
                   struct base_error *ret_error)
{
    vigil_instant law_next = VIGIL_INSTANT_NONE;
    enum base_class class = look_after(run, now, &law_next, ret_error);
    if (class == BASE_OK || class == BASE_DONE) { /* done: another copy is at work */
        class = deadlines_tick(run, now, ret_next, ret_error);
    }
    if (class == BASE_OK && law_next != VIGIL_INSTANT_NONE &&
        (*ret_next == VIGIL_INSTANT_NONE || law_next < *ret_next)) {
        *ret_next = law_next;
    }
    return class;
}
