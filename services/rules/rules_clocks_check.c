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

static void
check_line(const struct vigil_clock_rule *rule, size_t i, struct vigil_faults *faults)
{
    if (rule->name[0] == '\0') {
        fault(faults, i, "name", "missing", "is empty", "a name, as rapid_review_2018");
    }
    if (rule->clock == VIGIL_CLOCK_NONE ||
        vigil_code_name(VIGIL_LIST_CLOCK, (int)rule->clock) == NULL) {
        fault(faults, i, "clock", "unknown_clock", "no such clock", "a clock's name");
    }
    if (rule->trigger < VIGIL_TRIGGER_BECAME_AWARE ||
        rule->trigger > VIGIL_TRIGGER_LCSPR_DECIDED) {
        fault(faults,
              i,
              "trigger",
              "unknown_trigger",
              "no such trigger",
              "became_aware, notified or lcspr_decided");
    }
    if (rule->unit < VIGIL_UNIT_WORKING_DAYS || rule->unit > VIGIL_UNIT_WEEKS) {
        fault(faults,
              i,
              "unit",
              "unknown_unit",
              "no such unit",
              "working_days, months or weeks");
    }
    if (rule->length < 1 || rule->length > LENGTH_MAX) {
        fault(faults, i, "length", "out_of_bounds", "not from 1 to 400", "1 to 400");
    }
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
    if (a->clock == b->clock &&
        (holds_on(a, b->valid_from) || holds_on(b, a->valid_from))) {
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
        if (rules[j].clock == rules[i].clock &&
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
    }
    check_all_there(rules, count, faults);
}
