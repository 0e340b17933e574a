/* What statistics say of a child: its age band and its ethnicity group. */
#include "base/base_date.h"
#include "rules/rules_tables_parts.h"

const char *const rules_tables_bands[RULES_BANDS] = {
    "under_1", "1_to_5", "6_to_10", "11_to_15", "16_and_over"};

int
rules_tables_age(const struct rules_fact_child *child, vigil_date on)
{
    if (!child->present || child->born_on == VIGIL_DATE_NONE || on == VIGIL_DATE_NONE ||
        on < child->born_on) {
        return -1;
    }
    int year, month, day, born_year, born_month, born_day;
    base_date_split(on, &year, &month, &day);
    base_date_split(child->born_on, &born_year, &born_month, &born_day);
    bool before_birthday = month < born_month || (month == born_month && day < born_day);
    return year - born_year - (before_birthday ? 1 : 0);
}

const char *
rules_tables_band(const struct rules_fact_child *child, vigil_date on)
{
    /* The last age of each band. A care leaver counts to 24; beyond that the birth date
     * is taken for a mistake. */
    static const int tops[RULES_BANDS] = {0, 5, 10, 15, 24};
    if (!child->present || child->born_on == VIGIL_DATE_NONE || on == VIGIL_DATE_NONE) {
        return "";
    }
    int age = rules_tables_age(child, on); /* of an unborn child the first band's */
    for (int i = 0; i < RULES_BANDS; i++) {
        if (age <= tops[i]) {
            return rules_tables_bands[i];
        }
    }
    return "";
}

const char *
rules_tables_ethnicity(enum vigil_ethnicity ethnicity)
{
    switch (ethnicity) {
    case VIGIL_ETHNICITY_WBRI:
        return "white_british";
    case VIGIL_ETHNICITY_WIRI:
    case VIGIL_ETHNICITY_WIRT:
    case VIGIL_ETHNICITY_WROM:
    case VIGIL_ETHNICITY_WOTH:
        return "white_other";
    case VIGIL_ETHNICITY_MWBC:
    case VIGIL_ETHNICITY_MWBA:
    case VIGIL_ETHNICITY_MWAS:
    case VIGIL_ETHNICITY_MOTH:
        return "mixed";
    case VIGIL_ETHNICITY_AIND:
    case VIGIL_ETHNICITY_APKN:
    case VIGIL_ETHNICITY_ABAN:
    case VIGIL_ETHNICITY_AOTH:
    case VIGIL_ETHNICITY_CHNE:
        return "asian";
    case VIGIL_ETHNICITY_BCRB:
    case VIGIL_ETHNICITY_BAFR:
    case VIGIL_ETHNICITY_BOTH:
        return "black";
    case VIGIL_ETHNICITY_OOTH:
        return "other";
    case VIGIL_ETHNICITY_REFU:
    case VIGIL_ETHNICITY_NOBT:
    case VIGIL_ETHNICITY_NONE:
        break;
    }
    return "not_known";
}
