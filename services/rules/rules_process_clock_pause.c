/*
 * The Panel pauses a clock that runs: the days from one on do not count, until it goes
 * on. With the reason, and who approved it; a pause is never open twice, nor do two lie
 * on one day.
 */
#include "base/base_date.h"
#include "base/base_text.h"
#include "rules/rules_admission.h"
#include "rules/rules_awaited.h"
#include "rules/rules_form.h"
#include "rules/rules_london.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_PAUSE;
}

/* Not before the file was opened, nor within an earlier pause of the clock. */
static void
judge_from(const struct vigil_form *form,
           const struct vigil_case *c,
           struct vigil_faults *faults)
{
    vigil_date from = (vigil_date)vigil_form_number(form, "", 0, "from_on");
    int64_t clock = vigil_form_number(form, "", 0, "clock");
    vigil_date earliest = rules_london_date(c->notified_at);
    if (from == VIGIL_DATE_NONE) {
        return;
    }
    for (size_t i = 0; i < c->pauses_count; i++) {
        if (c->pauses[i].clock == clock && c->pauses[i].until_on != VIGIL_DATE_NONE &&
            c->pauses[i].until_on > earliest) {
            earliest = c->pauses[i].until_on;
        }
    }
    if (from < earliest) {
        char day[BASE_DATE_SIZE], right[sizeof(faults->at[0].right)];
        base_date_print(earliest, day);
        (void)base_text_print(right, sizeof(right), "%s or later", day);
        rules_admission_fault(faults,
                              "from_on",
                              "before_it_could",
                              "before the case was opened, or within an earlier pause",
                              right);
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    const struct vigil_case *c = file->found;
    int64_t clock = vigil_form_number(form, "", 0, "clock");
    rules_awaited_check(c, clock, faults);
    if (rules_awaited_pause(c, clock) != NULL) {
        rules_admission_fault(faults,
                              "clock",
                              "paused_already",
                              "it is paused",
                              "that it goes on first (vigil clock-resume)");
    } else if (c->pauses_count == VIGIL_PAUSES_MAX) {
        rules_admission_fault(faults,
                              "clock",
                              "too_many_pauses",
                              "the case has eight pauses already",
                              "more time instead (vigil extension-decision)");
    }
    rules_form_not_future(form, "", 0, "from_on", context, faults);
    judge_from(form, c, faults);
}

const struct rules_process rules_process_clock_pause = {.type = VIGIL_MESSAGE_CLOCK_PAUSE,
                                                        .takes_along = true,
                                                        .event = event,
                                                        .check = check};
