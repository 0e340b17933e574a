/*
 * Disclosure control of the tables that lean on incidents_notified: what was notified
 * beside what was only considered is the same number again; how complete notifications
 * are splits what is not known of a characteristic into its kinds.
 */
#include "rules/rules_disclosure_parts.h"
#include "rules/rules_sum.h"

enum { KINDS = 3 };

static const char *const characteristics[] = {"ethnicity", "sex", "disability"};
static const char *const kinds[KINDS] = {
    "not_known_yet", "cannot_be_known", "no_index_child"};

void
rules_disclosure_considered(const struct rules_report *report)
{
    struct rules_row *row =
        rules_row_find(report, "considered_not_notified", "all", "notified");
    if (row != NULL) {
        row->suppressed =
            rules_row_find(report, "activity", "all", "notifications")->suppressed;
    }
}

static bool
is_shown(const struct rules_row *row)
{
    return row != NULL && !row->suppressed;
}

/* The kinds of not knowing are the parts of one sum, what is not known, which is shown;
 * false if they cannot be protected. */
static bool
protect(const struct rules_report *report, const char *breakdown, int32_t threshold)
{
    const struct rules_sum_need need = {.threshold = threshold, .slack = threshold};
    struct rules_part parts[KINDS];
    struct rules_row *rows[KINDS];
    size_t count = 0;
    for (size_t i = 0; i < KINDS; i++) {
        struct rules_row *row =
            rules_row_find(report, "completeness", breakdown, kinds[i]);
        bool small = rules_count_is_small(row->number, threshold);
        if (row->number > 0) {
            rows[count] = row;
            parts[count++] = (struct rules_part){
                .count = row->number, .least = 1, .small = small, .hidden = small};
        }
    }
    if (!rules_sum_protect(parts, count, &need)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (parts[i].hidden) {
            rules_row_hide(rows[i]);
        }
    }
    return true;
}

void
rules_disclosure_completeness(const struct rules_report *report, int32_t threshold)
{
    for (size_t i = 0; i < BASE_COUNT(characteristics); i++) {
        struct rules_block block =
            rules_block_find(report, "completeness", characteristics[i]);
        if (block.count == 0) {
            continue;
        }
        struct rules_block of =
            rules_block_find(report, "incidents_notified", characteristics[i]);
        if (!is_shown(rules_row_find(report, "activity", "all", "notifications")) ||
            !is_shown(of.known) || !is_shown(of.not_known) ||
            !protect(report, characteristics[i], threshold)) {
            for (size_t j = 0; j < block.count; j++) {
                rules_row_hide(&block.rows[j]);
            }
        }
    }
}
