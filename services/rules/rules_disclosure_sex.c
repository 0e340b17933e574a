/*
 * Disclosure control of deaths by sex. Beside the death categories, the sexes and the
 * incident types they form a table of three ways, of which the differences can be taken:
 * deaths of a category less the girls' and the boys' are those whose sex is not known;
 * girls less girls who died are girls who were harmed. So it is all or nothing.
 */
#include <string.h>

#include "rules/rules_disclosure_parts.h"

struct deaths {
    const struct rules_report *report;
    const char *table;
    struct rules_block all, sexes, types, female, male;
    int32_t threshold;
};

static int32_t
died(const struct rules_block *block)
{
    return block->known->number + block->not_known->number;
}

static bool
is_small(const struct deaths *deaths, int32_t count)
{
    return rules_count_is_small(count, deaths->threshold);
}

/* Girls, boys and those whose sex is not known, of one row of all deaths. */
static bool
row_is_safe(const struct deaths *deaths, const struct rules_row *row)
{
    int32_t female = rules_row_number(rules_row_find(
        deaths->report, deaths->table, "death_category_female", row->category));
    int32_t male = rules_row_number(rules_row_find(
        deaths->report, deaths->table, "death_category_male", row->category));
    return !is_small(deaths, female) && !is_small(deaths, male) &&
           !is_small(deaths, row->number - female - male);
}

/* Those of a sex who did not die. */
static bool
living_are_safe(const struct deaths *deaths, const char *sex, int32_t dead)
{
    int32_t all =
        rules_row_number(rules_row_find(deaths->report, deaths->table, "sex", sex));
    return !is_small(deaths, all - dead);
}

static bool
is_safe(const struct deaths *deaths)
{
    if (rules_block_has_hidden(&deaths->all) || rules_block_has_hidden(&deaths->sexes) ||
        rules_block_has_hidden(&deaths->types)) {
        return false;
    }
    for (size_t i = 0; i < deaths->all.count; i++) {
        const struct rules_row *row = &deaths->all.rows[i];
        if (row->role != RULES_ROLE_PERCENT && !row_is_safe(deaths, row)) {
            return false;
        }
    }
    int32_t female = died(&deaths->female), male = died(&deaths->male);
    return living_are_safe(deaths, "female", female) &&
           living_are_safe(deaths, "male", male) &&
           living_are_safe(deaths, "not_known", died(&deaths->all) - female - male);
}

void
rules_disclosure_deaths_by_sex(const struct rules_report *report, int32_t threshold)
{
    static const char *const tables[] = {"incidents_notified", "incidents_rapid_review"};
    for (size_t i = 0; i < BASE_COUNT(tables); i++) {
        const struct deaths deaths = {
            .report = report,
            .table = tables[i],
            .all = rules_block_find(report, tables[i], "death_category"),
            .sexes = rules_block_find(report, tables[i], "sex"),
            .types = rules_block_find(report, tables[i], "incident_type"),
            .female = rules_block_find(report, tables[i], "death_category_female"),
            .male = rules_block_find(report, tables[i], "death_category_male"),
            .threshold = threshold};
        if (!is_safe(&deaths)) {
            rules_block_withhold(&deaths.female);
            rules_block_withhold(&deaths.male);
        }
    }
}
