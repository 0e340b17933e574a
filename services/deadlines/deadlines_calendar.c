/*
 * Importing and approving a calendar: see deadlines_calendar.h. Two commands, so that
 * there is a second look: what is imported changes nothing yet.
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
    struct store_calendars found; /* of this name */
};

struct approval {
    char version[VIGIL_CALENDAR_SIZE];
    struct store_calendars found;
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
    store_law_calendar(store, import->calendar.version, &import->found);
}

/* A version's name stands in logs and on command lines. */
static bool
is_version(const char *text)
{
    return text[0] != '\0' &&
           text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789.-")] == '\0' &&
           strcmp(text, RUN_LAW_CONFIG) != 0;
}

/* A year that the one in force covers must not be lost. */
static void
check_span(vigil_date from,
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
    if (!is_version(import->calendar.version)) {
        base_faults_add(faults,
                        "version",
                        "not_a_version",
                        "is no name for a version",
                        "small letters, digits, - and .; as 2026-2");
    } else if (import->found.count > 0) {
        base_faults_add(faults,
                        "version",
                        "taken",
                        "there is a calendar of this name",
                        "another name");
    }
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
        check_span(import->calendar.from, import->calendar.until, running, faults);
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

enum base_class
deadlines_approval_read(const uint8_t *body,
                        size_t size,
                        void *record,
                        struct vigil_faults *faults)
{
    struct approval *approval = record;
    return wire_calendar_approval_read(body, size, approval->version, faults);
}

void
deadlines_approval_look(struct store *store, const struct vigil_key *caller, void *record)
{
    struct approval *approval = record;
    (void)caller;
    store_law_calendar(store, approval->version, &approval->found);
}

enum base_class
deadlines_approval_decide(struct run_decision *decision)
{
    const struct approval *approval = decision->record;
    const struct store_calendar *found = &approval->found.at[0];
    if (approval->found.count == 0) {
        base_faults_add(decision->faults,
                        "version",
                        "no_such_version",
                        "there is no calendar of this name",
                        "one that `vigil calendar` lists as proposed");
    } else if (found->approved_at != VIGIL_INSTANT_NONE ||
               found->in_force_from != STORE_LAW_NOT_IN_FORCE) {
        base_faults_add(decision->faults,
                        "version",
                        "approved_already",
                        "is approved already",
                        "one that `vigil calendar` lists as proposed");
    } else {
        check_span(found->from,
                   found->until,
                   &decision->context->law->holidays,
                   decision->faults);
    }
    return decision->faults->count > 0 ? BASE_REFUSE : BASE_OK;
}

void
deadlines_approval_write(struct store *store, const struct run_decision *decision)
{
    const struct approval *approval = decision->record;
    store_law_approve(
        store, approval->version, decision->context->now, decision->context->party);
}
