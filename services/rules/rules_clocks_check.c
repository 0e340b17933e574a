/*
 * The checks of a table of clocks: rules_clocks_check of rules_clocks.h. Whatever passes
 * leaves each clock with exactly one line on every day from its first, for ever.
 */
#include "rules/rules_clocks.h"

#include <string.h>

#include "base/base_faults.h"

enum { LENGTH_MAX = 400 };

static void
fault(struct vigil_faults *faults,
      size_t index,
      const char *field,
      const char *code,
      const char *wrong,
      const char *right)
{
    base_faults_add_at(faults, "clocks", index, field, code, wrong, right);
}

/* A fault in words, of a field of a line. */
struct words {
    const char *field, *code, *wrong, *right;
};

static void
check_code(enum vigil_code_list list,
           int code,
           const struct words *words,
           size_t i,
           struct vigil_faults *faults)
{
    if (code == 0 || vigil_code_name(list, code) == NULL) {
        fault(faults, i, words->field, words->code, words->wrong, words->right);
    }
}

static void
check_codes(const struct vigil_clock_rule *rule, size_t i, struct vigil_faults *faults)
{
    static const struct words words[] = {
        {"clock", "unknown_clock", "no such clock", "a clock's name"},
        {"owner", "unknown_owner", "nobody who could act", "authority or panel"},
        {"unit",
         "unknown_unit",
         "no such unit",
         "working_days, days, weeks, months or hours"},
        {"sense", "unknown_sense", "no such sense", "by or keep"},
        {"status", "unknown_status", "no such status", "duty, expectation or internal"},
    };
    check_code(VIGIL_LIST_CLOCK, (int)rule->clock, &words[0], i, faults);
    check_code(VIGIL_LIST_CLOCK_OWNER, (int)rule->owner, &words[1], i, faults);
    check_code(VIGIL_LIST_CLOCK_UNIT, (int)rule->unit, &words[2], i, faults);
    check_code(VIGIL_LIST_CLOCK_SENSE, (int)rule->sense, &words[3], i, faults);
    check_code(VIGIL_LIST_CLOCK_STATUS, (int)rule->status, &words[4], i, faults);
    if ((rule->scopes & ~(1U << VIGIL_CLOCK_SCOPE_LIVE)) == 0) {
        fault(faults, i, "scope", "unknown_scope", "no kind of file", "as incident");
    }
    if (vigil_code_name(VIGIL_LIST_FACT, (int)rule->starts) == NULL ||
        vigil_code_name(VIGIL_LIST_CLOCK, (int)rule->starts_due) == NULL ||
        (rule->starts == VIGIL_FACT_NONE) == (rule->starts_due == VIGIL_CLOCK_NONE)) {
        fault(faults,
              i,
              "starts",
              "unknown_trigger",
              "no such fact or clock",
              "a fact, as notified, or due: and a clock");
    }
    if (rule->stops == 0 && rule->sense == VIGIL_CLOCK_SENSE_BY) {
        fault(faults,
              i,
              "stops",
              "never_met",
              "nothing would ever stop it",
              "the facts that do, with spaces between them");
    }
}

/* Hours are counted one by one, and only forward. */
static void
check_length(const struct vigil_clock_rule *rule, size_t i, struct vigil_faults *faults)
{
    int32_t least = rule->unit == VIGIL_CLOCK_UNIT_HOURS ? 1 : -LENGTH_MAX;
    if (rule->length < least || rule->length > LENGTH_MAX) {
        fault(faults,
              i,
              "length",
              "out_of_bounds",
              "not from -400 to 400, or of hours from 1",
              "so many units behind day 0, negative before it");
    } else if (rule->length == 0 && rule->starts != VIGIL_FACT_NONE) {
        fault(faults,
              i,
              "length",
              "out_of_bounds",
              "no time at all behind a fact",
              "0 only behind another clock's due day");
    }
}

static void
check_line(const struct vigil_clock_rule *rule, size_t i, struct vigil_faults *faults)
{
    if (rule->name[0] == '\0') {
        fault(faults, i, "name", "missing", "is empty", "a name, as rapid_review_2018");
    }
    check_codes(rule, i, faults);
    check_length(rule, i, faults);
    if (rule->valid_from == VIGIL_DATE_NONE) {
        fault(faults, i, "valid_from", "missing", "is empty", "the first day it holds");
    } else if (rule->valid_until != VIGIL_DATE_NONE &&
               rule->valid_until < rule->valid_from) {
        fault(faults,
              i,
              "valid_until",
              "ends_before_it_starts",
              "lies before valid_from",
              "the last day it holds, or empty");
    }
}

