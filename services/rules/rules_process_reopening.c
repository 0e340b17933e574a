/*
 * A closed case or review goes on: everything is again as it was before the closure. The
 * lifecycle says the rest.
 */
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_REOPEN;
}

const struct rules_process rules_process_reopening = {.type = VIGIL_MESSAGE_REOPENING,
                                                      .event = event};
