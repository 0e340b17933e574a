/*
 * What a review takes over from the cases that it covers: their key lines of enquiry, and
 * the wish of the Panel that they be narrower. The words stay where they were said; the
 * review has an item of its own for each, whose label names the case and the number.
 * Pure.
 */
#ifndef RULES_CARRY_H
#define RULES_CARRY_H

#include "rules/rules_process.h"

/* Carries the open ones of a case into the review (review->found and its items): there
 * they are open, here they are carried. What the review has no room for stays open where
 * it is. To be called for each case when its LCSPR is opened, joined or reported. */
void rules_carry(struct rules_file *review,
                 struct vigil_item *theirs,
                 size_t count,
                 const struct rules_context *context);

#endif
