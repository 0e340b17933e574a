/*
 * An incident that the three partners considered and did not notify, with the reasons of
 * each: the denominator of all notifications. The duty to notify is the authority's, and
 * so is the last word.
 */
#include "rules/rules_form.h"
#include "rules/rules_form_once.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_CONSIDER;
}

static void
judge_partners(const struct vigil_form *form, struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, "partners");
    rules_form_once(form, "partners", "partner", faults);
    if (rows > 0 && rows < 3) {
        rules_form_fault("",
                         0,
                         "partners",
                         "partner_missing",
                         "not all three partners are there",
                         "local_authority, integrated_care_board and police",
                         faults);
    }
    for (size_t i = 0; i < rows; i++) {
        if (vigil_form_number(form, "partners", i, "partner") ==
                VIGIL_PARTNER_LOCAL_AUTHORITY &&
            vigil_form_number(form, "partners", i, "assent") == VIGIL_ASSENT_DISSENTS) {
            rules_form_fault("partners",
                             i,
                             "assent",
                             "notify_instead",
                             "the authority itself holds that it must be notified",
                             "a notification: the duty is the authority's",
                             faults);
        }
    }
}

static void
judge_order(const struct vigil_form *form,
            const char *first,
            const char *then,
            const char *code,
            const char *wrong,
            struct vigil_faults *faults)
{
    int64_t before = vigil_form_number(form, "", 0, first);
    int64_t after = vigil_form_number(form, "", 0, then);
    if (before != VIGIL_DATE_NONE && after != VIGIL_DATE_NONE && after < before) {
        rules_form_fault("", 0, then, code, wrong, "the same day, or later", faults);
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)file;
    judge_partners(form, faults);
    rules_form_not_future(form, "", 0, "incident_on", context, faults);
    rules_form_not_future(form, "", 0, "became_aware_on", context, faults);
    rules_form_not_future(form, "", 0, "considered_on", context, faults);
    judge_order(form,
                "incident_on",
                "became_aware_on",
                "before_incident",
                "before the incident",
                faults);
    judge_order(form,
                "incident_on",
                "considered_on",
                "before_incident",
                "before the incident",
                faults);
    judge_order(form,
                "became_aware_on",
                "considered_on",
                "before_awareness",
                "before the authority became aware",
                faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)context;
    struct vigil_case *c = file->found;
    c->incident_on = (vigil_date)vigil_form_number(form, "", 0, "incident_on");
    c->became_aware_on = (vigil_date)vigil_form_number(form, "", 0, "became_aware_on");
    c->incident_type =
        (enum vigil_incident_type)vigil_form_number(form, "", 0, "incident_type");
}

const struct rules_process rules_process_consideration = {
    .type = VIGIL_MESSAGE_CONSIDERATION,
    .opens = VIGIL_FILE_KIND_CONSIDERATION,
    .event = event,
    .check = check,
    .apply = apply};
