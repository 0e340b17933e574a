/* The children of a notification, in detail: see rules_further_children.h. */
#include "rules/rules_further_children.h"

#include "base/base_attr.h"
#include "rules/rules_form.h"

static const char list[] = "children";

/* A detail, and the answers of another field that it goes with. */
static const struct {
    const char *detail, *of;
    int64_t answers[3]; /* 0: not stated; -1: no further one */
    const char *code, *wrong, *right;
} details[] = {
    {"sex_not_stated_reason",
     "sex",
     {0, VIGIL_SEX_NOT_KNOWN, -1},
     "not_with_answer",
     "a reason, though it is stated",
     "nothing, or sex not_known"},
    {"ethnicity_not_stated_reason",
     "ethnicity",
     {0, VIGIL_ETHNICITY_REFU, VIGIL_ETHNICITY_NOBT},
     "not_with_answer",
     "a reason, though it is stated",
     "nothing, or ethnicity REFU or NOBT"},
    {"disability_not_stated_reason",
     "disability",
     {0, VIGIL_YES_NO_NOT_KNOWN, -1},
     "not_with_answer",
     "a reason, though it is stated",
     "nothing, or disability not_known"},
    {"impairment",
     "disability",
     {VIGIL_YES_NO_YES, -1, -1},
     "not_disabled",
     "an impairment, but not disability yes",
     "nothing, or disability yes"},
    {"plan_category",
     "cp_plan",
     {VIGIL_HISTORY_CURRENT, VIGIL_HISTORY_PAST, -1},
     "no_plan",
     "the category of a plan that there is not",
     "nothing, or cp_plan current or past"},
};

static void
judge_details(const struct vigil_form *form, size_t row, struct vigil_faults *faults)
{
    for (size_t i = 0; i < BASE_COUNT(details); i++) {
        int64_t answer = vigil_form_number(form, list, row, details[i].of);
        bool goes = false;
        for (size_t k = 0; k < BASE_COUNT(details[i].answers); k++) {
            goes = goes || answer == details[i].answers[k];
        }
        if (!goes && rules_form_states(form, list, row, details[i].detail)) {
            rules_form_fault(list,
                             row,
                             details[i].detail,
                             details[i].code,
                             details[i].wrong,
                             details[i].right,
                             faults);
        }
    }
}

static void
judge_death(const struct vigil_form *form,
            size_t row,
            const struct rules_context *context,
            struct vigil_faults *faults)
{
    int64_t died = vigil_form_number(form, list, row, "died_on");
    int64_t born = vigil_form_number(form, list, row, "date_of_birth");
    rules_form_not_future(form, list, row, "died_on", context, faults);
    if (died != VIGIL_DATE_NONE && born != VIGIL_DATE_NONE && died < born) {
        rules_form_fault(list,
                         row,
                         "died_on",
                         "before_birth",
                         "before the child was born",
                         "the day of the death; of an unborn child, nothing",
                         faults);
    }
}

/* The two deaths that are notified without abuse or neglect are of a child who was looked
 * after, and of one who had been. */
static void
judge_care(const struct vigil_form *form, size_t row, struct vigil_faults *faults)
{
    int64_t type = vigil_form_number(form, "", 0, "incident_type");
    int64_t care = vigil_form_number(form, list, row, "looked_after");
    if (type == VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH &&
        (care == VIGIL_HISTORY_PAST || care == VIGIL_HISTORY_NEVER)) {
        rules_form_fault(list,
                         row,
                         "looked_after",
                         "not_looked_after",
                         "not looked after, though incident_type says so",
                         "current, or another incident_type",
                         faults);
    }
    if (type == VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH &&
        (care == VIGIL_HISTORY_CURRENT || care == VIGIL_HISTORY_NEVER)) {
        rules_form_fault(list,
                         row,
                         "looked_after",
                         "not_a_care_leaver",
                         "not a care leaver, though incident_type says so",
                         "past, or another incident_type",
                         faults);
    }
}

void
rules_further_children_check(const struct vigil_form *form,
                             const struct rules_context *context,
                             struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, list);
    for (size_t row = 0; row < rows; row++) {
        judge_death(form, row, context, faults);
        if (!context->historic) { /* what history holds was not asked then */
            judge_details(form, row, faults);
            judge_care(form, row, faults);
        }
    }
}
