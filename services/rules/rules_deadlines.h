/*
 * The deadlines of a file: every clock that its facts have started, with due day and
 * state, by the lines of config/clocks.csv. Pure: the same law and file give the same
 * deadlines, at any time, so they can be worked out anew instead of being kept.
 *
 * A day that the Panel has extended a clock to is the due day if it is later; a pause
 * moves the due day by the days that it takes out. While a case is withdrawn, merged or
 * closed its unmet clocks are stopped; what is met stays met. Brought back, they run
 * again with the days that they had. While a clock is paused its due day is the one that
 * it had when the pause began.
 *
 * No clock is ever dropped. One that cannot be worked out exactly, since the calendar
 * does not reach as far or no line was valid that early, is given all the same with
 * `provisional` set: counted with weekends alone its due day is the true one or an
 * earlier one, so an alert comes too soon and never too late. A service logs that as an
 * alarm; the cure is a newer calendar.
 */
#ifndef RULES_DEADLINES_H
#define RULES_DEADLINES_H

#include "rules/rules_law.h"

/* The clocks of the file in the order of enum vigil_clock; how many. The revision is 1:
 * which one it is by now, only who keeps the clocks can count. */
size_t rules_deadlines_of(const struct rules_law *law,
                          const struct vigil_case *c,
                          struct vigil_deadline ret_deadlines[VIGIL_DEADLINES_MAX]);

/* The same, had the law of another day held: of each clock the line that was valid on
 * `as_at` (VIGIL_DATE_NONE: on the day of its start, as above). */
size_t rules_deadlines_as_at(const struct rules_law *law,
                             const struct vigil_case *c,
                             vigil_date as_at,
                             struct vigil_deadline ret_deadlines[VIGIL_DEADLINES_MAX]);

/* True if clocks that start on this day are exact: it is not before the calendar or the
 * first line of any clock. Admission refuses a notification whose day of awareness (or
 * of notification) is not covered: its lateness could not be told truly. A day behind
 * the calendar's end is covered in this sense: it must be accepted, provisionally. */
bool rules_deadlines_reach(const struct rules_law *law, vigil_date day);

/* True if the clock runs and what was to be done by its due day is not done at this
 * instant. */
bool rules_deadlines_overdue(const struct vigil_deadline *deadline, vigil_instant now);

/* Where the clock stands at this instant, in a word for people and programs: the code of
 * its state, "overdue", or, of what had to be kept for so long and was, "kept". */
const char *rules_deadlines_state(const struct vigil_deadline *deadline,
                                  vigil_instant now);

#endif
