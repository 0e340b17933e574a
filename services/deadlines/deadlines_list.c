/*
 * The answer to deadlines_query: the clocks of a case, or all that run, by due day.
 * An authority sees its own; another's case has no clocks for it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "deadlines/deadlines.h"
#include "rules/rules_access.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_london.h"

enum { PAGE_MAX = 200 };

/* The cursor is "2026-04-22/CSP-2026-000123-K/2"; true if after is one, or blank. */
static bool
read_cursor(const char *after, struct store_clock_page *page)
{
    static char day[BASE_DATE_SIZE], case_ref[VIGIL_REF_SIZE];
    const char *slash = strchr(after, '/');
    const char *last = strrchr(after, '/');
    page->after_due_on = VIGIL_DATE_NONE;
    page->after_case_ref = "";
    if (after[0] == '\0') {
        return true;
    }
    if (slash == NULL || last == slash || last[1] < '0' || last[1] > '9' ||
        !base_text_copy_bytes(day, sizeof(day), after, (size_t)(slash - after)) ||
        !base_text_copy_bytes(
            case_ref, sizeof(case_ref), slash + 1, (size_t)(last - slash - 1))) {
        return false;
    }
    page->after_case_ref = case_ref;
    page->after_clock = (enum vigil_clock)strtol(last + 1, NULL, 10);
    return base_date_parse(day, &page->after_due_on);
}

static void
list(struct wire_result *result,
     const struct vigil_key *caller,
     bool named, /* of the one case that was asked for */
     const struct store_clocks *clocks,
     vigil_instant now)
{
    static const char *const columns[] = {"case_ref",
                                          "authority",
                                          "clock",
                                          "started_on",
                                          "due_on",
                                          "state",
                                          "met_at",
                                          "rule",
                                          "provisional",
                                          "missed_on"};
    wire_result_listing(result, "deadlines");
    for (size_t i = 0; i < BASE_COUNT(columns); i++) {
        wire_result_column(result, columns[i], VIGIL_CELL_TEXT);
    }
    for (size_t i = 0; i < clocks->count; i++) {
        const struct vigil_deadline *deadline = &clocks->at[i].deadline;
        char started[BASE_DATE_SIZE], due[BASE_DATE_SIZE], met[RULES_LONDON_SIZE];
        char missed[BASE_DATE_SIZE];
        if (!named &&
            !rules_access_lists(caller->role, caller->party, clocks->at[i].authority)) {
            continue;
        }
        base_date_print(clocks->at[i].missed_on, missed);
        base_date_print(deadline->started_on, started);
        base_date_print(deadline->due_on, due);
        rules_london_print(deadline->met_at, met);
        wire_result_cell(result, "%s", deadline->case_ref);
        wire_result_cell(result, "%s", clocks->at[i].authority);
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline->clock));
        wire_result_cell(result, "%s", started);
        wire_result_cell(result, "%s", due);
        wire_result_cell(result, "%s", rules_deadlines_state(deadline, now));
        wire_result_cell(result, "%s", met);
        wire_result_cell(result, "%s", deadline->rule);
        wire_result_cell(result, "%s", deadline->provisional ? "provisional" : "");
        wire_result_cell(result, "%s", missed);
    }
}

/* The cursor behind the last line. */
static void
set_next(struct wire_result *result, const struct store_clock *clock)
{
    char cursor[64], day[BASE_DATE_SIZE];
    base_date_print(clock->deadline.due_on, day);
    (void)base_text_print(cursor,
                          sizeof(cursor),
                          "%s/%s/%d",
                          day,
                          clock->deadline.case_ref,
                          (int)clock->deadline.clock);
    wire_result_next(result, cursor);
}

enum base_class
deadlines_list_answer(struct run *run,
                      const struct vigil_key *caller,
                      const struct vigil_query *query,
                      struct wire_result *result,
                      struct vigil_faults *faults,
                      struct base_error *ret_error)
{
    static struct store_clock at[PAGE_MAX];
    struct store_clocks clocks = {.at = at, .capacity = PAGE_MAX};
    bool all = rules_access_message(caller->role, VIGIL_MESSAGE_DEADLINES_QUERY) ==
               RULES_ACCESS_ALL;
    struct store_clock_page page = {
        .authority = all ? "" : caller->party,
        .case_ref = query->case_ref,
        .limit = query->limit > 0 && query->limit < PAGE_MAX ? query->limit : PAGE_MAX};
    const struct rules_context context = {.role = caller->role};
    struct vigil_case_name name = {0};
    memcpy(name.case_ref, query->case_ref, sizeof(name.case_ref));
    if (query->case_ref[0] != '\0' &&
        !rules_access_case_name(&name, &context, "", faults)) {
        return BASE_REFUSE;
    }
    if (!read_cursor(query->after, &page)) {
        base_faults_add(faults,
                        "after",
                        "not_a_cursor",
                        "not a cursor of this list",
                        "`next` of the page before, or nothing");
        return BASE_REFUSE;
    }
    store_clock_list(run->store, &page, &clocks);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && query->case_ref[0] != '\0' && clocks.count == 0) {
        return deadlines_unknown_case(
            run, query->case_ref, page.authority, faults, ret_error);
    }
    if (class == BASE_OK) {
        list(result, caller, query->case_ref[0] != '\0', &clocks, base_time_now());
        if (query->case_ref[0] == '\0' && clocks.count == (size_t)page.limit) {
            set_next(result, &at[clocks.count - 1]);
        }
    }
    return class;
}
