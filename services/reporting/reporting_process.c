/*
 * What the messages after a notification change in the facts of figures. An amendment is
 * not a change of the facts but of the notification: the case is read again from the
 * journal, as notified and with all its amendments up to this one.
 */
#include <string.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "reporting/reporting.h"
#include "wire/wire_event.h"
#include "wire/wire_form.h"

enum { PAGE = 64, PATH_SIZE = 64, VALUE_SIZE = 64 };

static struct vigil_form form;
static struct vigil_faults faults;

/* Reads the form of a body; false if it cannot be read, which is said aloud. */
static bool
read_form(const struct vigil_event *event)
{
    if (wire_form_read((enum vigil_message)event->type,
                       event->body,
                       event->body_size,
                       &form,
                       &faults) == BASE_OK) {
        return true;
    }
    base_log(BASE_LOG_ERROR,
             "event=unreadable_body position=%lld type=%d",
             (long long)event->position,
             (int)event->type);
    return false;
}

/* A case while it is read again. */
struct folding {
    bool notified, considered; /* what it began with */
    struct reporting_incident incident;
    struct store_report_consideration consideration;
};

static void
read_consideration(struct store_report_consideration *ret)
{
    ret->considered_on = (vigil_date)vigil_form_number(&form, "", 0, "considered_on");
    ret->incident_type =
        (enum vigil_incident_type)vigil_form_number(&form, "", 0, "incident_type");
}

static void
amend(struct folding *folding)
{
    for (size_t i = 0; i < vigil_form_rows(&form, "changes"); i++) {
        char path[PATH_SIZE], value[VALUE_SIZE];
        vigil_date date;
        vigil_form_text(&form, "changes", i, "path", path, sizeof(path));
        vigil_form_text(&form, "changes", i, "value", value, sizeof(value));
        reporting_incident_amend(
            &folding->incident,
            path,
            value,
            (enum vigil_unknown)vigil_form_number(&form, "changes", i, "unknown"));
        if (strcmp(path, "considered_on") == 0 && base_date_parse(value, &date)) {
            folding->consideration.considered_on = date;
        }
    }
}

static void
fold(struct folding *folding, const struct vigil_event *event)
{
    if (event->type == VIGIL_EVENT_NOTIFICATION) {
        folding->notified = reporting_incident_read(event, &folding->incident);
    } else if (event->type == VIGIL_EVENT_CONSIDERATION && read_form(event)) {
        folding->considered = true;
        read_consideration(&folding->consideration);
    } else if (event->type == VIGIL_EVENT_AMENDMENT && read_form(event)) {
        amend(folding);
    }
}

/* Folds the entries of the case up to the event's own. */
static enum base_class
fold_case(struct run *run,
          const struct vigil_event *until,
          struct folding *folding,
          struct base_error *ret_error)
{
    struct store_entries entries = {.at = NULL};
    struct vigil_event event;
    enum base_class class = BASE_OK;
    int64_t after = 0;
    do {
        store_journal_of_case(run->store, until->case_ref, after, PAGE, &entries);
        class = store_run(run->store, ret_error);
        for (size_t i = 0; class == BASE_OK && i < entries.count; i++) {
            const struct store_entry *entry = &entries.at[i];
            after = entry->position;
            if (after <= until->position &&
                wire_event_read(entry->event, entry->event_size, &event, &faults) ==
                    BASE_OK) {
                fold(folding, &event);
            }
        }
    } while (class == BASE_OK && entries.count == PAGE && after < until->position);
    store_entries_done(&entries);
    return class;
}

static enum base_class
apply_amendment(struct run *run,
                const struct vigil_event *event,
                struct base_error *ret_error)
{
    static struct folding folding;
    struct store_report_case c;
    memset(&folding, 0, sizeof(folding));
    enum base_class class = fold_case(run, event, &folding, ret_error);
    if (class == BASE_OK && folding.notified) {
        reporting_incident_case(&folding.incident, &c);
        memcpy(c.case_ref, event->case_ref, sizeof(c.case_ref));
        memcpy(c.authority, event->party, sizeof(c.authority));
        c.notified_at = event->received_at; /* not written: the case is there */
        c.position = event->position;       /* likewise */
        store_report_amend_case(run->store, &c);
    } else if (class == BASE_OK && folding.considered) {
        memcpy(folding.consideration.case_ref, event->case_ref, VIGIL_REF_SIZE);
        memcpy(folding.consideration.authority, event->party, VIGIL_PARTY_SIZE);
        store_report_put_consideration(run->store, &folding.consideration);
    }
    return class;
}

