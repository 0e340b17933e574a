/* The history of a case: see intake_history.h. */
#include "intake/intake_history.h"

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"
#include "intake/intake_words.h"
#include "rules/rules_london.h"
#include "wire/wire_alert.h"
#include "wire/wire_answer.h"
#include "wire/wire_clock_event.h"
#include "wire/wire_event.h"
#include "wire/wire_form.h"
#include "wire/wire_order.h"

/* Room for the other listings of the answer. */
enum { HISTORY_SIZE_MAX = WIRE_ANSWER_MAX / 2 };

static struct vigil_faults
    faults; /* of readers; an entry that cannot be read says less */

static char words[INTAKE_WORDS_SIZE]; /* of the entry in hand */

static void
of_form(const struct vigil_event *event)
{
    static struct vigil_form form;
    if (wire_form_read((enum vigil_message)event->type,
                       event->body,
                       event->body_size,
                       &form,
                       &faults) == BASE_OK) {
        intake_words_of(&form, words);
    }
}

static void
of_clock(const struct vigil_event *event)
{
    struct vigil_deadline deadline;
    if (wire_clock_event_read(event->body, event->body_size, &deadline, &faults) ==
        BASE_OK) {
        char day[BASE_DATE_SIZE];
        base_date_print(deadline.due_on, day);
        (void)base_text_print(words,
                              sizeof(words),
                              "%s, due %s%s",
                              vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline.clock),
                              day,
                              deadline.state == VIGIL_CLOCK_STATE_MET_LATE ? ", late"
                                                                           : "");
    }
}

static void
of_alert(const struct vigil_event *event)
{
    struct vigil_alert alert;
    if (wire_alert_read(event->body, event->body_size, &alert, &faults) == BASE_OK) {
        (void)base_text_print(words,
                              sizeof(words),
                              "%s, %s to %s",
                              vigil_code_name(VIGIL_LIST_CLOCK, (int)alert.clock),
                              alert.rung,
                              alert.recipient);
    }
}

static void
of_escalation(const struct vigil_event *event)
{
    struct vigil_alert alert;
    if (wire_alert_read(event->body, event->body_size, &alert, &faults) == BASE_OK) {
        (void)base_text_print(words,
                              sizeof(words),
                              "%s, %s to %s: %s; goes on to way %d",
                              vigil_code_name(VIGIL_LIST_CLOCK, (int)alert.clock),
                              alert.rung,
                              alert.recipient,
                              alert.outcome,
                              alert.hop);
    }
}

static void
of_order(const struct vigil_event *event)
{
    struct vigil_order order;
    if (wire_order_read(event->body, event->body_size, &order, &faults) == BASE_OK &&
        order.until != VIGIL_DATE_NONE) {
        char day[BASE_DATE_SIZE];
        base_date_print(order.until, day);
        (void)base_text_print(words,
                              sizeof(words),
                              "%s, until %s",
                              vigil_code_name(VIGIL_LIST_CLOCK, (int)order.clock),
                              day);
    }
}

/* What Vigil makes itself; all else is a message, and has a form. */
static const struct {
    enum vigil_event_kind type;
    void (*describe)(const struct vigil_event *event);
} describers[] = {
    {VIGIL_EVENT_CLOCK_STARTED, of_clock},
    {VIGIL_EVENT_CLOCK_MET, of_clock},
    {VIGIL_EVENT_CLOCK_STOPPED, of_clock},
    {VIGIL_EVENT_ALERT_RAISED, of_alert},
    {VIGIL_EVENT_ALERT_DELIVERED, of_alert},
    {VIGIL_EVENT_ALERT_FAILED, of_alert},
    {VIGIL_EVENT_ALERT_ESCALATED, of_escalation},
    {VIGIL_EVENT_SNOOZE, of_order},
};

static void
describe(const struct vigil_event *event)
{
    words[0] = '\0';
    if (vigil_form_of((enum vigil_message)event->type) != NULL) {
        of_form(event);
        return;
    }
    for (size_t i = 0; i < BASE_COUNT(describers); i++) {
        if (describers[i].type == event->type) {
            describers[i].describe(event);
        }
    }
}

static void
list_entry(struct wire_result *result, const struct vigil_event *event)
{
    char when[RULES_LONDON_SIZE];
    rules_london_print(event->recorded_at, when);
    describe(event);
    wire_result_cell(result, "%lld", (long long)event->position);
    wire_result_cell(result, "%s", when);
    wire_result_cell(result,
                     "%s%s",
                     vigil_code_name(VIGIL_LIST_EVENT, (int)event->type),
                     event->historic ? " (historic)" : "");
    wire_result_cell(result, "%s", event->actor);
    wire_result_cell(result, "%s", words);
    wire_result_cell(result, "%s", event->case_ref);
}

/* A list of which more may follow than came ends the history of both. */
static const struct store_entry *
next_of_both(const struct intake_history *history, size_t *own, size_t *review)
{
    const struct store_entries *a = &history->own, *b = &history->review;
    bool a_cut = *own == a->count && a->count == history->limit;
    bool b_cut = *review == b->count && b->count == history->limit;
    if (a_cut || b_cut || (*own == a->count && *review == b->count)) {
        return NULL;
    }
    if (*review == b->count ||
        (*own < a->count && a->at[*own].position < b->at[*review].position)) {
        return &a->at[(*own)++];
    }
    return &b->at[(*review)++];
}

const struct store_entry *
intake_history_next(const struct intake_history *history, size_t *own, size_t *review)
{
    const struct store_entry *entry = next_of_both(history, own, review);
    bool later = entry != NULL && history->until > 0 && entry->position > history->until;
    return later ? NULL : entry;
}

static void
columns(struct wire_result *result)
{
    wire_result_listing(result, "history");
    wire_result_column(result, "position", VIGIL_CELL_NUMBER);
    wire_result_column(result, "recorded_at", VIGIL_CELL_TEXT);
    wire_result_column(result, "what", VIGIL_CELL_TEXT);
    wire_result_column(result, "by", VIGIL_CELL_TEXT);
    wire_result_column(result, "detail", VIGIL_CELL_TEXT);
    wire_result_column(result, "of", VIGIL_CELL_TEXT);
}

void
intake_history_list(struct wire_result *result, const struct intake_history *history)
{
    columns(result);
    size_t own = 0, review = 0;
    int64_t last = 0;
    const struct store_entry *entry;
    while ((entry = intake_history_next(history, &own, &review)) != NULL) {
        struct vigil_event event;
        if (wire_event_read(entry->event, entry->event_size, &event, &faults) ==
            BASE_OK) {
            list_entry(result, &event); /* journal verify names one that cannot be read */
        }
        last = entry->position;
        if (wire_result_size(result) > HISTORY_SIZE_MAX) {
            break;
        }
    }
    bool cut = entry != NULL || history->own.count == history->limit ||
               history->review.count == history->limit;
    if (!cut || (history->until > 0 && last >= history->until)) {
        return;
    }
    char cursor[24];
    (void)base_text_print(cursor, sizeof(cursor), "%lld", (long long)last);
    wire_result_next(result, cursor);
}

void
intake_history_done(struct intake_history *history)
{
    store_entries_done(&history->own);
    store_entries_done(&history->review);
}
