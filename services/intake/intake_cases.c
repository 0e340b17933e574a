/*
 * The answer to cases_query: a page of cases, those that the caller's authority leads or
 * shares or, for the Panel, the Department and Ofsted, all that they see.
 */
#include "base/base_date.h"
#include "intake/intake.h"
#include "rules/rules_access.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_london.h"
#include "store/store_case.h"

enum { PAGE_MAX = 200 };

/* The next day on which something is due of the case, or none. */
static vigil_date
next_due(const struct rules_law *law, const struct vigil_case *c)
{
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    size_t count = rules_deadlines_of(law, c, deadlines);
    vigil_date next = VIGIL_DATE_NONE;
    for (size_t i = 0; i < count; i++) {
        if (deadlines[i].state == VIGIL_CLOCK_STATE_RUNNING &&
            (next == VIGIL_DATE_NONE || deadlines[i].due_on < next)) {
            next = deadlines[i].due_on;
        }
    }
    return next;
}

enum base_class
intake_cases_answer(struct run *run,
                    const struct vigil_key *caller,
                    const struct vigil_query *query,
                    struct wire_result *result,
                    struct vigil_faults *faults,
                    struct base_error *ret_error)
{
    (void)faults;
    static struct vigil_case at[PAGE_MAX];
    int32_t limit = query->limit > 0 && query->limit < PAGE_MAX ? query->limit : PAGE_MAX;
    struct store_cases cases = {.at = at, .capacity = PAGE_MAX};
    bool all = /* of those that they see: a page may be shorter for them */
        rules_access_message(caller->role, VIGIL_MESSAGE_CASES_QUERY) == RULES_ACCESS_ALL;
    store_case_page(run->store, all ? "" : caller->party, query->after, limit, &cases);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    static const char *const columns[] = {"case_ref",
                                          "authority",
                                          "notification_ref",
                                          "state",
                                          "notified_at",
                                          "next_due_on",
                                          "kind"};
    wire_result_listing(result, "cases");
    for (size_t i = 0; i < BASE_COUNT(columns); i++) {
        wire_result_column(result, columns[i], VIGIL_CELL_TEXT);
    }
    for (size_t i = 0; i < cases.count; i++) {
        const struct vigil_case *c = &at[i];
        if (!rules_access_sees_case(caller->role, caller->party, c) ||
            !rules_access_lists(caller->role, caller->party, c->authority)) {
            continue;
        }
        char notified[RULES_LONDON_SIZE], due[BASE_DATE_SIZE];
        rules_london_print(c->notified_at, notified);
        base_date_print(next_due(&run->law, c), due);
        wire_result_cell(result, "%s", c->case_ref);
        wire_result_cell(result, "%s", c->authority);
        wire_result_cell(result, "%s", c->notification_ref);
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_CASE_STATE, (int)c->state));
        wire_result_cell(result, "%s", notified);
        wire_result_cell(result, "%s", due);
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_FILE_KIND, (int)c->kind));
    }
    if (cases.count == (size_t)limit) {
        wire_result_next(result, at[cases.count - 1].case_ref);
    }
    return BASE_OK;
}
