/*
 * The table of clocks (config/clocks.csv): which line holds for a trigger of which day,
 * and on which day a clock falls due. Pure.
 *
 * Day 0 is the trigger's day in London, working day or not; a clock is met in time if
 * done by the end of its due day. Guidance changes, so a line holds between two dates.
 */
#ifndef RULES_CLOCKS_H
#define RULES_CLOCKS_H

#include "rules/rules_calendar.h"
#include "vigil/records.h"

/* The days of the facts that can start a clock, by enum vigil_clock_trigger;
 * VIGIL_DATE_NONE where it has not happened. */
struct rules_clocks_facts {
    vigil_date on[VIGIL_TRIGGER_LCSPR_DECIDED + 1];
};

/* Adds calendar months; a day that the month does not have becomes its last day
 * (31 August and six months is 28 or 29 February). */
vigil_date rules_clocks_add_months(vigil_date date, int32_t months);

/* The due day of a clock of this line that started on day 0. *ret_provisional: see
 * rules_calendar_shift. */
vigil_date rules_clocks_due(const struct rules_calendar *calendar,
                            const struct vigil_clock_rule *rule,
                            vigil_date started_on,
                            bool *ret_provisional);

/* The line that holds: of this clock, its trigger has happened, on a day on which it was
 * valid. If two lines with different triggers hold, the one that was valid first does,
 * for its clock ran already when the guidance changed. NULL if none does. */
const struct vigil_clock_rule *
rules_clocks_choose(const struct vigil_clock_rule *rules,
                    size_t count,
                    enum vigil_clock clock,
                    const struct rules_clocks_facts *facts);

/* The earliest line of the clock whose trigger has happened at all, on whatever day: for
 * a day before any line was valid. NULL if no trigger has happened. */
const struct vigil_clock_rule *
rules_clocks_earliest(const struct vigil_clock_rule *rules,
                      size_t count,
                      enum vigil_clock clock,
                      const struct rules_clocks_facts *facts);

/* Adds a fault for everything that would leave a clock without a line, or with two:
 * unknown clock, trigger or unit; length not from 1 to 400; doubled name; validity that
 * ends before it starts, overlaps, leaves a gap or ends for good; a clock without a line.
 * Paths are clocks[i].field, i from 0 in the order given. */
void rules_clocks_check(const struct vigil_clock_rule *rules,
                        size_t count,
                        struct vigil_faults *faults);

#endif
