/*
 * The answer to explain_query: how the due day of each clock of a case came about, as it
 * was kept when the clock began: pairs of words and values, and the days one by one,
 * counted or left out. Asked with a day, what the law of that day would say.
 */
#include <string.h>

#include "base/base_date.h"
#include "base/base_date_words.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "deadlines/deadlines.h"
#include "rules/rules_access.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_explain.h"

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
        (void)base_text_print(value, sizeof(value), "%s %s", base_date_weekday(on), text);
        say(result, clock, item, value);
    }
}

/* The fact that started it, and the entry of the journal that stated it. */
static void
say_start(struct wire_result *result, const struct store_explanation *explanation)
{
    const struct vigil_deadline *deadline = &explanation->deadline;
    char name[48], value[120];
    if (deadline->starts == VIGIL_FACT_NONE) {
        rules_explain_name(
            VIGIL_LIST_CLOCK, (int)deadline->starts_due, name, sizeof(name));
        (void)base_text_print(value, sizeof(value), "the day that %s is due", name);
    } else {
        rules_explain_name(VIGIL_LIST_FACT, (int)deadline->starts, name, sizeof(name));
        (void)base_text_print(value,
                              sizeof(value),
                              "%s, stated at position %lld of the journal",
                              name,
                              (long long)explanation->stated);
    }
    say(result, deadline->clock, "starts with", value);
    say_day(result, deadline->clock, "day 0", deadline->started_on);
}

static void
say_clock(struct wire_result *result,
          const struct rules_law *law,
          const struct store_explanation *explanation)
{
    const struct vigil_deadline *deadline = &explanation->deadline;
    const struct vigil_clock_rule *rule = rules_law_clock(law, deadline->rule);
    enum vigil_clock clock = deadline->clock;
    char sentence[RULES_EXPLAIN_SENTENCE_SIZE];
    say(result, clock, "rule", deadline->rule);
    say(result, clock, "basis", rule == NULL ? "" : rule->basis);
    say(result,
        clock,
        "status",
        vigil_code_name(VIGIL_LIST_CLOCK_STATUS, (int)deadline->status));
    say_start(result, explanation);
    rules_explain_sentence(deadline, sentence);
    say(result, clock, "counted", sentence);
    say(result, clock, "calendar", deadline->calendar);
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
say_days(struct wire_result *result,
         const struct rules_law *law,
         const struct store_explanation *explanation)
{
    const struct vigil_deadline *deadline = &explanation->deadline;
    int32_t counted = 0;
    for (size_t i = 0; explanation->days[i] != '\0'; i++) {
        char why = explanation->days[i], on[BASE_DATE_SIZE], n[12] = "";
        vigil_date day = rules_explain_day(deadline, i);
        const char *holiday =
            why == RULES_EXPLAIN_HOLIDAY ? rules_law_holiday(law, day) : NULL;
        base_date_print(day, on);
        if (why == RULES_EXPLAIN_COUNTED) {
            (void)base_text_print(n, sizeof(n), "%d", (int)++counted);
        }
        wire_result_cell(
            result, "%s", vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline->clock));
        wire_result_cell(result, "%s", on);
        wire_result_cell(result, "%s", base_date_weekday(day));
        wire_result_cell(result, "%s", n);
        wire_result_cell(
            result, "%s", holiday != NULL ? holiday : rules_explain_words(why));
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
say_all(struct wire_result *result,
        const struct rules_law *law,
        const struct store_explanations *all)
{
    static const char *const items[] = {"clock", "what", "value"};
    static const char *const days[] = {"clock", "day", "weekday", "n", "why"};
    columns(result, "explanation", items, BASE_COUNT(items));
    for (size_t i = 0; i < all->count; i++) {
        say_clock(result, law, &all->at[i]);
    }
    columns(result, "day by day", days, BASE_COUNT(days));
    for (size_t i = 0; i < all->count; i++) {
        say_days(result, law, &all->at[i]);
    }
}

_Static_assert((int)RULES_EXPLAIN_DAYS_SIZE == (int)STORE_EXPLANATION_DAYS,
               "each day of an explanation is kept");

void
deadlines_explain(const struct rules_law *law,
                  const struct store_facts *facts,
                  const struct vigil_deadline *deadline,
                  struct store_explanation *ret_explanation)
{
    ret_explanation->deadline = *deadline;
    ret_explanation->stated = facts->stated[deadline->starts];
    rules_explain_days(&law->calendar, &facts->of, deadline, ret_explanation->days);
}

/* What the law of that day would say. */
static void
explain_as_at(const struct rules_law *law,
              const struct store_facts *facts,
              vigil_date as_at,
              struct store_explanations *all)
{
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    all->count = rules_deadlines_as_at(law, &facts->of, as_at, deadlines);
    for (size_t i = 0; i < all->count; i++) {
        deadlines_explain(law, facts, &deadlines[i], &all->at[i]);
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
    static struct store_explanation at[VIGIL_DEADLINES_MAX];
    struct store_explanations all = {.at = at, .capacity = BASE_COUNT(at)};
    struct store_facts_list list = {.at = &facts, .capacity = 1};
    const char *const refs[] = {query->case_ref};
    vigil_date as_at = VIGIL_DATE_NONE;
    bool any = rules_access_message(caller->role, VIGIL_MESSAGE_EXPLAIN_QUERY) ==
               RULES_ACCESS_ALL;
    if (query->law_on[0] != '\0' && !base_date_parse(query->law_on, &as_at)) {
        base_faults_add(
            faults, "law_on", "not_a_day", "no such day", "a day of the calendar");
        return BASE_REFUSE;
    }
    store_clock_facts(run->store, refs, 1, &list);
    store_explanation_list(run->store, query->case_ref, &all);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    if (list.count == 0 || (!any && strcmp(facts.of.authority, caller->party) != 0)) {
        return deadlines_unknown_case(
            run, query->case_ref, any ? "" : caller->party, faults, ret_error);
    }
    if (as_at != VIGIL_DATE_NONE) {
        explain_as_at(&run->law, &facts, as_at, &all);
    }
    say_all(result, &run->law, &all);
    return BASE_OK;
}
