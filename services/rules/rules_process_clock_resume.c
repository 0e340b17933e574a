/*
 * A clock that was paused goes on: the due day moves by the days that did not count, as
 * the calendar says.
 */
#include "rules/rules_admission.h"
#include "rules/rules_awaited.h"
#include "rules/rules_form.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_RESUME;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    int64_t clock = vigil_form_number(form, "", 0, "clock");
    vigil_date until = (vigil_date)vigil_form_number(form, "", 0, "until_on");
    const struct vigil_pause *pause = rules_awaited_pause(file->found, clock);
    if (clock != 0 && pause == NULL) {
        rules_admission_fault(faults,
                              "clock",
                              "not_paused",
                              "it is not paused",
                              "a clock that the case shows as paused");
    }
    if (pause != NULL && until != VIGIL_DATE_NONE && until <= pause->from_on) {
        rules_admission_fault(faults,
                              "until_on",
                              "not_after_pause",
                              "not behind the day from which it was paused",
                              "the first day that counts again");
    }
    rules_form_not_future(form, "", 0, "until_on", context, faults);
}

const struct rules_process rules_process_clock_resume = {.type =
                                                             VIGIL_MESSAGE_CLOCK_RESUME,
                                                         .takes_along = true,
                                                         .event = event,
                                                         .check = check};
