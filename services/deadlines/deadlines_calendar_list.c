/*
 * The answer to calendar_query: all versions of the calendar; or of one, its holidays
 * (table `holidays`) or which deadlines it would move (table `changes`), page by page. Of
 * rules, but for what they would change, that is deadlines_rules_list.c.
 * Nothing is changed by asking.
 */
#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "deadlines/deadlines_calendar.h"
#include "deadlines/deadlines_recompute.h"
#include "rules/rules_calendar_check.h"
#include "rules/rules_london.h"
#include "run/run_law_follow.h"

static void
columns(struct wire_result *result, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        wire_result_column(result, names[i], VIGIL_CELL_TEXT);
    }
}

const char *
deadlines_calendar_state(const struct store_law_entry *entry, const char *in_force)
{
    if (entry->in_force_from != STORE_LAW_NOT_IN_FORCE) {
        return strcmp(entry->version, in_force) == 0 ? "in_force" : "replaced";
    }
    return entry->approved_at == VIGIL_INSTANT_NONE ? "proposed" : "approved";
}

static void
list_versions(const struct store_law_entries *calendars,
              const char *in_force,
              struct wire_result *result)
{
    static const char *const names[] = {"version",
                                        "state",
                                        "division",
                                        "from",
                                        "until",
                                        "holidays",
                                        "imported_at",
                                        "imported_by",
                                        "approved_at",
                                        "approved_by",
                                        "moved",
                                        "coverage"};
    vigil_date today = rules_london_date(base_time_now());
    wire_result_listing(result, "calendars");
    columns(result, names, BASE_COUNT(names));
    for (size_t i = 0; i < calendars->count; i++) {
        const struct store_law_entry *c = &calendars->at[i];
        char from[BASE_DATE_SIZE], until[BASE_DATE_SIZE];
        char imported[RULES_LONDON_SIZE], approved[RULES_LONDON_SIZE];
        base_date_print(c->from, from);
        base_date_print(c->until, until);
        rules_london_print(c->imported_at, imported);
        rules_london_print(c->approved_at, approved);
        wire_result_cell(result, "%s", c->version);
        wire_result_cell(result, "%s", deadlines_calendar_state(c, in_force));
        wire_result_cell(result, "%s", c->division);
        wire_result_cell(result, "%s", from);
        wire_result_cell(result, "%s", until);
        wire_result_cell(result, "%d", (int)c->holidays);
        wire_result_cell(result, "%s", imported);
        wire_result_cell(result, "%s", c->imported_by);
        wire_result_cell(result, "%s", approved);
        wire_result_cell(result, "%s", c->approved_by);
        wire_result_cell(result, "%lld", (long long)c->moved);
        wire_result_cell(
            result, "%s", rules_calendar_ends_soon(c->until, today) ? "ends_soon" : "");
    }
}

static void
list_holidays(const struct vigil_calendar *calendar, struct wire_result *result)
{
    static const char *const names[] = {"date", "title"};
    wire_result_listing(result, "holidays");
    columns(result, names, BASE_COUNT(names));
    for (size_t i = 0; i < calendar->count; i++) {
        char day[BASE_DATE_SIZE];
        base_date_print(calendar->at[i].on, day);
        wire_result_cell(result, "%s", day);
        wire_result_cell(result, "%s", calendar->at[i].title);
    }
}

/* What another version does to a deadline. */
static const char *
what_of(const struct deadlines_move *move)
{
    if (!move->moved) {
        return "alerts";
    }
    return move->before.deadline.due_at != move->now.due_at ? "day" : "line";
}

