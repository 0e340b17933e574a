/* The law in force: see rules_law.h. */
#include "rules/rules_law.h"

#include <string.h>

enum base_class
rules_law_set_calendar(struct rules_law *law,
                       const struct vigil_calendar *holidays,
                       struct base_error *ret_error)
{
    vigil_date days[VIGIL_HOLIDAYS_MAX];
    for (size_t i = 0; i < holidays->count; i++) {
        days[i] = holidays->at[i].on;
    }
    enum base_class class = rules_calendar_build(days,
                                                 holidays->count,
                                                 holidays->from,
                                                 holidays->until,
                                                 &law->calendar,
                                                 ret_error);
    if (class == BASE_OK) {
        law->holidays = *holidays;
    }
    return class;
}

const char *
rules_law_holiday(const struct rules_law *law, vigil_date date)
{
    for (size_t i = 0; i < law->holidays.count; i++) {
        if (law->holidays.at[i].on == date) {
            return law->holidays.at[i].title;
        }
    }
    return NULL;
}

const struct vigil_clock_rule *
rules_law_clock(const struct rules_law *law, const char *name)
{
    for (size_t i = 0; i < law->clocks_count; i++) {
        if (strcmp(law->clocks[i].name, name) == 0) {
            return &law->clocks[i];
        }
    }
    return NULL;
}
