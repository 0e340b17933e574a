/*
 * What can be worked out of numbers that add up: intervals, narrowed until nothing more
 * follows. For sums within sums this finds all that there is to find.
 */
#ifndef RULES_SPAN_H
#define RULES_SPAN_H

#include <stddef.h>

#include "rules/rules_tables.h"

enum { RULES_SPAN_UNKNOWN = 1 << 28 }; /* more than any count */

/* The parts add up to the total. */
void rules_span_add_up(struct rules_span *total,
                       struct rules_span *const *parts,
                       size_t count);

/* The part is at most the whole. */
void rules_span_within(struct rules_span *whole, struct rules_span *part);

/* The part is this whole percentage of the whole, halves up. */
void
rules_span_percent(struct rules_span *whole, struct rules_span *part, int32_t percent);

#endif
