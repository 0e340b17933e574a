/*
 * Lists in which a code may stand once: features, criteria, themes, grounds. Pure.
 */
#ifndef RULES_FORM_ONCE_H
#define RULES_FORM_ONCE_H

#include "vigil/forms.h"

/* Adds a fault for each row of the list whose code an earlier row has. */
void rules_form_once(const struct vigil_form *form,
                     const char *list,
                     const char *name,
                     struct vigil_faults *faults);

#endif
