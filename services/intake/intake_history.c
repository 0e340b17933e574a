/* The history of a case: see intake_history.h. */
#include "intake/intake_history.h"

#include "base/base_date.h"
#include "base/base_text.h"
#include "rules/rules_london.h"
#include "wire/wire_alert.h"
#include "wire/wire_clock_event.h"
#include "wire/wire_event.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_rapid_review.h"

static struct vigil_faults
    faults; /* of readers; an entry that cannot be read says less */

struct words {
    char text[160];
};

static void
of_rapid_review(const struct vigil_event *event, struct words *ret)
{
    static struct vigil_rapid_review review;
    if (wire_rapid_review_read(event->body, event->body_size, &review, &faults) ==
        BASE_OK) {
        (void)base_text_print(ret->text,
                              sizeof(ret->text),
                              "decision %s",
                              vigil_code_name(VIGIL_LIST_DECISION, (int)review.decision));
    }
}

static void
of_panel_response(const struct vigil_event *event, struct words *ret)
{
    struct vigil_panel_response response;
    if (wire_panel_response_read(event->body, event->body_size, &response, &faults) ==
        BASE_OK) {
        (void)base_text_print(
            ret->text,
            sizeof(ret->text),
            "%s%s%s",
            vigil_code_name(VIGIL_LIST_RESPONSE, (int)response.response),
            response.reason == VIGIL_RESPONSE_REASON_NONE ? "" : ": ",
            vigil_code_name(VIGIL_LIST_RESPONSE_REASON, (int)response.reason));
    }
}

static void
of_lcspr(const struct vigil_event *event, struct words *ret)
{
    static struct vigil_lcspr lcspr;
    if (wire_lcspr_read(event->body, event->body_size, &lcspr, &faults) == BASE_OK) {
        (void)base_text_print(
            ret->text,
            sizeof(ret->text),
            "publication %s",
            vigil_code_name(VIGIL_LIST_PUBLICATION, (int)lcspr.publication));
    }
}

static void
of_clock(const struct vigil_event *event, struct words *ret)
{
    struct vigil_deadline deadline;
    if (wire_clock_event_read(event->body, event->body_size, &deadline, &faults) ==
        BASE_OK) {
        char day[BASE_DATE_SIZE];
        base_date_print(deadline.due_on, day);
        (void)base_text_print(ret->text,
                              sizeof(ret->text),
                              "%s, due %s%s",
                              vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline.clock),
                              day,
                              deadline.state == VIGIL_CLOCK_STATE_MET_LATE ? ", late"
                                                                           : "");
    }
}

static void
of_alert(const struct vigil_event *event, struct words *ret)
{
    struct vigil_alert alert;
    if (wire_alert_read(event->body, event->body_size, &alert, &faults) == BASE_OK) {
        (void)base_text_print(ret->text,
                              sizeof(ret->text),
                              "%s, %s to %s",
                              vigil_code_name(VIGIL_LIST_CLOCK, (int)alert.clock),
                              alert.rung,
                              alert.recipient);
    }
}

static const struct {
    enum vigil_event_kind type;
    void (*describe)(const struct vigil_event *event, struct words *ret);
} describers[] = {
    {VIGIL_EVENT_RAPID_REVIEW, of_rapid_review},
    {VIGIL_EVENT_PANEL_RESPONSE, of_panel_response},
    {VIGIL_EVENT_LCSPR, of_lcspr},
    {VIGIL_EVENT_CLOCK_STARTED, of_clock},
    {VIGIL_EVENT_CLOCK_MET, of_clock},
    {VIGIL_EVENT_ALERT_RAISED, of_alert},
    {VIGIL_EVENT_ALERT_DELIVERED, of_alert},
    {VIGIL_EVENT_ALERT_FAILED, of_alert},
};

static void
list_entry(struct wire_result *result, const struct vigil_event *event)
{
    struct words words = {""};
    char when[RULES_LONDON_SIZE];
    rules_london_print(event->recorded_at, when);
    for (size_t i = 0; i < BASE_COUNT(describers); i++) {
        if (describers[i].type == event->type) {
            describers[i].describe(event, &words);
        }
    }
    wire_result_cell(result, "%lld", (long long)event->position);
    wire_result_cell(result, "%s", when);
    wire_result_cell(result,
                     "%s%s",
                     vigil_code_name(VIGIL_LIST_EVENT, (int)event->type),
                     event->historic ? " (historic)" : "");
    wire_result_cell(result, "%s", event->actor);
    wire_result_cell(result, "%s", words.text);
}

void
intake_history_list(struct wire_result *result, const struct store_entries *entries)
{
    wire_result_listing(result, "history");
    wire_result_column(result, "position", VIGIL_CELL_NUMBER);
    wire_result_column(result, "recorded_at", VIGIL_CELL_TEXT);
    wire_result_column(result, "what", VIGIL_CELL_TEXT);
    wire_result_column(result, "by", VIGIL_CELL_TEXT);
    wire_result_column(result, "detail", VIGIL_CELL_TEXT);
    for (size_t i = 0; i < entries->count; i++) {
        struct vigil_event event;
        if (wire_event_read(
                entries->at[i].event, entries->at[i].event_size, &event, &faults) ==
            BASE_OK) {
            list_entry(result, &event); /* journal verify names one that cannot be read */
        }
    }
}
