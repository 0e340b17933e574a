/*
 * The suspicion that two cases are one: an item of each whose label is the other case's
 * reference. Pure.
 */
#ifndef RULES_DUPLICATE_H
#define RULES_DUPLICATE_H

#include "rules/rules_process.h"

/* The latest item about this other case in this state (0: in any), or NULL. */
struct vigil_item *rules_duplicate_find(const struct rules_file *file,
                                        const char *other,
                                        enum vigil_item_state state);

/* Adds a fault if the field names the case itself. */
void rules_duplicate_not_itself(const struct vigil_form *form,
                                const char *field,
                                const struct rules_file *file,
                                struct vigil_faults *faults);

#endif
