/*
 * What a notification says of each child beyond the typed record. Pure.
 */
#ifndef RULES_FURTHER_CHILDREN_H
#define RULES_FURTHER_CHILDREN_H

#include "rules/rules_context.h"
#include "vigil/forms.h"

/* Adds a fault for a detail that does not go with the answer that it details, for days
 * that cannot be, and for a looked-after child or care leaver who is not one. */
void rules_further_children_check(const struct vigil_form *form,
                                  const struct rules_context *context,
                                  struct vigil_faults *faults);

#endif
