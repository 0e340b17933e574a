/*
 * The answer to case_query: what is known of one case, its deadlines, and its history as
 * the journal has it. Another's case is answered as one that does not exist.
 */
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "intake/intake.h"
#include "rules/rules_access.h"
#include "rules/rules_deadlines.h"
#include "store/store_case.h"
#include "store/store_journal.h"
#include "wire/wire_alert.h"
#include "wire/wire_clock_event.h"
#include "wire/wire_event.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_rapid_review.h"

enum { ENTRIES_MAX = 500 };

static void
fact(struct wire_result *result, const char *name, const char *value)
{
    if (value != NULL && value[0] != '\0') {
        wire_result_cell(result, "%s", name);
        wire_result_cell(result, "%s", value);
    }
}

static void
date_fact(struct wire_result *result, const char *name, vigil_date date)
{
    char text[BASE_DATE_SIZE];
    base_date_print(date, text);
    fact(result, name, text);
}

static void
instant_fact(struct wire_result *result, const char *name, vigil_instant instant)
{
    char text[BASE_INSTANT_SIZE];
    base_instant_print(instant, text);
    fact(result, name, text);
}

static void
list_facts(struct wire_result *result, const struct vigil_case *c)
{
    wire_result_listing(result, "case");
    wire_result_column(result, "field", VIGIL_CELL_TEXT);
    wire_result_column(result, "value", VIGIL_CELL_TEXT);
    fact(result, "case_ref", c->case_ref);
    fact(result, "authority", c->authority);
    fact(result, "notification_ref", c->notification_ref);
    fact(result, "state", vigil_code_name(VIGIL_LIST_CASE_STATE, (int)c->state));
    date_fact(result, "incident_on", c->incident_on);
    date_fact(result, "became_aware_on", c->became_aware_on);
    instant_fact(result, "notified_at", c->notified_at);
    instant_fact(result, "rapid_review_at", c->rapid_review_at);
    fact(result, "decision", vigil_code_name(VIGIL_LIST_DECISION, (int)c->decision));
    instant_fact(result, "responded_at", c->responded_at);
    fact(result, "response", vigil_code_name(VIGIL_LIST_RESPONSE, (int)c->response));
    fact(result, "reason", vigil_code_name(VIGIL_LIST_RESPONSE_REASON, (int)c->reason));
    fact(result, "lcspr_ref", c->lcspr_ref);
    date_fact(result, "lcspr_commissioned_on", c->lcspr_commissioned_on);
    instant_fact(result, "lcspr_received_at", c->lcspr_received_at);
    char version[16];
    (void)base_text_print(version, sizeof(version), "%d", c->version);
    fact(result, "version", version);
}

static void
list_deadlines(struct wire_result *result,
               const struct rules_law *law,
               const struct vigil_case *c)
{
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    size_t count = rules_deadlines_of(law, c, deadlines);
    wire_result_listing(result, "deadlines");
    wire_result_column(result, "clock", VIGIL_CELL_TEXT);
    wire_result_column(result, "started_on", VIGIL_CELL_TEXT);
    wire_result_column(result, "due_on", VIGIL_CELL_TEXT);
    wire_result_column(result, "state", VIGIL_CELL_TEXT);
    wire_result_column(result, "met_at", VIGIL_CELL_TEXT);
    wire_result_column(result, "rule", VIGIL_CELL_TEXT);
    for (size_t i = 0; i < count; i++) {
        char started[BASE_DATE_SIZE], due[BASE_DATE_SIZE], met[BASE_INSTANT_SIZE];
        base_date_print(deadlines[i].started_on, started);
        base_date_print(deadlines[i].due_on, due);
        base_instant_print(deadlines[i].met_at, met);
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)deadlines[i].clock));
        wire_result_cell(result, "%s", started);
        wire_result_cell(result, "%s", due);
        wire_result_cell(
            result,
            "%s",
            vigil_code_name(VIGIL_LIST_CLOCK_STATE, (int)deadlines[i].state));
        wire_result_cell(result, "%s", met);
        wire_result_cell(result, "%s", deadlines[i].rule);
    }
}

