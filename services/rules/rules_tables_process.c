/*
 * Tables beside those of the tally; each is written only where it has something to count,
 * so that a year of which nothing of it is known has the tally's tables alone.
 *
 * Deaths that are only noted: of children looked after, without abuse or neglect, and of
 * care leavers up to their 25th birthday (Working Together 2023, chapter 5); the latter
 * by the two age groups in which the Department publishes them.
 *
 * What was considered and not notified: beside what was notified in the same period,
 * which it is to be compared with.
 */
#include "rules/rules_tables_parts.h"

enum { CARE_LEAVER_LEAST = 16, YOUNGER_MOST = 21, CARE_LEAVER_MOST = 24 };

static const char *const noted_types[] = {"looked_after_death", "care_leaver_death"};
static const char *const leaver_ages[] = {"16_to_21", "22_to_24"};

/* A care leaver's age group on the day of the death; "" where it is not known, or cannot
 * be that of a care leaver. */
static const char *
leaver_age(const struct rules_fact_case *of)
{
    int age = rules_tables_age(&of->child, of->incident_on);
    if (age < CARE_LEAVER_LEAST || age > CARE_LEAVER_MOST) {
        return "";
    }
    return leaver_ages[age <= YOUNGER_MOST ? 0 : 1];
}

void
rules_tables_noted_deaths(struct rules_tables *tables)
{
    static const char *const by_type[2] = {"noted_deaths", "incident_type"};
    static const char *const by_age[2] = {"noted_deaths", "care_leaver_age"};
    struct rules_spread types, ages;
    rules_spread_begin(&types);
    rules_spread_begin(&ages);
    for (size_t i = 0; i < tables->facts->cases_count; i++) {
        const struct rules_fact_case *of = &tables->facts->cases[i];
        if (of->left_out || !rules_tables_is_noted(of) ||
            !rules_tables_inside(tables, of->notified_on)) {
            continue;
        }
        rules_spread_add(
            &types, vigil_code_name(VIGIL_LIST_INCIDENT_TYPE, (int)of->incident_type));
        if (of->incident_type == VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH) {
            rules_spread_add(&ages, leaver_age(of));
        }
    }
    if (types.known > 0) {
        rules_spread_write_ordered(
            &types, tables, by_type, noted_types, BASE_COUNT(noted_types));
        rules_spread_write_ordered(
            &ages, tables, by_age, leaver_ages, BASE_COUNT(leaver_ages));
    }
}

void
rules_tables_considered(struct rules_tables *tables)
{
    static const char *const place[3] = {"considered_not_notified", "all", "notified"};
    const struct rules_facts *facts = tables->facts;
    struct rules_spread spread;
    rules_spread_begin(&spread);
    for (size_t i = 0; i < facts->considerations_count; i++) {
        const struct rules_fact_consideration *of = &facts->considerations[i];
        if (rules_tables_inside(tables, of->considered_on)) {
            rules_spread_add(
                &spread,
                vigil_code_name(VIGIL_LIST_INCIDENT_TYPE, (int)of->incident_type));
        }
    }
    if (spread.known + spread.not_known == 0) {
        return;
    }
    int32_t notified = 0;
    for (size_t i = 0; i < facts->cases_count; i++) {
        notified += rules_tables_notified(tables, &facts->cases[i]);
    }
    rules_tables_count(tables, place, RULES_ROLE_TOTAL, notified);
    rules_spread_write(&spread, tables, place[0], "incident_type");
}
