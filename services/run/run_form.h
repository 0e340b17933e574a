/*
 * Messages of the process as a daemon's table has them: read as forms, decided by
 * rules_process. One row of RUN_FORM each; what is special of a message is a rule.
 */
#ifndef RUN_FORM_H
#define RUN_FORM_H

#include "run/run_service.h"

size_t run_form_names(void *record,
                      const struct rules_context *context,
                      struct vigil_case_name *ret_names,
                      struct vigil_faults *faults);
enum base_class run_form_decide(struct run_decision *decision);
void run_form_warn(const struct run_decision *decision,
                   struct vigil_faults *ret_warnings);

/* The warnings of a form that was accepted, for messages whose record holds more. */
void run_form_warn_of(const struct vigil_form *form,
                      const struct rules_context *context,
                      struct vigil_faults *ret_warnings);

/* The row of a message with this effect; it becomes the event of the same name. */
#define RUN_FORM(message, what)                                                          \
    {                                                                                    \
        .type = VIGIL_MESSAGE_##message, .event = VIGIL_EVENT_##message,                 \
        .effect = RUN_##what, .names = run_form_names, .decide = run_form_decide,        \
        .warn = run_form_warn                                                            \
    }

#endif
