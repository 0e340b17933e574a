/*
 * The dated facts of a file, as the clocks know them. Pure.
 *
 * Most lie in members of the case of their own; what no member holds is in its list of
 * facts, which this file alone writes. The same function is used by who decides on a
 * message and by who follows the journal, so that both have the same facts.
 */
#ifndef RULES_CLOCK_FACTS_H
#define RULES_CLOCK_FACTS_H

#include "rules/rules_clocks.h"
#include "vigil/forms.h"

/* All facts of the file (no clock's due day yet). */
void rules_clock_facts_of(const struct vigil_case *c,
                          struct rules_clocks_facts *ret_facts);

/* What kind of file it is, as the lines of clocks name it: bits of enum
 * vigil_clock_scope. */
uint32_t rules_clock_facts_scopes(const struct vigil_case *c);

/* Takes the facts that a message states into the case; `at` is the time of the fact. A
 * later statement replaces an earlier one. */
void rules_clock_facts_take(const struct vigil_form *form,
                            vigil_instant at,
                            struct vigil_case *c);

/* What the record of a review says of it: when it was commissioned, that it covers cases,
 * its publication. What a fuller record leaves blank stays as it was. */
void rules_clock_facts_of_review(const struct vigil_lcspr *lcspr,
                                 struct vigil_case *review);

/* What is given each period: once it was given, the next period begins with that day.
 * True if it did. Who keeps clocks looks at them before, for what was given meets one. */
bool rules_clock_facts_roll(struct vigil_case *c);

/* The same of one fact. VIGIL_INSTANT_NONE takes it away. */
void rules_clock_facts_put(struct vigil_case *c, enum vigil_fact fact, vigil_instant at);

#endif
