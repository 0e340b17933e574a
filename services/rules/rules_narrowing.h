/*
 * The narrower key lines of enquiry that the Panel may ask for: one such wish at a time
 * is open on a case or review. It ends when a key line is departed from or replaced, or
 * when the partnership answers it. Pure.
 */
#ifndef RULES_NARROWING_H
#define RULES_NARROWING_H

#include "rules/rules_process.h"

/* The one that is open, or NULL. */
struct vigil_item *rules_narrowing_open(const struct rules_file *file);

/* Ends the one that is open, if there is one. */
void rules_narrowing_end(struct rules_file *file, const struct rules_context *context);

#endif
