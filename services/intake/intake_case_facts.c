/* What is known of one case: see intake_case_facts.h. */
#include "intake/intake_case_facts.h"

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_london.h"

static void
fact(struct wire_result *result, const char *name, const char *value)
{
    if (value != NULL && value[0] != '\0') {
        wire_result_cell(result, "%s", name);
        wire_result_cell(result, "%s", value);
    }
}

static void
code_fact(struct wire_result *result,
          const char *name,
          enum vigil_code_list list,
          int code)
{
    fact(result, name, vigil_code_name(list, code));
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
    char text[RULES_LONDON_SIZE];
    rules_london_print(instant, text);
    fact(result, name, text);
}

/* Which file it is, and what happened at first. */
static void
opening(struct wire_result *result, const struct vigil_case *c)
{
    bool review = c->kind == VIGIL_FILE_KIND_LCSPR;
    fact(result, "case_ref", c->case_ref);
    code_fact(result, "kind", VIGIL_LIST_FILE_KIND, (int)c->kind);
    fact(result, "authority", c->authority);
    for (size_t i = 0; i < c->also_count; i++) {
        fact(result, "shared_with", c->also[i]);
    }
    fact(result, review ? "lcspr_ref" : "notification_ref", c->notification_ref);
    code_fact(result, "state", VIGIL_LIST_CASE_STATE, (int)c->state);
    code_fact(result, "state_before", VIGIL_LIST_CASE_STATE, (int)c->state_before);
    code_fact(result, "withdrawal", VIGIL_LIST_WITHDRAWAL, (int)c->withdrawal);
    fact(result, "merged_into", c->merged_into);
    code_fact(result, "incident_type", VIGIL_LIST_INCIDENT_TYPE, (int)c->incident_type);
    date_fact(result, "incident_on", c->incident_on);
    date_fact(result, "died_on", c->died_on);
    date_fact(result, "became_aware_on", c->became_aware_on);
    instant_fact(result, review ? "opened_at" : "notified_at", c->notified_at);
    instant_fact(result, "seen_at", c->seen_at);
}

void
intake_case_facts(struct wire_result *result,
                  const struct vigil_case *c,
                  const struct store_cases *members)
{
    wire_result_listing(result, "case");
    wire_result_column(result, "field", VIGIL_CELL_TEXT);
    wire_result_column(result, "value", VIGIL_CELL_TEXT);
    opening(result, c);
    instant_fact(result, "rapid_review_at", c->rapid_review_at);
    date_fact(result, "rapid_review_extended_to", c->rapid_review_extended_to);
    code_fact(result, "decision", VIGIL_LIST_DECISION, (int)c->decision);
    instant_fact(result, "responded_at", c->responded_at);
    code_fact(result, "response", VIGIL_LIST_RESPONSE, (int)c->response);
    code_fact(result, "reason", VIGIL_LIST_RESPONSE_REASON, (int)c->reason);
    code_fact(result, "reply", VIGIL_LIST_STAND, (int)c->stand);
    code_fact(result, "national_review", VIGIL_LIST_NATIONAL_STAGE, (int)c->national);
    fact(result, "lcspr_ref", c->lcspr_ref);
    fact(result, "review_ref", c->review_ref);
    for (size_t i = 0; i < members->count; i++) {
        fact(result, "covers", members->at[i].case_ref);
    }
    date_fact(result, "lcspr_commissioned_on", c->lcspr_commissioned_on);
    date_fact(result, "lcspr_extended_to", c->lcspr_extended_to);
    date_fact(result, "forecast_on", c->forecast_on);
    instant_fact(result, "lcspr_received_at", c->lcspr_received_at);
    code_fact(result, "publication", VIGIL_LIST_PUBLICATION, (int)c->publication);
    date_fact(result, "published_on", c->published_on);
    char version[16];
    (void)base_text_print(version, sizeof(version), "%d", c->version);
    fact(result, "version", version);
}

