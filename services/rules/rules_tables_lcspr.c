/* What the reviews of the period are about, and their index children. */
#include "rules/rules_tables_parts.h"

/* What is asked of a review; NULL leaves it out of the breakdown. */
typedef const char *(*question)(const struct rules_fact_lcspr *lcspr);

/* The review's own answer, where it gives one; else that of its one case. */
static int
own_or_of(const struct rules_fact_lcspr *lcspr, int own, int of_case)
{
    return own != 0 || !lcspr->has_case ? own : of_case;
}

static int
type_of(const struct rules_fact_lcspr *lcspr)
{
    return own_or_of(lcspr, (int)lcspr->incident_type, (int)lcspr->of.incident_type);
}

static const char *
incident_type(const struct rules_fact_lcspr *lcspr)
{
    return vigil_code_name(VIGIL_LIST_INCIDENT_TYPE, type_of(lcspr));
}

static const char *
death_category(const struct rules_fact_lcspr *lcspr)
{
    int code =
        own_or_of(lcspr, (int)lcspr->death_category, (int)lcspr->of.death_category);
    return type_of(lcspr) == VIGIL_INCIDENT_TYPE_DEATH
               ? vigil_code_name(VIGIL_LIST_DEATH_CATEGORY, code)
               : NULL;
}

static const char *
harm_category(const struct rules_fact_lcspr *lcspr)
{
    int code = own_or_of(lcspr, (int)lcspr->harm_category, (int)lcspr->of.harm_category);
    return type_of(lcspr) == VIGIL_INCIDENT_TYPE_SERIOUS_HARM
               ? vigil_code_name(VIGIL_LIST_HARM_CATEGORY, code)
               : NULL;
}

static const struct rules_fact_child *
child_of(const struct rules_fact_lcspr *lcspr)
{
    return lcspr->has_case ? &lcspr->of.child : &lcspr->child;
}

static const char *
child_age(const struct rules_fact_lcspr *lcspr)
{
    const struct rules_fact_child *child = child_of(lcspr);
    /* without a case the day of the incident is not known: the nearest is taken */
    vigil_date on = lcspr->has_case ? lcspr->of.incident_on : lcspr->commissioned_on;
    return child->present ? rules_tables_band(child, on) : NULL;
}

static const char *
child_ethnicity(const struct rules_fact_lcspr *lcspr)
{
    const struct rules_fact_child *child = child_of(lcspr);
    return child->present ? rules_tables_ethnicity(child->ethnicity) : NULL;
}

static const char *
child_sex(const struct rules_fact_lcspr *lcspr)
{
    const struct rules_fact_child *child = child_of(lcspr);
    return child->present ? vigil_code_name(VIGIL_LIST_SEX, (int)child->sex) : NULL;
}

static const char *
shape(const struct rules_fact_lcspr *lcspr)
{
    return lcspr->shape == VIGIL_SHAPE_NOT_STATED
               ? ""
               : vigil_code_name(VIGIL_LIST_SHAPE, (int)lcspr->shape);
}

static const char *
methodology(const struct rules_fact_lcspr *lcspr)
{
    return vigil_code_name(VIGIL_LIST_METHODOLOGY, (int)lcspr->methodology);
}

static void
count(const struct rules_tables *tables, question ask, struct rules_spread *ret_spread)
{
    rules_spread_begin(ret_spread);
    for (size_t i = 0; i < tables->facts->lcsprs_count; i++) {
        const struct rules_fact_lcspr *lcspr = &tables->facts->lcsprs[i];
        const char *category =
            rules_tables_inside(tables, lcspr->received_on) ? ask(lcspr) : NULL;
        if (category != NULL) {
            rules_spread_add(ret_spread, category);
        }
    }
}

static void
children(struct rules_tables *tables)
{
    int32_t sum = 0;
    for (size_t i = 0; i < tables->facts->lcsprs_count; i++) {
        const struct rules_fact_lcspr *lcspr = &tables->facts->lcsprs[i];
        sum += rules_tables_inside(tables, lcspr->received_on) ? lcspr->children : 0;
    }
    const char *const place[3] = {"lcspr", "children", "all"};
    rules_tables_count(tables, place, RULES_ROLE_TOTAL, sum);
}

void
rules_tables_lcspr(struct rules_tables *tables)
{
    static const struct {
        const char *table, *breakdown;
        question ask;
    } breakdowns[] = {
        {"lcspr", "incident_type", incident_type},
        {"lcspr", "death_category", death_category},
        {"lcspr", "harm_category", harm_category},
        {"lcspr_index_child", "age", child_age},
        {"lcspr_index_child", "ethnicity", child_ethnicity},
        {"lcspr_index_child", "sex", child_sex},
        {"lcspr", "shape", shape},
        {"lcspr", "methodology", methodology},
    };
    for (size_t b = 0; b < BASE_COUNT(breakdowns); b++) {
        struct rules_spread spread;
        count(tables, breakdowns[b].ask, &spread);
        const char *const place[2] = {breakdowns[b].table, breakdowns[b].breakdown};
        if (breakdowns[b].ask == child_age) {
            rules_spread_write_ordered(
                &spread, tables, place, rules_tables_bands, RULES_BANDS);
        } else {
            rules_spread_write(&spread, tables, place[0], place[1]);
        }
        if (breakdowns[b].ask == shape) {
            children(tables);
        }
    }
}
