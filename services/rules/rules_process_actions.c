/*
 * Actions: each of one body, measured and dated; of a recommendation that was not
 * refused, or of none.
 */
#include "rules/rules_form.h"
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static const char list[] = "actions";

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_ACT;
}

static void
judge_recommendation(const struct vigil_form *form,
                     size_t row,
                     const struct rules_file *file,
                     struct vigil_faults *faults)
{
    int64_t no = vigil_form_number(form, list, row, "recommendation_no");
    if (no == 0) {
        return;
    }
    const struct vigil_item *item =
        rules_item_find(file, VIGIL_ITEM_KIND_RECOMMENDATION, no);
    if (item == NULL) {
        rules_form_fault(list,
                         row,
                         "recommendation_no",
                         "no_such_recommendation",
                         "the case has no recommendation of this number",
                         "a number that vigil case shows, or nothing",
                         faults);
    } else if (item->state == VIGIL_ITEM_STATE_REFUSED) {
        rules_form_fault(list,
                         row,
                         "recommendation_no",
                         "recommendation_refused",
                         "the recommendation was refused",
                         "one that was not, or nothing",
                         faults);
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, list);
    for (size_t i = 0; i < rows; i++) {
        judge_recommendation(form, i, file, faults);
        rules_review_one_body(form, list, i, "owner", faults);
        rules_form_not_past(form, list, i, "due_on", context, faults);
    }
    rules_item_room(file, rows, faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    size_t rows = vigil_form_rows(form, list);
    for (size_t i = 0; i < rows; i++) {
        struct vigil_item *item =
            rules_item_add(file, VIGIL_ITEM_KIND_ACTION, file->found->authority, context);
        if (item != NULL) {
            item->parent = (int32_t)vigil_form_number(form, list, i, "recommendation_no");
            item->due_on = (vigil_date)vigil_form_number(form, list, i, "due_on");
            vigil_form_text(form, list, i, "owner", item->label, sizeof(item->label));
        }
    }
}

const struct rules_process rules_process_actions = {
    .type = VIGIL_MESSAGE_ACTIONS, .event = event, .check = check, .apply = apply};