/* What an item's code means. */
static const char *
code_of(const struct vigil_item *item)
{
    static const struct {
        enum vigil_item_kind kind;
        enum vigil_code_list list;
    } lists[] = {{VIGIL_ITEM_KIND_RECOMMENDATION, VIGIL_LIST_THEME},
                 {VIGIL_ITEM_KIND_NATIONAL_ISSUE, VIGIL_LIST_THEME},
                 {VIGIL_ITEM_KIND_ACTION, VIGIL_LIST_RAG},
                 {VIGIL_ITEM_KIND_FOLLOW_UP, VIGIL_LIST_RAG},
                 {VIGIL_ITEM_KIND_EXTENSION, VIGIL_LIST_CLOCK},
                 {VIGIL_ITEM_KIND_DOCUMENT, VIGIL_LIST_DOCUMENT_KIND}};
    for (size_t i = 0; i < BASE_COUNT(lists); i++) {
        if (lists[i].kind == item->kind) {
            const char *name = vigil_code_name(lists[i].list, item->code);
            return name == NULL ? "" : name;
        }
    }
    return "";
}

void
intake_case_items(struct wire_result *result, const struct store_items *items)
{
    static const char *const columns[] = {
        "kind", "no", "state", "owner", "due_on", "of", "code", "level", "label"};
    wire_result_listing(result, "items");
    for (size_t i = 0; i < BASE_COUNT(columns); i++) {
        wire_result_column(
            result, columns[i], i == 1 ? VIGIL_CELL_NUMBER : VIGIL_CELL_TEXT);
    }
    for (size_t i = 0; i < items->count; i++) {
        const struct vigil_item *item = &items->at[i];
        char due[BASE_DATE_SIZE], of[16] = "";
        base_date_print(item->due_on, due);
        if (item->parent > 0) {
            (void)base_text_print(of, sizeof(of), "%d", item->parent);
        }
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_ITEM_KIND, (int)item->kind));
        wire_result_cell(result, "%d", item->no);
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_ITEM_STATE, (int)item->state));
        wire_result_cell(result, "%s", item->owner);
        wire_result_cell(result, "%s", due);
        wire_result_cell(result, "%s", of);
        wire_result_cell(result, "%s", code_of(item));
        wire_result_cell(result, "%s", vigil_code_name(VIGIL_LIST_LEVEL, item->level));
        wire_result_cell(result, "%s", item->label);
    }
}

void
intake_case_recurring(struct wire_result *result, const struct store_items *items)
{
    static const char *const columns[] = {"recommendation",
                                          "recurs_from",
                                          "no",
                                          "theme",
                                          "lead_body",
                                          "state",
                                          "opened_on"};
    if (items->count == 0) {
        return;
    }
    wire_result_listing(result, "recurs");
    for (size_t i = 0; i < BASE_COUNT(columns); i++) {
        wire_result_column(result, columns[i], VIGIL_CELL_TEXT);
    }
    for (size_t i = 0; i < items->count; i++) {
        const struct vigil_item *item = &items->at[i];
        char opened[BASE_DATE_SIZE];
        base_date_print(rules_london_date(item->opened_at), opened);
        wire_result_cell(result, "%d", item->parent);
        wire_result_cell(result, "%s", item->case_ref);
        wire_result_cell(result, "%d", item->no);
        wire_result_cell(result, "%s", code_of(item));
        wire_result_cell(result, "%s", item->label);
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_ITEM_STATE, (int)item->state));
        wire_result_cell(result, "%s", opened);
    }
}

void
intake_case_deadlines(struct wire_result *result,
                      const struct rules_law *law,
                      const struct vigil_case *c,
                      vigil_instant now)
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
        char started[BASE_DATE_SIZE], due[BASE_DATE_SIZE], met[RULES_LONDON_SIZE];
        base_date_print(deadlines[i].started_on, started);
        base_date_print(deadlines[i].due_on, due);
        rules_london_print(deadlines[i].met_at, met);
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)deadlines[i].clock));
        wire_result_cell(result, "%s", started);
        wire_result_cell(result, "%s", due);
        wire_result_cell(result, "%s", rules_deadlines_state(&deadlines[i], now));
        wire_result_cell(result, "%s", met);
        wire_result_cell(result, "%s", deadlines[i].rule);
    }
}