/* True if a clock of the line starts, in the end, with its own due day. */
static bool
is_loop(const struct vigil_clock_rule *rules,
        size_t count,
        enum vigil_clock from,
        enum vigil_clock to,
        int depth)
{
    for (size_t i = 0; depth > 0 && i < count; i++) {
        if (rules[i].clock == from && rules[i].starts_due != VIGIL_CLOCK_NONE &&
            (rules[i].starts_due == to ||
             is_loop(rules, count, rules[i].starts_due, to, depth - 1))) {
            return true;
        }
    }
    return false;
}

static void
check_loop(const struct vigil_clock_rule *rules,
           size_t count,
           size_t i,
           struct vigil_faults *faults)
{
    enum vigil_clock due = rules[i].starts_due;
    if (due != VIGIL_CLOCK_NONE &&
        (due == rules[i].clock ||
         is_loop(rules, count, due, rules[i].clock, VIGIL_CLOCK_COUNT))) {
        fault(faults,
              i,
              "starts",
              "loop",
              "the clock would start with its own due day",
              "a fact, or a clock that does not wait for this one");
    }
}

/* Two lines are for one file if they share a kind of file. */
static bool
is_shared(const struct vigil_clock_rule *a, const struct vigil_clock_rule *b)
{
    return a->clock == b->clock &&
           (a->scopes & b->scopes & ~(1U << VIGIL_CLOCK_SCOPE_LIVE)) != 0;
}

/* True if day 0 on this day would find the line. */
static bool
holds_on(const struct vigil_clock_rule *rule, vigil_date date)
{
    return date >= rule->valid_from &&
           (rule->valid_until == VIGIL_DATE_NONE || date <= rule->valid_until);
}

static void
check_pair(const struct vigil_clock_rule *rules,
           size_t first,
           size_t second,
           struct vigil_faults *faults)
{
    const struct vigil_clock_rule *a = &rules[first], *b = &rules[second];
    if (strcmp(a->name, b->name) == 0) {
        fault(faults,
              second,
              "name",
              "doubled",
              "another line has this name",
              "a name of its own");
    }
    if (is_shared(a, b) && (holds_on(a, b->valid_from) || holds_on(b, a->valid_from))) {
        fault(faults,
              second,
              "valid_from",
              "overlap",
              "another line of the clock holds on some of these days",
              "one line for each day");
    }
}

/* The line must be followed on the day behind its last one by another. */
static void
check_followed(const struct vigil_clock_rule *rules,
               size_t count,
               size_t i,
               struct vigil_faults *faults)
{
    if (rules[i].valid_until == VIGIL_DATE_NONE) {
        return;
    }
    for (size_t j = 0; j < count; j++) {
        if (is_shared(&rules[j], &rules[i]) &&
            holds_on(&rules[j], rules[i].valid_until + 1)) {
            return;
        }
    }
    fault(faults,
          i,
          "valid_until",
          "gap",
          "no line of the clock holds on the next day",
          "a line that starts on the next day, or empty");
}

/* Every clock that there is must have a line. */
static void
check_all_there(const struct vigil_clock_rule *rules,
                size_t count,
                struct vigil_faults *faults)
{
    const char *name;
    for (int clock = 1; (name = vigil_code_name(VIGIL_LIST_CLOCK, clock)) != NULL;
         clock++) {
        size_t i = 0;
        while (i < count && (int)rules[i].clock != clock) {
            i++;
        }
        if (i == count) {
            base_faults_add(faults,
                            name,
                            "clock_without_line",
                            "no line says how long this clock is",
                            "at least one line for each clock");
        }
    }
}

void
rules_clocks_check(const struct vigil_clock_rule *rules,
                   size_t count,
                   struct vigil_faults *faults)
{
    for (size_t i = 0; i < count; i++) {
        check_line(&rules[i], i, faults);
        for (size_t j = 0; j < i; j++) {
            check_pair(rules, j, i, faults);
        }
        check_followed(rules, count, i, faults);
        check_loop(rules, count, i, faults);
    }
    check_all_there(rules, count, faults);
}