static void
queue_consideration(struct run *run, const struct vigil_event *event)
{
    struct store_report_consideration of;
    if (read_form(event)) {
        memcpy(of.case_ref, event->case_ref, sizeof(of.case_ref));
        memcpy(of.authority, event->party, sizeof(of.authority));
        read_consideration(&of);
        store_report_put_consideration(run->store, &of);
    }
}

static void
queue_sharing(struct run *run, const struct vigil_event *event)
{
    char lead[VIGIL_PARTY_SIZE];
    if (read_form(event)) {
        vigil_form_text(&form, "", 0, "lead", lead, sizeof(lead));
        if (lead[0] != '\0') {
            store_report_lead(run->store, event->case_ref, lead);
        }
    }
}

/* When the Panel had it: of a record from before Vigil as it says, else now. */
static vigil_instant
received_at(const struct vigil_event *event)
{
    vigil_instant stated = vigil_form_number(&form, "", 0, "received_at");
    vigil_instant happened = vigil_form_number(&form, "", 0, "happened_at");
    if (!event->historic) {
        return event->received_at;
    }
    stated = stated != VIGIL_INSTANT_NONE ? stated : happened;
    return stated != VIGIL_INSTANT_NONE ? stated : event->received_at;
}

static void
queue_report(struct run *run, const struct vigil_event *event)
{
    struct store_report_lcspr lcspr = {.published_on = VIGIL_DATE_NONE};
    if (read_form(event)) {
        memcpy(lcspr.case_ref, event->case_ref, sizeof(lcspr.case_ref));
        lcspr.received_at = received_at(event);
        lcspr.methodology =
            (enum vigil_methodology)vigil_form_number(&form, "", 0, "methodology");
        lcspr.children = (int32_t)vigil_form_number(&form, "", 0, "children");
        store_report_put_report(run->store, &lcspr);
    }
}

static void
queue_publication(struct run *run, const struct vigil_event *event)
{
    struct store_report_lcspr lcspr = {.received_at = VIGIL_INSTANT_NONE};
    if (read_form(event)) {
        memcpy(lcspr.case_ref, event->case_ref, sizeof(lcspr.case_ref));
        lcspr.publication =
            (enum vigil_publication)vigil_form_number(&form, "", 0, "publication");
        lcspr.published_on = (vigil_date)vigil_form_number(&form, "", 0, "published_on");
        store_report_put_publication(run->store, &lcspr);
    }
}

static void
queue_left_out(struct run *run, const struct vigil_event *event)
{
    store_report_leave_out(run->store, event->case_ref, true);
}

static void
queue_taken_back(struct run *run, const struct vigil_event *event)
{
    store_report_leave_out(run->store, event->case_ref, false);
}

/* Each message that changes facts, and how; an amendment reads before it writes. */
static const struct {
    enum vigil_event_kind type;
    void (*queue)(struct run *run, const struct vigil_event *event);
} changes[] = {
    {VIGIL_EVENT_AMENDMENT, NULL},
    {VIGIL_EVENT_WITHDRAWAL, queue_left_out},
    {VIGIL_EVENT_REINSTATEMENT, queue_taken_back},
    {VIGIL_EVENT_CONSIDERATION, queue_consideration},
    {VIGIL_EVENT_SHARING, queue_sharing},
    {VIGIL_EVENT_LCSPR_REPORT, queue_report},
    {VIGIL_EVENT_LCSPR_PUBLICATION, queue_publication},
    {VIGIL_EVENT_DUPLICATE_LINK, queue_left_out},
    {VIGIL_EVENT_DUPLICATE_UNLINK, queue_taken_back},
};

bool
reporting_process_counts(enum vigil_event_kind type)
{
    for (size_t i = 0; i < BASE_COUNT(changes); i++) {
        if (changes[i].type == type) {
            return true;
        }
    }
    return false;
}

enum base_class
reporting_process_apply(struct run *run,
                        const struct vigil_event *event,
                        struct base_error *ret_error)
{
    enum base_class class = BASE_OK;
    for (size_t i = 0; class == BASE_OK && i < BASE_COUNT(changes); i++) {
        if (changes[i].type == event->type) {
            if (changes[i].queue == NULL) {
                class = apply_amendment(run, event, ret_error);
            } else {
                changes[i].queue(run, event);
            }
        }
    }
    return class == BASE_OK ? store_run(run->store, ret_error) : class;
}
