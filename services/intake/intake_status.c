/*
 * The answer to status_query: where the journal stands, how far each follower is, which
 * bank holidays count; and, if alerts are held, why.
 */
#include "base/base_date.h"
#include "base/base_time.h"
#include "intake/intake.h"
#include "rules/rules_calendar_check.h"
#include "rules/rules_london.h"
#include "store/store_journal.h"
#include "store/store_standing.h"

static void
list_holds(struct wire_result *result, const struct store_holds *holds)
{
    char since[RULES_LONDON_SIZE];
    wire_result_listing(result, "alerts are held");
    wire_result_column(result, "reason", VIGIL_CELL_TEXT);
    wire_result_column(result, "since", VIGIL_CELL_TEXT);
    for (size_t i = 0; i < holds->count; i++) {
        rules_london_print(holds->at[i].since, since);
        wire_result_cell(result, "%s", holds->at[i].reason);
        wire_result_cell(result, "%s", since);
    }
}

/* Which bank holidays and rules this service counts with. */
static void
list_law(const struct rules_law *law, struct wire_result *result)
{
    char until[BASE_DATE_SIZE];
    vigil_date today = rules_london_date(base_time_now());
    base_date_print(law->holidays.until, until);
    wire_result_listing(result, "law");
    wire_result_column(result, "calendar", VIGIL_CELL_TEXT);
    wire_result_column(result, "rules", VIGIL_CELL_TEXT);
    wire_result_column(result, "until", VIGIL_CELL_TEXT);
    wire_result_column(result, "coverage", VIGIL_CELL_TEXT);
    wire_result_cell(result, "%s", law->holidays.version);
    wire_result_cell(result, "%s", law->rules);
    wire_result_cell(result, "%s", until);
    wire_result_cell(result,
                     "%s",
                     rules_calendar_ends_soon(law->holidays.until, today) ? "ends_soon"
                                                                          : "");
}

enum base_class
intake_status_answer(struct run *run,
                     const struct vigil_key *caller,
                     const struct vigil_query *query,
                     struct wire_result *result,
                     struct vigil_faults *faults,
                     struct base_error *ret_error)
{
    (void)caller;
    (void)query;
    (void)faults;
    struct store_head head = {0};
    struct store_follower_list followers = {0};
    struct store_holds holds = {.count = 0};
    store_journal_head(run->store, &head);
    store_follower_all(run->store, &followers);
    store_hold_status(run->store, &holds);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    char now[RULES_LONDON_SIZE];
    rules_london_print(base_time_now(), now);
    wire_result_listing(result, "instance");
    wire_result_column(result, "journal_position", VIGIL_CELL_NUMBER);
    wire_result_column(result, "time", VIGIL_CELL_TEXT);
    wire_result_column(result, "sandbox", VIGIL_CELL_TEXT);
    wire_result_cell(result, "%lld", (long long)head.position);
    wire_result_cell(result, "%s", now);
    wire_result_cell(result, "%s", base_time_is_sandbox() ? "SANDBOX" : "no");
    wire_result_listing(result, "followers");
    wire_result_column(result, "follower", VIGIL_CELL_TEXT);
    wire_result_column(result, "position", VIGIL_CELL_NUMBER);
    wire_result_column(result, "behind", VIGIL_CELL_NUMBER);
    for (size_t i = 0; i < followers.count; i++) {
        const struct store_follower_status *status = &followers.at[i];
        int64_t behind = head.position - status->position;
        wire_result_cell(result, "%s", status->name);
        wire_result_cell(result, "%lld", (long long)status->position);
        wire_result_cell(result, "%lld", (long long)(behind < 0 ? 0 : behind));
    }
    if (holds.count > 0) {
        list_holds(result, &holds);
    }
    list_law(&run->law, result);
    return BASE_OK;
}
