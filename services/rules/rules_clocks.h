/*
 * The table of clocks (config/clocks.csv): which line holds for a file, and on which day
 * a clock falls due. Pure.
 *
 * Day 0 is the day in London of the fact that starts the clock, working day or not; a
 * clock is met in time if done by the end of its due day. Guidance changes, so a line
 * holds for starts between two dates, and a clock keeps the line that it began with.
 */
#ifndef RULES_CLOCKS_H
#define RULES_CLOCKS_H

#include "rules/rules_calendar.h"
#include "vigil/records.h"

/* What can start and stop clocks: when each fact was (VIGIL_INSTANT_NONE: not yet; of a
 * day, its first instant in London), and on which day each other clock is due. */
struct rules_clocks_facts {
    vigil_instant at[VIGIL_FACT_COUNT];
    vigil_date due_on[VIGIL_CLOCK_COUNT];
};

/* Nothing has happened, no clock is due. */
void rules_clocks_facts_none(struct rules_clocks_facts *ret_facts);

/* Adds calendar months; a day that the month does not have becomes its last day
 * (31 August and six months is 28 or 29 February). */
vigil_date rules_clocks_add_months(vigil_date date, int32_t months);

/* A date as it was worked out. */
struct rules_clocks_sum {
    vigil_date started_on; /* day 0 */
    vigil_date due_on;
    vigil_instant
        due_at;       /* see struct vigil_deadline; of a clock to keep, when it ends */
    int32_t paused;   /* days that a pause took out: working days of a clock in working
                       * days, else calendar days */
    bool provisional; /* see rules_calendar_shift */
};

/* When a clock of this line is due that was started at this instant (or, of a line that
 * starts with another clock's due day, on it). Of the pauses those that are over and of
 * this clock count: each day of them that the clock would have counted moves the due day
 * by one. Nothing is moved by a pause of a clock that is counted backwards. */
void rules_clocks_due(const struct rules_calendar *calendar,
                      const struct vigil_clock_rule *rule,
                      vigil_instant started_at,
                      const struct vigil_pause *pauses,
                      size_t pauses_count,
                      struct rules_clocks_sum *ret_sum);

/* A day that was granted, moved by the pauses that came after the grant. */
vigil_date rules_clocks_extended(const struct rules_calendar *calendar,
                                 const struct vigil_clock_rule *rule,
                                 vigil_date granted_until,
                                 const struct vigil_pause *pauses,
                                 size_t pauses_count);

/* When the fact that starts a clock of this line was; VIGIL_INSTANT_NONE: not yet. */
vigil_instant rules_clocks_started_at(const struct vigil_clock_rule *rule,
                                      const struct rules_clocks_facts *facts);

/* The clocks (a bit each) that have a line of one of the scopes whose start has happened:
 * no other has a line that holds. */
uint32_t rules_clocks_started(const struct vigil_clock_rule *rules,
                              size_t count,
                              uint32_t scopes,
                              const struct rules_clocks_facts *facts);

/* The line that holds: of this clock and one of the scopes (bits, as in the line), its
 * start has happened, on a day on which it was valid; or, asked what the law of another
 * day would say, on `as_at`. If two lines with different starts hold, the one that was
 * valid first does, for its clock ran already when the guidance changed. NULL if none
 * does. */
const struct vigil_clock_rule *rules_clocks_choose(const struct vigil_clock_rule *rules,
                                                   size_t count,
                                                   enum vigil_clock clock,
                                                   uint32_t scopes,
                                                   const struct rules_clocks_facts *facts,
                                                   vigil_date as_at);

/* The earliest such line whose start has happened on a day before the line was valid: for
 * days before all lines. NULL if there is none. */
const struct vigil_clock_rule *
rules_clocks_earliest(const struct vigil_clock_rule *rules,
                      size_t count,
                      enum vigil_clock clock,
                      uint32_t scopes,
                      const struct rules_clocks_facts *facts);

/* True if somebody is asked for what the clock measures: it stands in an inbox. What the
 * house only measures is asked of nobody, nor what merely has to stay as it is, nor the
 * Panel's response, which stands there as a task. */
bool rules_clocks_asks(const struct vigil_deadline *deadline);

/* What the clock measures, in words that go into "The ... is due". */
const char *rules_clocks_words(enum vigil_clock clock);

/* Adds a fault for everything that would leave a clock without a line, or with two:
 * unknown clock, scope, owner, start, unit, sense or status; length out of bounds;
 * nothing that stops it; clocks that start each other in a loop; doubled name; validity
 * that ends before it starts, overlaps, leaves a gap or ends for good; a clock without a
 * line. Paths are clocks[i].field, i from 0 in the order given. */
void rules_clocks_check(const struct vigil_clock_rule *rules,
                        size_t count,
                        struct vigil_faults *faults);

/* Adds a fault for everything by which new lines would change what began by those in
 * force: each of these is there with all its words, but that it may be closed
 * (valid_until) from today on; and what is new is valid from a day behind today. */
void rules_clocks_succeed(const struct vigil_clock_rule *before,
                          size_t before_count,
                          const struct vigil_clock_rule *now,
                          size_t now_count,
                          vigil_date today,
                          struct vigil_faults *faults);

#endif
