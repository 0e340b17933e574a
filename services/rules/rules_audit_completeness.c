/* What the tables that lean on incidents_notified let a reader work out: what was
 * notified beside what was only considered, and how complete notifications are. */
#include "rules/rules_audit_parts.h"

enum { KINDS = 3 };

static void
equal(struct rules_row *a, struct rules_row *b)
{
    if (a != NULL && b != NULL) {
        rules_span_within(&a->span, &b->span);
        rules_span_within(&b->span, &a->span);
    }
}

static struct rules_row *
row_of(const struct rules_report *report, const char *breakdown, const char *category)
{
    return rules_row_find(report, "completeness", breakdown, category);
}

/* All are stated and not stated; what is stated is what incidents_notified has as known,
 * and the kinds of not knowing are what it has not. */
static void
completeness(const struct rules_report *report, const char *breakdown)
{
    static const char *const kinds[KINDS] = {
        "not_known_yet", "cannot_be_known", "no_index_child"};
    struct rules_block block = rules_block_find(report, "completeness", breakdown);
    struct rules_block of = rules_block_find(report, "incidents_notified", breakdown);
    if (block.count == 0) {
        return;
    }
    struct rules_row *all = row_of(report, breakdown, "all");
    struct rules_row *stated = row_of(report, breakdown, "stated");
    struct rules_span *parts[KINDS], rest = {.highest = RULES_SPAN_UNKNOWN};
    struct rules_span *halves[2] = {&stated->span, &rest};
    for (size_t i = 0; i < KINDS; i++) {
        parts[i] = &row_of(report, breakdown, kinds[i])->span;
    }
    equal(all, rules_row_find(report, "activity", "all", "notifications"));
    equal(stated, of.known);
    rules_span_add_up(&of.not_known->span, parts, KINDS);
    rules_span_within(&of.not_known->span, &rest);
    rules_span_within(&rest, &of.not_known->span);
    rules_span_add_up(&all->span, halves, 2);
    for (size_t i = 1; i < block.count; i++) {
        const struct rules_row *percent = &block.rows[i];
        if (percent->role == RULES_ROLE_PERCENT && !percent->suppressed &&
            percent->value[0] != '\0') {
            rules_span_percent(&all->span, &block.rows[i - 1].span, percent->number);
        }
    }
}

void
rules_audit_completeness(const struct rules_report *report)
{
    static const char *const characteristics[] = {"ethnicity", "sex", "disability"};
    equal(rules_row_find(report, "considered_not_notified", "all", "notified"),
          rules_row_find(report, "activity", "all", "notifications"));
    for (size_t i = 0; i < BASE_COUNT(characteristics); i++) {
        completeness(report, characteristics[i]);
    }
}