/* What an entry says in a few words: codes and dates, no free text. */
static void
describe(const struct vigil_event *event, char *ret_text, size_t size)
{
    static union {
        struct vigil_rapid_review review;
        struct vigil_panel_response response;
        struct vigil_lcspr lcspr;
        struct vigil_deadline deadline;
        struct vigil_alert alert;
    } body;
    static struct vigil_faults faults;
    const uint8_t *bytes = event->body;
    char day[BASE_DATE_SIZE];
    ret_text[0] = '\0';
    switch ((int)event->type) {
    case VIGIL_EVENT_RAPID_REVIEW:
        if (wire_rapid_review_read(bytes, event->body_size, &body.review, &faults) ==
            BASE_OK) {
            (void)base_text_print(
                ret_text,
                size,
                "decision %s",
                vigil_code_name(VIGIL_LIST_DECISION, (int)body.review.decision));
        }
        break;
    case VIGIL_EVENT_PANEL_RESPONSE:
        if (wire_panel_response_read(bytes, event->body_size, &body.response, &faults) ==
            BASE_OK) {
            (void)base_text_print(
                ret_text,
                size,
                "%s %s",
                vigil_code_name(VIGIL_LIST_RESPONSE, (int)body.response.response),
                vigil_code_name(VIGIL_LIST_RESPONSE_REASON, (int)body.response.reason));
        }
        break;
    case VIGIL_EVENT_LCSPR:
        if (wire_lcspr_read(bytes, event->body_size, &body.lcspr, &faults) == BASE_OK) {
            (void)base_text_print(
                ret_text,
                size,
                "publication %s",
                vigil_code_name(VIGIL_LIST_PUBLICATION, (int)body.lcspr.publication));
        }
        break;
    case VIGIL_EVENT_CLOCK_STARTED:
    case VIGIL_EVENT_CLOCK_MET:
        if (wire_clock_event_read(bytes, event->body_size, &body.deadline, &faults) ==
            BASE_OK) {
            base_date_print(body.deadline.due_on, day);
            (void)base_text_print(
                ret_text,
                size,
                "%s, due %s",
                vigil_code_name(VIGIL_LIST_CLOCK, (int)body.deadline.clock),
                day);
        }
        break;
    case VIGIL_EVENT_ALERT_RAISED:
    case VIGIL_EVENT_ALERT_DELIVERED:
    case VIGIL_EVENT_ALERT_FAILED:
        if (wire_alert_read(bytes, event->body_size, &body.alert, &faults) == BASE_OK) {
            (void)base_text_print(
                ret_text,
                size,
                "%s, %s to %s",
                vigil_code_name(VIGIL_LIST_CLOCK, (int)body.alert.clock),
                body.alert.rung,
                body.alert.recipient);
        }
        break;
    default:
        break;
    }
}

static void
list_history(struct wire_result *result, const struct store_entries *entries)
{
    static struct vigil_faults faults;
    wire_result_listing(result, "history");
    wire_result_column(result, "position", VIGIL_CELL_NUMBER);
    wire_result_column(result, "recorded_at", VIGIL_CELL_TEXT);
    wire_result_column(result, "what", VIGIL_CELL_TEXT);
    wire_result_column(result, "by", VIGIL_CELL_TEXT);
    wire_result_column(result, "detail", VIGIL_CELL_TEXT);
    for (size_t i = 0; i < entries->count; i++) {
        struct vigil_event event;
        char when[BASE_INSTANT_SIZE], words[160];
        if (wire_event_read(
                entries->at[i].event, entries->at[i].event_size, &event, &faults) !=
            BASE_OK) {
            continue; /* journal verify names such an entry */
        }
        base_instant_print(event.recorded_at, when);
        describe(&event, words, sizeof(words));
        wire_result_cell(result, "%lld", (long long)event.position);
        wire_result_cell(result, "%s", when);
        wire_result_cell(result,
                         "%s%s",
                         vigil_code_name(VIGIL_LIST_EVENT, (int)event.type),
                         event.historic ? " (historic)" : "");
        wire_result_cell(result, "%s", event.actor);
        wire_result_cell(result, "%s", words);
    }
}

enum base_class
intake_case_answer(struct run *run,
                   const struct vigil_key *caller,
                   const struct vigil_query *query,
                   struct wire_result *result,
                   struct vigil_faults *faults,
                   struct base_error *ret_error)
{
    const struct rules_context context = {.role = caller->role};
    struct vigil_case_name name = {0};
    (void)base_text_copy(name.case_ref, sizeof(name.case_ref), query->case_ref);
    if (!rules_access_case_name(&name, &context, "", faults)) {
        return BASE_REFUSE;
    }
    struct vigil_case c;
    struct store_cases cases = {.at = &c, .capacity = 1};
    struct store_entries entries = {0};
    const char *refs[] = {query->case_ref};
    store_case_read(run->store, refs, 1, &cases);
    store_journal_of_case(run->store, query->case_ref, 0, ENTRIES_MAX, &entries);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK &&
        (cases.count == 0 ||
         !rules_access_sees(caller->role, caller->party, c.authority))) {
        rules_access_no_such_case("case_ref", faults);
        class = BASE_REFUSE;
    }
    if (class == BASE_OK) {
        list_facts(result, &c);
        list_deadlines(result, &run->law, &c);
        list_history(result, &entries);
    }
    store_entries_done(&entries);
    return class;
}
