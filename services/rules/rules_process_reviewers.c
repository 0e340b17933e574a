/*
 * Who reviews, and how: people who did not manage the case, appointed after the review
 * was commissioned (SI 2018/789 reg. 14). A methodology outside of the list is described
 * in words. The names stay in the journal: the case file does not need them.
 */
#include "rules/rules_form.h"
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_APPOINT;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    vigil_date commissioned = file->found->lcspr_commissioned_on;
    size_t rows = vigil_form_rows(form, "reviewers");
    for (size_t i = 0; i < rows; i++) {
        vigil_date appointed =
            (vigil_date)vigil_form_number(form, "reviewers", i, "appointed_on");
        rules_form_not_future(form, "reviewers", i, "appointed_on", context, faults);
        if (appointed != VIGIL_DATE_NONE && commissioned != VIGIL_DATE_NONE &&
            appointed < commissioned) {
            rules_form_fault("reviewers",
                             i,
                             "appointed_on",
                             "before_commissioned",
                             "before the review was commissioned",
                             "the day of the commission, or later",
                             faults);
        }
    }
    if (vigil_form_number(form, "", 0, "methodology") == VIGIL_METHODOLOGY_OTHER) {
        rules_review_require(
            form, "", 0, "methods", "the methodology in words, as it is other", faults);
    }
}

const struct rules_process rules_process_reviewers = {
    .type = VIGIL_MESSAGE_REVIEWERS, .event = event, .check = check};
