/*
 * A review that is late: why, and when it is expected. The forecast lies ahead; the
 * latest one counts.
 */
#include "rules/rules_form.h"
#include "rules/rules_london.h"
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_DELAY;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    vigil_date forecast = (vigil_date)vigil_form_number(form, "", 0, "forecast_on");
    vigil_date today = rules_london_date(context->now);
    vigil_date commissioned = file->found->lcspr_commissioned_on;
    if (forecast == VIGIL_DATE_NONE) {
        return;
    }
    if (commissioned != VIGIL_DATE_NONE && forecast <= commissioned) {
        rules_form_fault("",
                         0,
                         "forecast_on",
                         "before_commissioned",
                         "not after the day of the commission",
                         "a day that lies ahead",
                         faults);
    } else if (today != VIGIL_DATE_NONE && forecast <= today) {
        rules_form_fault("",
                         0,
                         "forecast_on",
                         "not_ahead",
                         "today, or a day that has passed",
                         "a day that lies ahead",
                         faults);
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)context;
    file->found->forecast_on = (vigil_date)vigil_form_number(form, "", 0, "forecast_on");
}

const struct rules_process rules_process_delay = {
    .type = VIGIL_MESSAGE_DELAY, .event = event, .check = check, .apply = apply};
