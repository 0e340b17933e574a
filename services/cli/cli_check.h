/*
 * What the rules say of a form before it is sent, beside what reading it has found: so
 * that all that is wrong is told at once. What only the service knows is not judged: what
 * time it is, who sends it, and what is recorded already.
 *
 * Promises: a field that has a fault gets no second one; the faults are in the order of
 * the form's fields.
 */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "vigil/forms.h"

void cli_check(const struct vigil_form *form, struct vigil_faults *faults);

#endif
