/*
 * A review is taken down: not before it was public for a year, and once. The copy that
 * is attached here stays.
 */
#include "base/base_date.h"
#include "base/base_text.h"
#include "rules/rules_admission.h"
#include "rules/rules_form.h"
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_REMOVE;
}

static void
judge_day(const struct vigil_form *form,
          const struct rules_context *context,
          const struct rules_file *file,
          struct vigil_faults *faults)
{
    vigil_date removed = (vigil_date)vigil_form_number(form, "", 0, "removed_on");
    rules_form_not_future(form, "", 0, "removed_on", context, faults);
    if (removed == VIGIL_DATE_NONE || file->found->published_on == VIGIL_DATE_NONE) {
        return;
    }
    vigil_date until = rules_review_public_until(file->found->published_on);
    if (removed < until) {
        char day[BASE_DATE_SIZE], right[sizeof(faults->at[0].right)];
        base_date_print(until, day);
        (void)base_text_print(right, sizeof(right), "%s or later", day);
        rules_admission_fault(
            faults, "removed_on", "too_soon", "before it was public for a year", right);
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    const struct vigil_item *period =
        rules_review_latest(file, VIGIL_ITEM_KIND_PUBLIC_PERIOD);
    if (period != NULL && period->state != VIGIL_ITEM_STATE_OPEN) {
        rules_admission_fault(faults,
                              "case_ref",
                              "removed_already",
                              "that it was taken down was told already",
                              "nothing more of this kind");
    }
    judge_day(form, context, file, faults);
    rules_item_room(file, 1, faults);
}

/* A review that history tells as published has no period yet; it gets it here. */
static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)form;
    struct vigil_item *period = rules_review_latest(file, VIGIL_ITEM_KIND_PUBLIC_PERIOD);
    if (period == NULL) {
        period = rules_item_add(
            file, VIGIL_ITEM_KIND_PUBLIC_PERIOD, file->found->authority, context);
    }
    if (period != NULL) {
        rules_item_set(period, VIGIL_ITEM_STATE_DONE, context);
    }
}

const struct rules_process rules_process_lcspr_removal = {
    .type = VIGIL_MESSAGE_LCSPR_REMOVAL, .event = event, .check = check, .apply = apply};
