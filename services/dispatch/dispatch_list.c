/*
 * The answer to alerts_query: the alerts, newest first, and how far each has come. An
 * authority sees those that are addressed to it.
 */
#include <stdlib.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "dispatch/dispatch.h"
#include "rules/rules_access.h"
#include "rules/rules_ladder.h"
#include "rules/rules_london.h"

enum { PAGE_MAX = 200 };

/* True if it is to a party that this key's lists tell of. */
static bool
is_listed(const struct vigil_key *caller, const struct vigil_alert *alert)
{
    char party[VIGIL_PARTY_SIZE];
    rules_ladder_party(alert->recipient, party);
    return rules_access_lists(caller->role, caller->party, party);
}

static void
list_alert(struct wire_result *result, const struct store_alert *alert)
{
    char due[BASE_DATE_SIZE], changed[RULES_LONDON_SIZE];
    base_date_print(alert->alert.due_on, due);
    rules_london_print(alert->changed_at, changed);
    wire_result_cell(result, "%s", alert->alert.case_ref);
    wire_result_cell(
        result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)alert->alert.clock));
    wire_result_cell(result, "%s", alert->alert.rung);
    wire_result_cell(result, "%s", alert->alert.recipient);
    wire_result_cell(result, "%s", due);
    wire_result_cell(
        result, "%s", vigil_code_name(VIGIL_LIST_ALERT_STATE, (int)alert->state));
    wire_result_cell(result, "%d", alert->attempts);
    wire_result_cell(result, "%s", alert->alert.outcome);
    wire_result_cell(result, "%s", changed);
}

enum base_class
dispatch_list_answer(struct run *run,
                     const struct vigil_key *caller,
                     const struct vigil_query *query,
                     struct wire_result *result,
                     struct vigil_faults *faults,
                     struct base_error *ret_error)
{
    static struct store_alert at[PAGE_MAX];
    static const struct {
        const char *name;
        enum vigil_cell_kind kind;
    } columns[] = {{"case_ref", VIGIL_CELL_TEXT},
                   {"clock", VIGIL_CELL_TEXT},
                   {"rung", VIGIL_CELL_TEXT},
                   {"recipient", VIGIL_CELL_TEXT},
                   {"due_on", VIGIL_CELL_TEXT},
                   {"state", VIGIL_CELL_TEXT},
                   {"attempts", VIGIL_CELL_NUMBER},
                   {"outcome", VIGIL_CELL_TEXT},
                   {"changed_at", VIGIL_CELL_TEXT}};
    (void)faults;
    struct store_alerts alerts = {.at = at, .capacity = PAGE_MAX};
    int32_t limit = query->limit > 0 && query->limit < PAGE_MAX ? query->limit : PAGE_MAX;
    bool all = rules_access_message(caller->role, VIGIL_MESSAGE_ALERTS_QUERY) ==
               RULES_ACCESS_ALL;
    store_alert_page(run->store,
                     all ? "" : caller->party,
                     strtoll(query->after, NULL, 10),
                     limit,
                     &alerts);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    wire_result_listing(result, "alerts");
    for (size_t i = 0; i < BASE_COUNT(columns); i++) {
        wire_result_column(result, columns[i].name, columns[i].kind);
    }
    for (size_t i = 0; i < alerts.count; i++) {
        if (is_listed(caller, &at[i].alert)) {
            list_alert(result, &at[i]);
        }
    }
    if (alerts.count == (size_t)limit) {
        char cursor[24];
        (void)base_text_print(
            cursor, sizeof(cursor), "%lld", (long long)at[limit - 1].raised_position);
        wire_result_next(result, cursor);
    }
    return BASE_OK;
}
