/*
 * Where a national review stands (SI 2018/789 reg. 3): considered, then commissioned or
 * not, then reported, then published; no step left out, and none taken back.
 */
#include "rules/rules_admission.h"
#include "rules/rules_form_once.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_NATIONAL_REVIEW;
}

static bool
follows(enum vigil_national_stage before, enum vigil_national_stage stage)
{
    switch (before) {
    case VIGIL_NATIONAL_STAGE_NONE:
        return stage == VIGIL_NATIONAL_STAGE_CONSIDERED;
    case VIGIL_NATIONAL_STAGE_CONSIDERED:
        return stage == VIGIL_NATIONAL_STAGE_NOT_COMMISSIONED ||
               stage == VIGIL_NATIONAL_STAGE_COMMISSIONED;
    case VIGIL_NATIONAL_STAGE_COMMISSIONED:
        return stage == VIGIL_NATIONAL_STAGE_REPORTED;
    case VIGIL_NATIONAL_STAGE_REPORTED:
        return stage == VIGIL_NATIONAL_STAGE_PUBLISHED;
    case VIGIL_NATIONAL_STAGE_NOT_COMMISSIONED:
    case VIGIL_NATIONAL_STAGE_PUBLISHED:
        break;
    }
    return false;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    static const char *const next[] = {
        [VIGIL_NATIONAL_STAGE_NONE] = "considered first",
        [VIGIL_NATIONAL_STAGE_CONSIDERED] = "not_commissioned or commissioned",
        [VIGIL_NATIONAL_STAGE_NOT_COMMISSIONED] = "nothing more: it was decided so",
        [VIGIL_NATIONAL_STAGE_COMMISSIONED] = "reported",
        [VIGIL_NATIONAL_STAGE_REPORTED] = "published",
        [VIGIL_NATIONAL_STAGE_PUBLISHED] = "nothing more: it was published",
    };
    (void)context;
    enum vigil_national_stage stage =
        (enum vigil_national_stage)vigil_form_number(form, "", 0, "stage");
    if (!follows(file->found->national, stage)) {
        rules_admission_fault(faults,
                              "stage",
                              "not_next",
                              "not the stage that comes next",
                              next[file->found->national]);
    }
    rules_form_once(form, "criteria", "criterion", faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)context;
    file->found->national =
        (enum vigil_national_stage)vigil_form_number(form, "", 0, "stage");
}

const struct rules_process rules_process_national_review = {
    .type = VIGIL_MESSAGE_NATIONAL_REVIEW,
    .event = event,
    .check = check,
    .apply = apply};