/* Of a calendar, the days that it moves; of rules, whatever is another by them. */
static void
list_changes(const struct deadlines_moves *moves, bool rules, struct wire_result *result)
{
    static const char *const names[] = {
        "case_ref", "authority", "clock", "due_on", "would_be", "missed", "what"};
    wire_result_listing(result, "changes");
    columns(result, names, rules ? BASE_COUNT(names) : BASE_COUNT(names) - 1);
    for (size_t i = 0; i < moves->count; i++) {
        const struct deadlines_move *move = &moves->at[i];
        if (!move->moved && !rules) {
            continue;
        }
        char before[BASE_DATE_SIZE], after[BASE_DATE_SIZE];
        base_date_print(move->before.deadline.due_on, before);
        base_date_print(move->now.due_on, after);
        wire_result_cell(result, "%s", move->now.case_ref);
        wire_result_cell(result, "%s", move->before.authority);
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)move->now.clock));
        wire_result_cell(result, "%s", before);
        wire_result_cell(result, "%s", after);
        wire_result_cell(result, "%s", move->stays_missed ? "stays_missed" : "");
        if (rules) {
            wire_result_cell(result, "%s", what_of(move));
        }
    }
    if (moves->more) {
        char cursor[DEADLINES_CURSOR_SIZE];
        deadlines_cursor_print(&moves->behind, cursor);
        wire_result_next(result, cursor);
    }
}

static enum base_class
answer_versions(struct run *run, struct wire_result *result, struct base_error *ret_error)
{
    static struct store_law_entries calendars;
    char in_force[VIGIL_CALENDAR_SIZE];
    store_law_versions(run->store, STORE_LAW_CALENDAR, &calendars);
    store_law_in_force(run->store, STORE_LAW_CALENDAR, in_force);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK) {
        list_versions(&calendars, in_force, result);
    }
    return class;
}

static enum base_class
no_such_version(struct vigil_faults *faults)
{
    base_faults_add(faults,
                    "version",
                    "no_such_version",
                    "there is no calendar of this name",
                    "one that `vigil calendar` or `vigil rules` lists");
    return BASE_REFUSE;
}

static enum base_class
answer_changes(struct run *run,
               const struct vigil_query *query,
               struct wire_result *result,
               struct vigil_faults *faults,
               struct base_error *ret_error)
{
    static struct rules_law law; /* large */
    static struct deadlines_moves moves;
    if (!deadlines_cursor_read(query->after, &moves.behind)) {
        base_faults_add(faults,
                        "after",
                        "not_a_cursor",
                        "not a cursor of this list",
                        "`next` of the page before, or nothing");
        return BASE_REFUSE;
    }
    enum base_class class = run_law_of(run, query->version, &law, ret_error);
    if (class == BASE_DONE) {
        return no_such_version(faults);
    }
    if (class == BASE_OK) {
        class = deadlines_recompute_look(run, &law, base_time_now(), &moves, ret_error);
    }
    if (class == BASE_OK) {
        list_changes(&moves, deadlines_approval_is_rules(query->version), result);
    }
    return class;
}

enum base_class
deadlines_calendar_answer(struct run *run,
                          const struct vigil_key *caller,
                          const struct vigil_query *query,
                          struct wire_result *result,
                          struct vigil_faults *faults,
                          struct base_error *ret_error)
{
    static struct vigil_calendar calendar; /* large */
    (void)caller;
    if (query->version[0] == '\0' && strcmp(query->table, "rules") == 0) {
        return deadlines_rules_versions(run, result, ret_error);
    }
    if (query->version[0] == '\0') {
        return answer_versions(run, result, ret_error);
    }
    if (strcmp(query->table, "changes") == 0) {
        return answer_changes(run, query, result, faults, ret_error);
    }
    if (deadlines_approval_is_rules(query->version)) {
        enum base_class rules = deadlines_rules_text(run, query, result, ret_error);
        return rules == BASE_DONE ? no_such_version(faults) : rules;
    }
    store_law_holidays(run->store, query->version, &calendar);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && calendar.count == 0) {
        return no_such_version(faults);
    }
    if (class == BASE_OK) {
        list_holidays(&calendar, result);
    }
    return class;
}
