/*
 * The characteristics of the incidents, once for those notified in the period and once
 * for those whose rapid review came in it.
 */
#include "rules/rules_tables_parts.h"

/* What is asked of a case; NULL leaves the case out of the breakdown. */
typedef const char *(*question)(const struct rules_fact_case *of);

static const char *
incident_type(const struct rules_fact_case *of)
{
    return vigil_code_name(VIGIL_LIST_INCIDENT_TYPE, (int)of->incident_type);
}

static const char *
age(const struct rules_fact_case *of)
{
    return rules_tables_band(&of->child, of->incident_on);
}

static const char *
child_code(const struct rules_fact_case *of, enum vigil_code_list list, int code)
{
    return of->child.present ? vigil_code_name(list, code) : "";
}

static const char *
sex(const struct rules_fact_case *of)
{
    return child_code(of, VIGIL_LIST_SEX, (int)of->child.sex);
}

static const char *
disability(const struct rules_fact_case *of)
{
    return child_code(of, VIGIL_LIST_YES_NO, (int)of->child.disability);
}

static const char *
cp_plan(const struct rules_fact_case *of)
{
    return child_code(of, VIGIL_LIST_HISTORY, (int)of->child.cp_plan);
}

static const char *
looked_after(const struct rules_fact_case *of)
{
    return child_code(of, VIGIL_LIST_HISTORY, (int)of->child.looked_after);
}

static const char *
ethnicity(const struct rules_fact_case *of)
{
    return of->child.present ? rules_tables_ethnicity(of->child.ethnicity) : "";
}

static const char *
social_care(const struct rules_fact_case *of)
{
    return vigil_code_name(VIGIL_LIST_SOCIAL_CARE, (int)of->social_care);
}

static const char *
neglect(const struct rules_fact_case *of)
{
    return vigil_code_name(VIGIL_LIST_YES_NO, (int)of->neglect);
}

static const char *
domestic_abuse(const struct rules_fact_case *of)
{
    return vigil_code_name(VIGIL_LIST_YES_NO, (int)of->domestic_abuse);
}

static const char *
harm_category(const struct rules_fact_case *of)
{
    return of->incident_type == VIGIL_INCIDENT_TYPE_SERIOUS_HARM
               ? vigil_code_name(VIGIL_LIST_HARM_CATEGORY, (int)of->harm_category)
               : NULL;
}

static const char *
death_category(const struct rules_fact_case *of)
{
    return of->incident_type == VIGIL_INCIDENT_TYPE_DEATH
               ? vigil_code_name(VIGIL_LIST_DEATH_CATEGORY, (int)of->death_category)
               : NULL;
}

static const char *
death_category_female(const struct rules_fact_case *of)
{
    return of->child.present && of->child.sex == VIGIL_SEX_FEMALE ? death_category(of)
                                                                  : NULL;
}

static const char *
death_category_male(const struct rules_fact_case *of)
{
    return of->child.present && of->child.sex == VIGIL_SEX_MALE ? death_category(of)
                                                                : NULL;
}

static const char *
authority(const struct rules_fact_case *of)
{
    return of->authority;
}

static const struct {
    const char *breakdown;
    question ask;
    bool banded; /* all bands are written, in their order, with or without children */
} breakdowns[] = {
    {"incident_type", incident_type, false},
    {"age", age, true},
    {"sex", sex, false},
    {"disability", disability, false},
    {"cp_plan", cp_plan, false},
    {"looked_after", looked_after, false},
    {"ethnicity", ethnicity, false},
    {"social_care", social_care, false},
    {"neglect", neglect, false},
    {"domestic_abuse", domestic_abuse, false},
    {"harm_category", harm_category, false},
    {"death_category", death_category, false},
    {"death_category_female", death_category_female, false},
    {"death_category_male", death_category_male, false},
    {"authority", authority, false},
};

static void
incidents(struct rules_tables *tables, const char *table, bool by_rapid_review)
{
    const struct rules_facts *facts = tables->facts;
    for (size_t b = 0; b < BASE_COUNT(breakdowns); b++) {
        struct rules_spread spread;
        rules_spread_begin(&spread);
        for (size_t i = 0; i < facts->cases_count; i++) {
            const struct rules_fact_case *of = &facts->cases[i];
            bool counts = by_rapid_review
                              ? rules_tables_inside(tables, of->rapid_review_on)
                              : rules_tables_notified(tables, of);
            const char *category = counts ? breakdowns[b].ask(of) : NULL;
            if (category != NULL) {
                rules_spread_add(&spread, category);
            }
        }
        if (breakdowns[b].banded) {
            const char *const place[2] = {table, breakdowns[b].breakdown};
            rules_spread_write_ordered(
                &spread, tables, place, rules_tables_bands, RULES_BANDS);
        } else {
            rules_spread_write(&spread, tables, table, breakdowns[b].breakdown);
        }
    }
}

void
rules_tables_incidents(struct rules_tables *tables)
{
    incidents(tables, "incidents_notified", false);
    incidents(tables, "incidents_rapid_review", true);
}
