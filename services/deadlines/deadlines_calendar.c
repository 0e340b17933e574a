/*
 * Importing a calendar: see deadlines_calendar.h. Approving is another command
 * (deadlines_approval.c), so that there is a second look: what is imported changes
 * nothing yet.
 */
#include "deadlines/deadlines_calendar.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_calendar_check.h"
#include "run/run_law.h"
#include "run/run_process.h"
#include "wire/wire_calendar.h"

struct import {
    struct vigil_calendar calendar;
    struct store_law_entries found; /* of this name */
};

_Static_assert(sizeof(struct import) <= RUN_RECORD_SIZE, "a record is too large");

enum base_class
deadlines_calendar_read(const uint8_t *body,
                        size_t size,
                        void *record,
                        struct vigil_faults *faults)
{
    struct import *import = record;
    return wire_calendar_read(body, size, &import->calendar, faults);
}

void
deadlines_calendar_look(struct store *store, const struct vigil_key *caller, void *record)
{
    struct import *import = record;
    (void)caller;
    store_law_version(store, import->calendar.version, &import->found);
}

void
deadlines_calendar_span(vigil_date from,
                        vigil_date until,
                        const struct vigil_calendar *running,
                        struct vigil_faults *faults)
{
    char right[sizeof(faults->at[0].right)], first[BASE_DATE_SIZE], last[BASE_DATE_SIZE];
    if (from > running->from || until < running->until) {
        base_date_print(running->from, first);
        base_date_print(running->until, last);
        (void)base_text_print(right, sizeof(right), "%s to %s, or more", first, last);
        base_faults_add(faults,
                        "holidays",
                        "covers_less",
                        "covers fewer years than the one in force",
                        right);
    }
}

enum base_class
deadlines_calendar_decide(struct run_decision *decision)
{
    struct import *import = decision->record;
    struct vigil_faults *faults = decision->faults;
    const char *division = run_process_parameters()->calendar_division;
    deadlines_approval_name(import->calendar.version, false, &import->found, faults);
    if (strcmp(import->calendar.division, division) != 0) {
        base_faults_add(faults,
                        "division",
                        "wrong_division",
                        "is not the division whose holidays count here",
                        division);
    }
    rules_calendar_check(&import->calendar, faults);
    const struct vigil_calendar *running = &decision->context->law->holidays;
    if (faults->count == 0) {
        deadlines_calendar_span(
            import->calendar.from, import->calendar.until, running, faults);
    }
    if (rules_calendar_agree(&import->calendar, running)) {
        base_faults_add(faults,
                        "holidays",
                        "nothing_new",
                        "has the holidays that are in force already",
                        "a file with a holiday more or less");
    }
    return faults->count > 0 ? BASE_REFUSE : BASE_OK;
}

void
deadlines_calendar_write(struct store *store, const struct run_decision *decision)
{
    const struct import *import = decision->record;
    store_law_propose(store,
                      &import->calendar,
                      decision->context->now,
                      decision->context->party,
                      STORE_LAW_NOT_IN_FORCE);
}
