/*
 * Hiding parts of a sum so that none can be worked out.
 *
 * A reader knows the sum, every part that is shown, which parts are hidden, and a least
 * value of each (1, since zeros are shown). Of a hidden part the reader can then work out
 * that it lies between its least value and that plus the slack: what the hidden parts
 * have together beyond their least values. Both ends are possible, so this is exact.
 */
#ifndef RULES_SUM_H
#define RULES_SUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rules_part {
    int32_t count; /* not 0 */
    int32_t least; /* what a reader knows that it is at least; 1 or more */
    bool small;    /* to be protected: a count of 1 to the threshold */
    bool hidden;   /* in: all that are small; out: all that must be hidden */
};

struct rules_sum_need {
    int32_t threshold; /* counts of 1 to this are small */
    int32_t slack;     /* at least this; the threshold, or more to be stricter */
    bool insiders;     /* each part's own people read the table and know their count */
};

/* Hides the next smallest parts until the hidden ones are safe. False if they are not
 * even when all are hidden: then the sum itself must not be told. */
bool rules_sum_protect(struct rules_part *parts,
                       size_t count,
                       const struct rules_sum_need *need);

/* True if nothing can be worked out from the parts as they are hidden now. */
bool rules_sum_is_safe(const struct rules_part *parts,
                       size_t count,
                       const struct rules_sum_need *need);

#endif
