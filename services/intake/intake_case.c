/*
 * The answer to case_query: what is known of one case, its deadlines, and its history as
 * the journal has it. Another's case is answered as one that does not exist.
 */
#include "base/base_date.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "intake/intake.h"
#include "intake/intake_history.h"
#include "rules/rules_access.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_london.h"
#include "store/store_case.h"
#include "store/store_journal.h"

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
    char text[RULES_LONDON_SIZE];
    rules_london_print(instant, text);
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
        char started[BASE_DATE_SIZE], due[BASE_DATE_SIZE], met[RULES_LONDON_SIZE];
        base_date_print(deadlines[i].started_on, started);
        base_date_print(deadlines[i].due_on, due);
        rules_london_print(deadlines[i].met_at, met);
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)deadlines[i].clock));
        wire_result_cell(result, "%s", started);
        wire_result_cell(result, "%s", due);
        wire_result_cell(
            result, "%s", rules_deadlines_state(&deadlines[i], base_time_now()));
        wire_result_cell(result, "%s", met);
        wire_result_cell(result, "%s", deadlines[i].rule);
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
        intake_history_list(result, &entries);
    }
    store_entries_done(&entries);
    return class;
}
