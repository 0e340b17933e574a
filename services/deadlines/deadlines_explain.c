/*
 * The answer to explain_query: how the due day of each clock of a case came about, as
 * pairs of words and values; and the days one by one, counted or left out. Asked with a
 * day, what the law of that day would say.
 */
#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "deadlines/deadlines.h"
#include "rules/rules_access.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_explain.h"
#include "rules/rules_london.h"

static const char *const weekdays[] = {
    "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"};

/* 1970-01-01, day 0, was a Thursday. */
static const char *
weekday(vigil_date on)
{
    return weekdays[((on % 7) + 7) % 7];
}

static void
say(struct wire_result *result,
    enum vigil_clock clock,
    const char *item,
    const char *value)
{
    if (value[0] != '\0') {
        wire_result_cell(result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)clock));
        wire_result_cell(result, "%s", item);
        wire_result_cell(result, "%s", value);
    }
}

static void
say_day(struct wire_result *result,
        enum vigil_clock clock,
        const char *item,
        vigil_date on)
{
    char text[BASE_DATE_SIZE], value[BASE_DATE_SIZE + 12];
    if (on != VIGIL_DATE_NONE) {
        base_date_print(on, text);
        (void)base_text_print(value, sizeof(value), "%s %s", weekday(on), text);
        say(result, clock, item, value);
    }
}

/* The fact that started it, and the entry of the journal that stated it. */
static void
say_start(struct wire_result *result,
          const struct rules_explain *explain,
          const int64_t *stated)
{
    const struct vigil_clock_rule *rule = explain->rule;
    enum vigil_clock clock = rule->clock;
    char value[120];
    if (rule->starts == VIGIL_FACT_NONE) {
        (void)base_text_print(value,
                              sizeof(value),
                              "the day that %s is due",
                              vigil_code_name(VIGIL_LIST_CLOCK, (int)rule->starts_due));
    } else {
        (void)base_text_print(value,
                              sizeof(value),
                              "%s, stated at position %lld of the journal",
                              vigil_code_name(VIGIL_LIST_FACT, (int)rule->starts),
                              (long long)stated[rule->starts]);
    }
    say(result, clock, "starts with", value);
    say_day(result, clock, "day 0", explain->deadline.started_on);
}

static void
say_sum(struct wire_result *result, const struct rules_explain *explain)
{
    const struct vigil_clock_rule *rule = explain->rule;
    char value[160];
    (void)base_text_print(value,
                          sizeof(value),
                          "%d %s%s",
                          (int)(rule->length < 0 ? -rule->length : rule->length),
                          vigil_code_name(VIGIL_LIST_CLOCK_UNIT, (int)rule->unit),
                          rule->length < 0 ? " before" : "");
    say(result, rule->clock, "length", value);
    if (explain->days_count > 0) {
        (void)base_text_print(value,
                              sizeof(value),
                              "%d counted, %d of weekends, %d bank holidays, %d paused",
                              (int)explain->counted,
                              (int)explain->weekend,
                              (int)explain->holidays,
                              (int)explain->paused);
        say(result, rule->clock, "days", value);
    } else if (explain->paused > 0) {
        (void)base_text_print(value, sizeof(value), "%d", (int)explain->paused);
        say(result, rule->clock, "days paused", value);
    }
    say_day(result, rule->clock, "that is", explain->base_on);
    say_day(result, rule->clock, "the Panel granted until", explain->granted_on);
}

static void
say_clock(struct wire_result *result,
          const struct rules_law *law,
          const struct rules_explain *explain,
          const int64_t *stated)
{
    const struct vigil_deadline *deadline = &explain->deadline;
    enum vigil_clock clock = deadline->clock;
    char value[120];
    say(result, clock, "rule", deadline->rule);
    say(result, clock, "basis", explain->rule->basis);
    say(result,
        clock,
        "status",
        vigil_code_name(VIGIL_LIST_CLOCK_STATUS, (int)deadline->status));
    say_start(result, explain, stated);
    (void)base_text_print(value,
                          sizeof(value),
                          "version %s, %s",
                          law->holidays.version,
                          law->holidays.division);
    say(result, clock, "calendar", value);
    say_sum(result, explain);
    say_day(result,
            clock,
            deadline->sense == VIGIL_CLOCK_SENSE_KEEP ? "kept until" : "due",
            deadline->due_on);
    say(result, clock, "state", rules_deadlines_state(deadline, base_time_now()));
    say(result,
        clock,
        "provisional",
        deadline->provisional ? "the calendar does not reach so far" : "");
}

static void
say_days(struct wire_result *result, const struct rules_explain *explain)
{
    for (size_t i = 0; i < explain->days_count; i++) {
        const struct rules_explain_day *day = &explain->days[i];
        char on[BASE_DATE_SIZE], n[12] = "";
        base_date_print(day->on, on);
        if (day->n > 0) {
            (void)base_text_print(n, sizeof(n), "%d", (int)day->n);
        }
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)explain->rule->clock));
        wire_result_cell(result, "%s", on);
        wire_result_cell(result, "%s", weekday(day->on));
        wire_result_cell(result, "%s", n);
        wire_result_cell(result,
                         "%s",
                         day->holiday != NULL ? day->holiday
                                              : rules_explain_words(day->why));
    }
}

static void
columns(struct wire_result *result, const char *title, const char *const *names, size_t n)
{
    wire_result_listing(result, title);
    for (size_t i = 0; i < n; i++) {
        wire_result_column(result, names[i], VIGIL_CELL_TEXT);
    }
}

static void
explain_all(struct run *run,
            const struct store_facts *facts,
            vigil_date as_at,
            struct wire_result *result)
{
    static const char *const items[] = {"clock", "what", "value"};
    static const char *const days[] = {"clock", "day", "weekday", "n", "why"};
    static struct rules_explain explain; /* large */
    columns(result, "explanation", items, BASE_COUNT(items));
    for (int clock = 1; clock < VIGIL_CLOCK_COUNT; clock++) {
        if (rules_explain_of(
                &run->law, &facts->of, (enum vigil_clock)clock, as_at, &explain)) {
            say_clock(result, &run->law, &explain, facts->stated);
        }
    }
    columns(result, "day by day", days, BASE_COUNT(days));
    for (int clock = 1; clock < VIGIL_CLOCK_COUNT; clock++) {
        if (rules_explain_of(
                &run->law, &facts->of, (enum vigil_clock)clock, as_at, &explain)) {
            say_days(result, &explain);
        }
    }
}

enum base_class
deadlines_explain_answer(struct run *run,
                         const struct vigil_key *caller,
                         const struct vigil_query *query,
                         struct wire_result *result,
                         struct vigil_faults *faults,
                         struct base_error *ret_error)
{
    static struct store_facts facts;
    struct store_facts_list list = {.at = &facts, .capacity = 1};
    const char *const refs[] = {query->case_ref};
    vigil_date as_at = VIGIL_DATE_NONE;
    bool all = rules_access_message(caller->role, VIGIL_MESSAGE_EXPLAIN_QUERY) ==
               RULES_ACCESS_ALL;
    if (query->law_on[0] != '\0' && !base_date_parse(query->law_on, &as_at)) {
        base_faults_add(
            faults, "law_on", "not_a_day", "no such day", "a day of the calendar");
        return BASE_REFUSE;
    }
    store_clock_facts(run->store, refs, 1, &list);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    if (list.count == 0 || (!all && strcmp(facts.of.authority, caller->party) != 0)) {
        rules_access_no_such_case("case_ref", faults);
        return BASE_REFUSE;
    }
    explain_all(run, &facts, as_at, result);
    return BASE_OK;
}
