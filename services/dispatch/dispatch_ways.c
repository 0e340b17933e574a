/*
 * The answer to deliveries_query: the alerts that reached nobody ("failed"), the ways
 * that a case's alerts went ("ways"), or whether anything goes out at all ("dispatch").
 * An authority sees what is addressed to it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "dispatch/dispatch.h"
#include "rules/rules_access.h"
#include "rules/rules_london.h"
#include "store/store_delivery.h"

enum { PAGE_MAX = 200 };

struct column {
    const char *name;
    enum vigil_cell_kind kind;
};

static void
begin(struct wire_result *result,
      const char *title,
      const struct column *columns,
      size_t count)
{
    wire_result_listing(result, title);
    for (size_t i = 0; i < count; i++) {
        wire_result_column(result, columns[i].name, columns[i].kind);
    }
}

static void
list_instant(struct wire_result *result, vigil_instant instant)
{
    char text[RULES_LONDON_SIZE];
    rules_london_print(instant, text);
    wire_result_cell(result, "%s", text);
}

/* case_ref, clock, rung, recipient */
static void
list_key(struct wire_result *result, const struct vigil_alert *alert)
{
    wire_result_cell(result, "%s", alert->case_ref);
    wire_result_cell(result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)alert->clock));
    wire_result_cell(result, "%s", alert->rung);
    wire_result_cell(result, "%s", alert->recipient);
}

static enum base_class
list_failed(struct run *run,
            const char *party,
            const struct vigil_query *query,
            struct wire_result *result,
            struct base_error *ret_error)
{
    static const struct column columns[] = {{"case_ref", VIGIL_CELL_TEXT},
                                            {"clock", VIGIL_CELL_TEXT},
                                            {"rung", VIGIL_CELL_TEXT},
                                            {"recipient", VIGIL_CELL_TEXT},
                                            {"due_on", VIGIL_CELL_TEXT},
                                            {"ways", VIGIL_CELL_NUMBER},
                                            {"attempts", VIGIL_CELL_NUMBER},
                                            {"outcome", VIGIL_CELL_TEXT},
                                            {"changed_at", VIGIL_CELL_TEXT}};
    static struct store_alert at[PAGE_MAX];
    struct store_alerts alerts = {.at = at, .capacity = PAGE_MAX};
    int32_t limit = query->limit > 0 && query->limit < PAGE_MAX ? query->limit : PAGE_MAX;
    store_alert_failed(run->store,
                       party,
                       query->case_ref,
                       strtoll(query->after, NULL, 10),
                       limit,
                       &alerts);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    begin(result, "failed", columns, BASE_COUNT(columns));
    for (size_t i = 0; i < alerts.count; i++) {
        char due[BASE_DATE_SIZE];
        base_date_print(at[i].alert.due_on, due);
        list_key(result, &at[i].alert);
        wire_result_cell(result, "%s", due);
        wire_result_cell(result, "%d", (int)at[i].alert.hop);
        wire_result_cell(result, "%d", (int)at[i].attempts);
        wire_result_cell(result, "%s", at[i].alert.outcome);
        list_instant(result, at[i].changed_at);
    }
    if (alerts.count == (size_t)limit) {
        char cursor[24];
        (void)base_text_print(
            cursor, sizeof(cursor), "%lld", (long long)at[limit - 1].raised_position);
        wire_result_next(result, cursor);
    }
    return BASE_OK;
}

static enum base_class
list_ways(struct run *run,
          const char *party,
          const struct vigil_query *query,
          struct wire_result *result,
          struct base_error *ret_error)
{
    static const struct column columns[] = {{"clock", VIGIL_CELL_TEXT},
                                            {"rung", VIGIL_CELL_TEXT},
                                            {"recipient", VIGIL_CELL_TEXT},
                                            {"round", VIGIL_CELL_NUMBER},
                                            {"way", VIGIL_CELL_NUMBER},
                                            {"channel", VIGIL_CELL_TEXT},
                                            {"state", VIGIL_CELL_TEXT},
                                            {"attempts", VIGIL_CELL_NUMBER},
                                            {"outcome", VIGIL_CELL_TEXT},
                                            {"confirm_by", VIGIL_CELL_TEXT},
                                            {"changed_at", VIGIL_CELL_TEXT}};
    static struct store_delivery at[PAGE_MAX];
    struct store_deliveries deliveries = {.at = at, .capacity = PAGE_MAX};
    store_delivery_page(run->store, query->case_ref, party, &deliveries);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    begin(result, "ways", columns, BASE_COUNT(columns));
    for (size_t i = 0; i < deliveries.count; i++) {
        const struct store_delivery *of = &at[i];
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)of->alert.clock));
        wire_result_cell(result, "%s", of->alert.rung);
        wire_result_cell(result, "%s", of->alert.recipient);
        wire_result_cell(result, "%d", (int)of->round);
        wire_result_cell(result, "%d", (int)of->alert.hop);
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_CHANNEL, (int)of->channel));
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_ALERT_STATE, (int)of->state));
        wire_result_cell(result, "%d", (int)of->attempts);
        wire_result_cell(result, "%s", of->outcome);
        list_instant(result, of->confirm_by);
        list_instant(result, of->changed_at);
    }
    return BASE_OK;
}

static enum base_class
list_dispatch(struct run *run,
              const char *party,
              struct wire_result *result,
              struct base_error *ret_error)
{
    static const struct column columns[] = {{"state", VIGIL_CELL_TEXT},
                                            {"why", VIGIL_CELL_TEXT},
                                            {"since", VIGIL_CELL_TEXT},
                                            {"wait", VIGIL_CELL_NUMBER},
                                            {"unconfirmed", VIGIL_CELL_NUMBER},
                                            {"failed", VIGIL_CELL_NUMBER}};
    struct store_holds holds;
    struct store_alert_counts counts = {.planned = 0};
    store_hold_all(run->store, &holds);
    store_alert_count(run->store, party, &counts);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    begin(result, "dispatch", columns, BASE_COUNT(columns));
    for (size_t i = 0; i == 0 || i < holds.count; i++) {
        bool held = i < holds.count;
        wire_result_cell(result, "%s", held ? "held" : "live");
        wire_result_cell(result, "%s", held ? holds.at[i].reason : "");
        list_instant(result, held ? holds.at[i].since : VIGIL_INSTANT_NONE);
        wire_result_cell(result, "%lld", (long long)counts.planned);
        wire_result_cell(result, "%lld", (long long)counts.handed_over);
        wire_result_cell(result, "%lld", (long long)counts.failed);
    }
    return BASE_OK;
}

enum base_class
dispatch_ways_answer(struct run *run,
                     const struct vigil_key *caller,
                     const struct vigil_query *query,
                     struct wire_result *result,
                     struct vigil_faults *faults,
                     struct base_error *ret_error)
{
    bool all = rules_access_message(caller->role, VIGIL_MESSAGE_DELIVERIES_QUERY) ==
               RULES_ACCESS_ALL;
    const char *party = all ? "" : caller->party;
    if (strcmp(query->table, "failed") == 0) {
        return list_failed(run, party, query, result, ret_error);
    }
    if (strcmp(query->table, "ways") == 0) {
        return list_ways(run, party, query, result, ret_error);
    }
    if (strcmp(query->table, "dispatch") == 0) {
        return list_dispatch(run, party, result, ret_error);
    }
    base_faults_add(faults,
                    "table",
                    "unknown_table",
                    "no table of deliveries",
                    "failed, ways or dispatch");
    return BASE_REFUSE;
}
