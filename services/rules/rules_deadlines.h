/*
 * The deadlines of a case: every clock that its facts have started, with due day and
 * state. Pure: the same law and case give the same deadlines, at any time, so they can
 * be worked out anew instead of being kept.
 *
 *     notification   from the day the authority became aware; met when notified
 *     rapid_review   from its line's trigger; met when the rapid review came
 *     lcspr          from the commissioning, or (not stated) from the rapid review that
 *                    decided on it; met when the review came; none if there is no review
 *
 * A review has the last of these alone, from its commissioning: six months to the report
 * (Working Together 2023, chapter 5). A death that is only noted has the first alone, an
 * incident that was considered and not notified has none.
 *
 * A day that the Panel has extended a clock to is the due day if it is later. While a
 * case is withdrawn, merged or closed its unmet clocks are stopped; what is met stays
 * met. Brought back, they run again with the days that they had.
 *
 * No clock is ever dropped. One that cannot be worked out exactly, since the calendar
 * does not reach as far or no line was valid that early, is given all the same with
 * `provisional` set: counted with weekends alone its due day is the true one or an
 * earlier one, so an alert comes too soon and never too late. A service logs that as an
 * alarm; the cure is a newer bank-holidays.json.
 */
#ifndef RULES_DEADLINES_H
#define RULES_DEADLINES_H

#include "rules/rules_law.h"

/* The clocks of the case in the order of enum vigil_clock; how many. The revision is 1:
 * which one it is by now, only who keeps the clocks can count. */
size_t rules_deadlines_of(const struct rules_law *law,
                          const struct vigil_case *c,
                          struct vigil_deadline ret_deadlines[VIGIL_DEADLINES_MAX]);

/* True if clocks that start on this day are exact: it is not before the calendar or the
 * first line of any clock. Admission refuses a notification whose day of awareness (or
 * of notification) is not covered: its lateness could not be told truly. A day behind
 * the calendar's end is covered in this sense: it must be accepted, provisionally. */
bool rules_deadlines_reach(const struct rules_law *law, vigil_date day);

/* True if the clock is past its due day and unmet at this instant. */
bool rules_deadlines_overdue(const struct vigil_deadline *deadline, vigil_instant now);

/* Where the clock stands at this instant, in a word for people and programs: the code of
 * its state, or "overdue". */
const char *rules_deadlines_state(const struct vigil_deadline *deadline,
                                  vigil_instant now);

#endif
