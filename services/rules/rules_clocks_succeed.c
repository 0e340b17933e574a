/* What new lines of clocks may change of those in force: rules_clocks_succeed of
 * rules_clocks.h. */
#include <string.h>

#include "base/base_faults.h"
#include "rules/rules_clocks.h"

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

/* The first field that says something else; NULL: none does, but valid_until may. */
static const char *
changed(const struct vigil_clock_rule *a, const struct vigil_clock_rule *b)
{
    const struct {
        bool differs;
        const char *field;
    } fields[] = {
        {a->clock != b->clock, "clock"},
        {a->scopes != b->scopes, "scope"},
        {a->owner != b->owner, "owner"},
        {a->starts != b->starts || a->starts_due != b->starts_due, "starts"},
        {a->stops != b->stops, "stops"},
        {a->length != b->length, "length"},
        {a->unit != b->unit, "unit"},
        {a->sense != b->sense, "sense"},
        {a->status != b->status, "status"},
        {a->valid_from != b->valid_from, "valid_from"},
        {strcmp(a->basis, b->basis) != 0, "basis"},
    };
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        if (fields[i].differs) {
            return fields[i].field;
        }
    }
    return NULL;
}

/* A day that has begun: cases may have begun on it by the lines in force. */
static bool
is_over(vigil_date day, vigil_date today)
{
    return day != VIGIL_DATE_NONE && day < today;
}

static void
check_kept(const struct vigil_clock_rule *before,
           const struct vigil_clock_rule *now,
           size_t i,
           vigil_date today,
           struct vigil_faults *faults)
{
    const char *field = changed(before, now);
    if (field != NULL) {
        fault(faults,
              i,
              field,
              "line_changed",
              "another than the line in force has under this name",
              "the line as it is, closed by valid_until, and a new one behind it");
    }
    if (before->valid_until != now->valid_until &&
        (is_over(before->valid_until, today) || is_over(now->valid_until, today))) {
        fault(faults,
              i,
              "valid_until",
              "begun_already",
              "cases have begun on later days by the line in force",
              "today in London, or a later day");
    }
}

static const struct vigil_clock_rule *
named(const struct vigil_clock_rule *rules, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rules[i].name, name) == 0) {
            return &rules[i];
        }
    }
    return NULL;
}

void
rules_clocks_succeed(const struct vigil_clock_rule *before,
                     size_t before_count,
                     const struct vigil_clock_rule *now,
                     size_t now_count,
                     vigil_date today,
                     struct vigil_faults *faults)
{
    for (size_t i = 0; i < now_count; i++) {
        const struct vigil_clock_rule *kept = named(before, before_count, now[i].name);
        if (kept != NULL) {
            check_kept(kept, &now[i], i, today, faults);
        } else if (now[i].valid_from <= today) {
            fault(faults,
                  i,
                  "valid_from",
                  "begun_already",
                  "cases have begun on this day by the lines in force",
                  "a day behind today");
        }
    }
    for (size_t i = 0; i < before_count; i++) {
        if (named(now, now_count, before[i].name) == NULL) {
            base_faults_add(faults,
                            before[i].name,
                            "line_missing",
                            "a line of the rules in force is not there any more",
                            "all lines in force, closed by valid_until if need be");
        }
    }
}
