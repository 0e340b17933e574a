/*
 * The answer to feed_query: all that a calendar is made of, in two tables: whose it is,
 * and its clocks. An authority gets its own; the Panel that of one or of all.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "deadlines/deadlines_feed.h"
#include "rules/rules_access.h"
#include "rules/rules_london.h"

enum { PAGE_MAX = 200 };

/* The cursor is "CSP-2026-000123-K/2"; true if after is one, or blank. */
static bool
read_cursor(const char *after, struct store_feed_page *page)
{
    static char case_ref[VIGIL_REF_SIZE];
    const char *slash = strrchr(after, '/');
    page->after_case_ref = "";
    if (after[0] == '\0') {
        return true;
    }
    if (slash == NULL || slash[1] < '0' || slash[1] > '9' || strlen(slash) > 3 ||
        !base_text_copy_bytes(
            case_ref, sizeof(case_ref), after, (size_t)(slash - after))) {
        return false;
    }
    page->after_case_ref = case_ref;
    page->after_clock = (enum vigil_clock)strtol(slash + 1, NULL, 10);
    return true;
}

static bool
judge(const struct run *run,
      const struct vigil_key *caller,
      bool all,
      const struct vigil_query *query,
      struct store_feed_page *page,
      struct vigil_faults *faults)
{
    const struct rules_context context = {.role = caller->role};
    struct vigil_case_name name = {0};
    memcpy(name.case_ref, query->case_ref, sizeof(name.case_ref));
    if (query->case_ref[0] != '\0' &&
        !rules_access_case_name(&name, &context, "", faults)) {
        return false;
    }
    if (query->authority[0] != '\0' &&
        !rules_authorities_has(&run->authorities, query->authority)) {
        base_faults_add(faults,
                        "authority",
                        "unknown_authority",
                        "not an authority's GSS code",
                        "a code of local-authorities.csv, such as E08000025");
    }
    if (!all && query->authority[0] != '\0' &&
        strcmp(query->authority, caller->party) != 0) {
        base_faults_add(faults,
                        "authority",
                        "not_yours",
                        "your key speaks for another authority",
                        "your own, or none");
    }
    if (!read_cursor(query->after, page)) {
        base_faults_add(faults,
                        "after",
                        "not_a_cursor",
                        "not a cursor of this list",
                        "`next` of the page before, or nothing");
    }
    return faults->count == 0;
}

static void
columns(struct wire_result *result, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        wire_result_column(result, names[i], VIGIL_CELL_TEXT);
    }
}

static void
list_clock(struct wire_result *result, const struct files_ical_clock *clock)
{
    const struct vigil_deadline *deadline = &clock->deadline;
    char started[BASE_DATE_SIZE], due[BASE_DATE_SIZE], day[BASE_DATE_SIZE];
    char changed[RULES_LONDON_SIZE];
    char alarms[FILES_ICAL_ALARMS_MAX * BASE_DATE_SIZE + 1] = "";
    base_date_print(deadline->started_on, started);
    base_date_print(deadline->due_on, due);
    rules_london_print(clock->changed_at, changed);
    for (size_t i = 0; i < clock->alarms_count; i++) {
        base_date_print(clock->alarms[i], day);
        (void)base_text_append(alarms, sizeof(alarms), "%s%s", i == 0 ? "" : " ", day);
    }
    wire_result_cell(result, "%s", deadline->case_ref);
    wire_result_cell(result, "%s", clock->authority);
    wire_result_cell(
        result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline->clock));
    wire_result_cell(result, "%d", (int)deadline->revision);
    wire_result_cell(result, "%s", deadline->rule);
    wire_result_cell(result, "%s", clock->basis);
    wire_result_cell(result, "%s", started);
    wire_result_cell(result, "%s", due);
    wire_result_cell(
        result, "%s", vigil_code_name(VIGIL_LIST_CLOCK_STATE, (int)deadline->state));
    wire_result_cell(
        result, "%s", vigil_code_name(VIGIL_LIST_CLOCK_SENSE, (int)deadline->sense));
    wire_result_cell(result, "%s", deadline->provisional ? "provisional" : "");
    wire_result_cell(result, "%s", changed);
    wire_result_cell(result, "%s", alarms);
}

static void
list(const struct run *run,
     const char *party,
     const struct vigil_key *caller,
     bool named, /* what was asked for: a case, or an authority */
     const struct store_feed_clocks *clocks,
     struct wire_result *result)
{
    static const char *const whose[] = {"party", "sandbox"};
    static const char *const names[] = {"case_ref",
                                        "authority",
                                        "clock",
                                        "revision",
                                        "rule",
                                        "basis",
                                        "started_on",
                                        "due_on",
                                        "state",
                                        "sense",
                                        "provisional",
                                        "changed_at",
                                        "alarms"};
    wire_result_listing(result, "calendar");
    columns(result, whose, BASE_COUNT(whose));
    wire_result_cell(result, "%s", party);
    wire_result_cell(result, "%s", base_time_is_sandbox() ? "SANDBOX" : "");
    wire_result_listing(result, "clocks");
    columns(result, names, BASE_COUNT(names));
    for (size_t i = 0; i < clocks->count; i++) {
        struct files_ical_clock clock;
        if (!named &&
            !rules_access_lists(caller->role, caller->party, clocks->at[i].authority)) {
            continue;
        }
        deadlines_feed_clock(&run->law, &clocks->at[i], &clock);
        list_clock(result, &clock);
    }
    if (clocks->count == clocks->capacity) {
        char cursor[64];
        const struct vigil_deadline *last = &clocks->at[clocks->count - 1].deadline;
        (void)base_text_print(
            cursor, sizeof(cursor), "%s/%d", last->case_ref, (int)last->clock);
        wire_result_next(result, cursor);
    }
}

enum base_class
deadlines_feed_answer(struct run *run,
                      const struct vigil_key *caller,
                      const struct vigil_query *query,
                      struct wire_result *result,
                      struct vigil_faults *faults,
                      struct base_error *ret_error)
{
    static struct store_feed_clock at[PAGE_MAX];
    struct store_feed_clocks clocks = {.at = at, .capacity = PAGE_MAX};
    bool all =
        rules_access_message(caller->role, VIGIL_MESSAGE_FEED_QUERY) == RULES_ACCESS_ALL;
    struct store_feed_page page = {.case_ref = query->case_ref};
    if (!judge(run, caller, all, query, &page, faults)) {
        return BASE_REFUSE;
    }
    if (query->limit > 0 && query->limit < PAGE_MAX) {
        clocks.capacity = (size_t)query->limit;
    }
    page.authority = all ? query->authority : caller->party;
    if (query->case_ref[0] == '\0') { /* of one case: all, however old */
        deadlines_feed_since(base_time_now(), &page);
    }
    store_feed_read(run->store, &page, &clocks);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && query->case_ref[0] != '\0' && clocks.count == 0) {
        return deadlines_unknown_case(
            run, query->case_ref, page.authority, faults, ret_error);
    }
    if (class == BASE_OK) {
        const char *party =
            query->authority[0] != '\0' ? query->authority : caller->party;
        bool named = query->case_ref[0] != '\0' || query->authority[0] != '\0';
        list(run, party, caller, named, &clocks, result);
    }
    return class;
}
