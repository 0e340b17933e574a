/* What is told of the rules: see deadlines_calendar.h. */
#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "deadlines/deadlines_calendar.h"
#include "rules/rules_london.h"

/* The lines of a text, but its first: it is the header. */
static int
count_lines(const char *text)
{
    int count = -1;
    for (const char *at = text; *at != '\0'; at++) {
        count += *at == '\n' || at[1] == '\0' ? 1 : 0;
    }
    return count < 0 ? 0 : count;
}

enum base_class
deadlines_rules_versions(struct run *run,
                         struct wire_result *result,
                         struct base_error *ret_error)
{
    static const char *const names[] = {"version",
                                        "state",
                                        "clocks",
                                        "rungs",
                                        "imported_at",
                                        "imported_by",
                                        "approved_at",
                                        "approved_by",
                                        "moved"};
    static struct store_law_entries entries;
    static struct vigil_rules rules;
    char in_force[VIGIL_CALENDAR_SIZE];
    store_law_versions(run->store, STORE_LAW_RULES, &entries);
    store_law_in_force(run->store, STORE_LAW_RULES, in_force);
    enum base_class class = store_run(run->store, ret_error);
    wire_result_listing(result, "rules");
    for (size_t i = 0; i < BASE_COUNT(names); i++) {
        wire_result_column(result, names[i], VIGIL_CELL_TEXT);
    }
    for (size_t i = 0; class == BASE_OK && i < entries.count; i++) {
        const struct store_law_entry *entry = &entries.at[i];
        char imported[RULES_LONDON_SIZE], approved[RULES_LONDON_SIZE];
        store_law_rules(run->store, entry->version, &rules);
        class = store_run(run->store, ret_error);
        rules_london_print(entry->imported_at, imported);
        rules_london_print(entry->approved_at, approved);
        wire_result_cell(result, "%s", entry->version);
        wire_result_cell(result, "%s", deadlines_calendar_state(entry, in_force));
        wire_result_cell(result, "%d", count_lines(rules.clocks));
        wire_result_cell(result, "%d", count_lines(rules.ladder));
        wire_result_cell(result, "%s", imported);
        wire_result_cell(result, "%s", entry->imported_by);
        wire_result_cell(result, "%s", approved);
        wire_result_cell(result, "%s", entry->approved_by);
        wire_result_cell(result, "%lld", (long long)entry->moved);
    }
    return class;
}

enum base_class
deadlines_rules_text(struct run *run,
                     const struct vigil_query *query,
                     struct wire_result *result,
                     struct base_error *ret_error)
{
    static struct vigil_rules rules;
    store_law_rules(run->store, query->version, &rules);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && rules.clocks[0] == '\0') {
        return BASE_DONE;
    }
    bool ladder = strcmp(query->table, "ladder") == 0;
    wire_result_listing(result, ladder ? "ladder" : "clocks");
    wire_result_column(result, "line", VIGIL_CELL_TEXT);
    char *rest = ladder ? rules.ladder : rules.clocks;
    for (const char *line; class == BASE_OK && *rest != '\0';) {
        line = rest;
        rest += strcspn(rest, "\r\n");
        if (*rest != '\0') {
            char *end = rest;
            rest += strspn(rest, "\r\n");
            *end = '\0';
        }
        wire_result_cell(result, "%s", line);
    }
    return class;
}
